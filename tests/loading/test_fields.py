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
    ("source", {"titel": "T"}, "There is no such field. Did you mean “title”?"),
    (
        "round",
        {"zzz": 1},
        "There is no such field. The fields are: ballot_is_complete, contest, date, election, "
        "is_transfer, last_day, number, status, votes_per_voter.",
    ),
    ("source", {"id": 5}, "There is no such field. The fields are: archived_url, "
     "cites, copy_of, excerpt, excerpt_language, key, language, note, published_on, publisher, "
     "read_on, rests_on, revision, short_name, title, url."),
    ("person", {"options": []}, "There is no such field. The fields are: name, "
     "other_names, portrait, portrait_credit, slug, wikidata."),
    ("source", {"title": 2012}, "This is not text. Put it in quotation marks."),
    ("source", {"title": ["T"]}, "This is not text. Put it in quotation marks."),
    ("source", {"title": None}, "This field cannot be null."),
    ("source", {"title": ""}, "This field cannot be blank."),
    ("source", {"note": None}, 'Use "" for empty text, not null.'),
    ("source", {"title": "x" * 301},
     "Ensure this value has at most 300 characters (it has 301)."),
    ("source", {"title": "a\0b"}, "The text contains a character that cannot be stored."),
    ("source", {"title": "a\ud800b"}, "The text contains a character that cannot be stored."),
    ("source", {"url": "nowhere"}, "Enter a valid URL."),
    ("source", {"read_on": "21.7.2012"},
     "“21.7.2012” value has an invalid date format. It must be in YYYY-MM-DD format."),
    ("source", {"read_on": "2012-02-30"},
     "“2012-02-30” value has the correct format (YYYY-MM-DD) but it is an invalid date."),
    ("source", {"read_on": 2012}, 'Write dates in quotation marks, such as "2012-07-19".'),
    ("person", {"portrait": "x" * 101},
     "Ensure this value has at most 100 characters (it has 101)."),
    ("party", {"colour": "red"},
     "Write the colour as # and six lower-case hexadecimal digits, such as #1f6fb2."),
    ("party", {"is_independent": "yes"}, "“yes” value must be either True or False."),
    ("party", {"is_independent": {}}, "“{}” value must be either True or False."),
    ("round", {"status": "over"}, f"“over” is not one of the choices: {CHOICES}."),
    ("round", {"number": -1}, "Ensure this value is greater than or equal to 0."),
    ("round", {"number": True}, "This is not a whole number."),
    ("round", {"number": 1.0}, "This is not a whole number."),
    ("round", {"number": "1_0"}, "This is not a whole number."),
    ("figure", {"count": 98909.5}, "This is not a whole number."),
    ("figure", {"count": 2**63},
     "Ensure this value is less than or equal to 9223372036854775807."),
    ("account", {"counts_printed_to": 0},
     "Ensure this value is greater than or equal to 1."),
    ("figure", {"share": 73.5},
     "Put 73.5 in quotation marks: a bare number loses its trailing zeros."),
    ("figure", {"share": "73,5"},
     "“73,5” is not a number as printed. Use digits and a decimal point, such as 66.70, without a "
     "plus, minus or percent sign."),
    ("figure", {"share": [1]},
     "[1] is not a number as printed. Write it as text, such as “66.70”."),
    ("account", {"source": "wikipedia"},
     'Write the reference as a list in the form ["key"].'),
    ("account", {"source": [["wikipedia"]]},
     'Write the reference as a list in the form ["key"].'),
    ("account", {"round": [ELECTION]},
     'Write the reference as a list in the form ["election", "number"].'),
    ("account", {"source": None}, "This field cannot be null."),
    ("account", {"source": ["wikipeda"]},
     'There is no elections.source ["wikipeda"] in these files or in the database.'),
    ("account", {"source": ["a\0b"]},
     'There is no elections.source ["a\\u0000b"] in these files or in the database.'),
    ("account", {"source": 77},
     "There is no elections.source 77 in these files or in the database."),
    ("account", {"source": 2**70},
     f"There is no elections.source {2**70} in these files or in the database."),
    ("account", {"round": [ELECTION, 4]},
     f'There is no elections.round ["{ELECTION}", 4] in these files or in the database.'),
    ("account", {"round": [ELECTION, "one"]},
     f'There is no elections.round ["{ELECTION}", "one"] in these files or in the database.'),
    ("account", {"round": [ELECTION, 2**70]},
     f'There is no elections.round ["{ELECTION}", {2**70}] in these files or in the database.'),
    ("account", {"round": [2012, 1]},
     "There is no elections.round [2012, 1] in these files or in the database."),
    ("statement", {"sources": "wikipedia"},
     'Write the references as a list of lists, each in the form ["key"].'),
    ("statement", {"sources": ["wikipedia"]},
     'Write the references as a list of lists, each in the form ["key"].'),
    ("statement", {"sources": None},
     'Write the references as a list of lists, each in the form ["key"].'),
    ("statement", {"sources": []}, "At least one is required."),
    ("statement", {"sources": [["wikipedia"], ["nobody"]]},
     'There is no elections.source ["nobody"] in these files or in the database.'),
    ("discrepancy", {"option": ["2007-land", "bob"]},
     'There is no elections.option ["2007-land", "bob"] in these files or in the database.'),
    ("section", {"body": "x [@nobody]"},
     "The text cites nobody, but no source has this key."),
]  # fmt: skip

# What a record's key is made of.
KEYS = {
    "discrepancy": ("election", "slug"),
    "figure": ("account", "measure", "option", "base"),
    "party": ("slug",),
    "person": ("slug",),
    "account": ("round", "source", "as_of", "area"),
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
        record("account", round=[ELECTION, 2], source=["wikipedia"]),
        record("round", election=[ELECTION], number=3, date="2012-09-01"),
    ]


def shown_key(model, fields):
    parts = ["" if fields.get(name) is None else fields[name] for name in KEYS[model]]
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
        "Nothing was loaded. 1 error:\n"
        f"fixture.json, line {line}: record {place + 1}, elections.{model} {key}, "
        f"field {field}: {mistake}"
    )
    assert not any(snapshot().values())
