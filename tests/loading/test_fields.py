"""A mistake in a field is named by file, line, record, field and mend."""

import json
from pathlib import Path

import pytest

from tests.loading.cast import (
    ELECTION,
    record,
    refusal,
    snapshot,
    source,
    world,
    written,
)

pytestmark = pytest.mark.django_db

CHOICES = "held, tentative, postponed, cancelled, annulled"

# Changed fields of a record of the world, and what is said of the first of them.
IN_FIELDS = [
    ("source", {"titel": "T"}, "There is no such field. Is “title” meant?"),
    (
        "round",
        {"zzz": 1},
        "There is no such field. There are: date, election, number, status.",
    ),
    ("source", {"id": 5}, "There is no such field. There are: key, language, note, published_on, "
     "publisher, read_on, rests_on, short_name, title, url."),
    ("person", {"candidacies": []}, "There is no such field. There are: name, portrait, "
     "portrait_credit, slug."),
    ("source", {"title": 2012}, "This is no text: write it in quotation marks."),
    ("source", {"title": ["T"]}, "This is no text: write it in quotation marks."),
    ("source", {"title": None}, "This field cannot be null."),
    ("source", {"title": ""}, "This field cannot be blank."),
    ("source", {"note": None}, 'Write "" where there is no text, not null.'),
    ("source", {"title": "x" * 301},
     "Ensure this value has at most 300 characters (it has 301)."),
    ("source", {"title": "a\0b"}, "The text holds a character that no database can keep."),
    ("source", {"title": "a\ud800b"}, "The text holds a character that no database can keep."),
    ("source", {"url": "nowhere"}, "Enter a valid URL."),
    ("source", {"read_on": "21.7.2012"},
     "“21.7.2012” value has an invalid date format. It must be in YYYY-MM-DD format."),
    ("source", {"read_on": "2012-02-30"},
     "“2012-02-30” value has the correct format (YYYY-MM-DD) but it is an invalid date."),
    ("source", {"read_on": 2012}, 'Write a date in quotation marks, such as "2012-07-19".'),
    ("person", {"portrait": "x" * 101},
     "Ensure this value has at most 100 characters (it has 101)."),
    ("party", {"colour": "red"}, "Write the colour as # and six digits, #1f6fb2."),
    ("party", {"is_independent": "yes"}, "“yes” value must be either True or False."),
    ("party", {"is_independent": {}}, "“{}” value must be either True or False."),
    ("round", {"status": "over"}, f"“over” is none of the choices: {CHOICES}."),
    ("round", {"number": -1}, "Ensure this value is greater than or equal to 0."),
    ("round", {"number": True}, "This is no whole number."),
    ("round", {"number": 1.0}, "This is no whole number."),
    ("round", {"number": "1_0"}, "This is no whole number."),
    ("resultset", {"registered": 98909.5}, "This is no whole number."),
    ("resultset", {"registered": 2**63},
     "Ensure this value is less than or equal to 9223372036854775807."),
    ("resultset", {"counts_printed_to": 0},
     "Ensure this value is greater than or equal to 1."),
    ("resultset", {"turnout": 73.5},
     "Write 73.5 in quotation marks: a bare number loses its trailing zeros."),
    ("resultset", {"turnout": "73,5"},
     "“73,5” is not a printed number: write digits with a point before the decimals, such as "
     "66.70, without sign or percent sign."),
    ("resultset", {"turnout": [1]},
     "[1] is not a printed number: write it as text, such as “66.70”."),
    ("resultset", {"source": "wikipedia"},
     'Write the reference as a list of the form ["key"].'),
    ("resultset", {"source": [["wikipedia"]]},
     'Write the reference as a list of the form ["key"].'),
    ("resultset", {"round": [ELECTION]},
     'Write the reference as a list of the form ["election", "number"].'),
    ("resultset", {"source": None}, "This field cannot be null."),
    ("resultset", {"source": ["wikipeda"]},
     'No elections.source ["wikipeda"] is in these files or in the database.'),
    ("resultset", {"source": ["a\0b"]},
     'No elections.source ["a\\u0000b"] is in these files or in the database.'),
    ("resultset", {"source": 77},
     "No elections.source 77 is in these files or in the database."),
    ("resultset", {"source": 2**70},
     f"No elections.source {2**70} is in these files or in the database."),
    ("resultset", {"round": [ELECTION, 4]},
     f'No elections.round ["{ELECTION}", 4] is in these files or in the database.'),
    ("resultset", {"round": [ELECTION, "one"]},
     f'No elections.round ["{ELECTION}", "one"] is in these files or in the database.'),
    ("resultset", {"round": [ELECTION, 2**70]},
     f'No elections.round ["{ELECTION}", {2**70}] is in these files or in the database.'),
    ("resultset", {"round": [2012, 1]},
     "No elections.round [2012, 1] is in these files or in the database."),
    ("statement", {"sources": "wikipedia"},
     'Write the references as a list of lists, each of the form ["key"].'),
    ("statement", {"sources": ["wikipedia"]},
     'Write the references as a list of lists, each of the form ["key"].'),
    ("statement", {"sources": None},
     'Write the references as a list of lists, each of the form ["key"].'),
    ("statement", {"sources": []}, "At least one is needed."),
    ("statement", {"sources": [["wikipedia"], ["nobody"]]},
     'No elections.source ["nobody"] is in these files or in the database.'),
    ("discrepancy", {"candidacy": ["2007-land", "bob"]},
     'No elections.candidacy ["2007-land", "bob"] is in these files or in the database.'),
    ("section", {"body": "x [@nobody]"},
     "No source has the key nobody, which the text cites."),
]  # fmt: skip

# What a record's key is made of.
KEYS = {
    "discrepancy": ("election", "slug"),
    "party": ("slug",),
    "person": ("slug",),
    "resultset": ("round", "source"),
    "round": ("election", "number"),
    "section": ("election", "page"),
    "source": ("key",),
    "statement": ("election", "slug"),
}


def wider_world():
    """The world with a record more of some models, to which no other record refers."""
    return [
        *world(),
        source("lonely"),
        record("person", name="Cyd", slug="cyd"),
        record("party", name="Reds", slug="reds"),
        record("round", election=[ELECTION], number=2, date="2012-08-01"),
        record("resultset", round=[ELECTION, 2], source=["wikipedia"]),
        record("round", election=[ELECTION], number=3, date="2012-09-01"),
    ]


def shown_key(model, fields):
    parts = ["" if fields[name] is None else fields[name] for name in KEYS[model]]
    flat = [part for each in parts for part in (each if isinstance(each, list) else [each])]
    return json.dumps(flat)


@pytest.mark.parametrize(("model", "changes", "mistake"), IN_FIELDS)
def test_a_mistake_in_a_field_is_named_with_the_line_of_the_field(
    tmp_path, model, changes, mistake
):
    records = wider_world()
    place = max(n for n, each in enumerate(records) if each["model"] == f"elections.{model}")
    records[place]["fields"] |= changes
    [field] = changes
    path = written(tmp_path, *records)
    lines = Path(path).read_text().splitlines()
    line = next(
        number
        for number, text in enumerate(lines, 1)
        if f'"{field}": ' in text and sum('"model"' in each for each in lines[:number]) == place + 1
    )
    key = shown_key(model, records[place]["fields"])
    assert refusal(path) == (
        "Nothing was loaded. 1 mistake:\n"
        f"fixture.json, line {line}: record {place + 1}, elections.{model} {key}, "
        f"field {field}: {mistake}"
    )
    assert not any(snapshot().values())
