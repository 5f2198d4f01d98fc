"""Documents and tables of the field's formats, of which any part may be something else."""

import csv
import io
import json
import random
from pathlib import Path

import pytest

from .helpers import reading

FILES = Path(__file__).parent.parent / "files" / "grid"
ODD = (None, -1, 1.5, True, "", "x", [], {}, [5], ["x"], {"a": 1}, [[1]], {"id": "ocd-contest/1"})
ODD_CELLS = ("", "x", "-1", "1.5", "true", "=1+1", "n/a")


def places(document, path=()):
    """The paths to all parts of a document but the whole."""
    inner = document.items() if isinstance(document, dict) else enumerate(document)
    for key, value in inner:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def said(found) -> bool:
    """Whether a file was read, asked about, or refused with words."""
    return bool(found.questions or found.problems or found.lines or found.areas)


@pytest.mark.parametrize("name", ["nist.json", "open-civic-data.json"])
def test_whatever_stands_in_a_document_is_read_asked_about_or_refused(name):
    text, chance = (FILES / name).read_text(), random.Random(2012)  # noqa: S311
    paths = list(places(json.loads(text)))

    for _time in range(300):
        document = json.loads(text)
        *outer, last = chance.choice(paths)
        part = document
        for key in outer:
            part = part[key]
        part[last] = chance.choice(ODD)
        assert said(reading(json.dumps(document), "x.json", contest="1", area="each"))


@pytest.mark.parametrize("name", ["democracy-club", "onegov-election", "onegov-vote"])
def test_whatever_stands_in_a_cell_is_read_asked_about_or_refused(name):
    rows = list(csv.reader((FILES / f"{name}.csv").read_text().splitlines()))
    chance = random.Random(2012)  # noqa: S311

    for _time in range(100):
        changed = [list(row) for row in rows]
        row = chance.choice(changed)
        row[chance.randrange(len(row))] = chance.choice(ODD_CELLS)
        text = io.StringIO()
        csv.writer(text).writerows(changed)
        assert said(reading(text.getvalue(), contest="1", area="each"))


def test_a_count_of_one_way_to_vote_or_that_is_withheld_is_no_total():
    report = json.loads((FILES / "nist.json").read_text())
    first, second = report["Election"][0]["Contest"][1]["ContestSelection"]
    first["VoteCounts"][0]["IsSuppressedForPrivacy"] = True
    second["VoteCounts"].append(second["VoteCounts"][0] | {"Type": "absentee"})

    found = reading(json.dumps(report), "x.json", contest="2")

    assert [each.key for each in found.questions] == ["word-withheld"]
    assert "Left out, because they are no totals: counts of early (1), absentee (1)." in (
        found.notices
    )


def test_rounds_of_a_count_are_parts_to_choose_from():
    report = json.loads((FILES / "nist.json").read_text())
    contests = report["Election"][0]["Contest"]
    del contests[0]
    for selection in contests[0]["ContestSelection"]:
        [count] = selection["VoteCounts"]
        selection["VoteCounts"] = [count | {"Round": number} for number in (1, 2)]

    [question] = reading(json.dumps(report), "x.json").questions

    assert [each.label for each in question.options] == ["A law, round 1", "A law, round 2"]
