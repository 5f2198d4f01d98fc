"""The audit from the command line."""

import datetime
import gc
import io
import json
import subprocess
import sys
import weakref

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from elections import models
from elections.audit import load_for_audit
from elections.management.commands.audit import Progress
from tests import factories
from tests.audit.helpers import account, candidate

pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self):
        return True


def exact(count, unit=1):
    """A plain count as JSON has it."""
    return {"count": count, "printed_to": unit, "bound": "exactly", "wording": ""}


def audit(*arguments, stderr=None, **options):
    """What the command writes, and how it ends: None, or its error."""
    out = io.StringIO()
    try:
        call_command("audit", *arguments, stdout=out, stderr=stderr or io.StringIO(), **options)
    except CommandError as error:
        return out.getvalue(), (error.returncode, str(error))
    return out.getvalue(), None


@pytest.fixture
def election():
    """A draft with a set that leads, one that cannot be true, and a portrait that is missing."""
    one = factories.SourceFactory(key="one", url="")
    election = factories.ElectionFactory(
        slug="vote", name="The vote", publication=models.Publication.DRAFT, sources=[one]
    )
    round_ = factories.RoundFactory(election=election)
    ada = candidate(election, "ada", in_infobox=True, sources=[one])
    ben = candidate(election, "ben", sources=[one])
    account(
        round_,
        "one",
        {ada: {"count": 60, "share": "60.0"}, ben: {"count": 40}},
        cast=104,
        registered=200,
        is_lead=True,
        lead_reason="The fullest.",
    )
    account(round_, "two", valid=97, invalid=2, cast=100)
    account(round_, "three", registered=200)
    return election


TEXT = """\
The vote (vote, draft)
  Round 1
    Short one, which leads: adds up
      They leave 100 valid votes.
      They leave 4 invalid ballots.
      Nothing in this account bears on these, so that they could not be checked: 200 registered voters.
    Short two: does not add up as printed
    Short three: nothing to check
      Nothing in this account bears on these, so that they could not be checked: 200 registered voters.
  warning valid-and-invalid account 1 two
    97 valid votes and 2 invalid or blank votes make 99, while 100 votes were cast.
    Compare the figures with the source; if it prints them so, leave them.
  warning impossible-as-printed account 1 two
    Does not add up as printed. 97 valid votes and 2 invalid or blank votes make 99, not 100 votes cast. Arithmetic cannot say which figure is wrong.
    Compare the figures with the source; if it prints them so, leave them: the pages say so.
  note portrait-missing person ada
    Ada is in the infobox without a portrait.
    Add a picture that may be shown, with its credit.
  note sources-in-conflict round 1
    Sources conflict on one figure (votes cast): 104 (Short one) and 100 (Short two).
    Compare the figures with the source; if it prints them so, leave them: the pages say so.

"""  # noqa: E501  a line of the command stays on its line


def test_text_for_people(election):
    sources = """\
Sources
  note address-missing source one
    No address is given for “Title of one”.
    Enter its address if one is known.
1 election audited.
0 errors, 2 warnings, 3 notes
"""
    assert audit() == (TEXT + sources, None)


def test_named_elections_alone_and_without_sources(election):
    factories.ElectionFactory(slug="other")
    text, error = audit("vote")
    assert (text, error) == (TEXT + "1 election audited.\n0 errors, 2 warnings, 2 notes\n", None)


def test_an_empty_record():
    assert audit() == ("0 elections audited.\n0 errors, 0 warnings, 0 notes\n", None)
    document = {
        "elections": [],
        "sources": [],
        "counts": {"error": 0, "warning": 0, "note": 0},
    }
    text, error = audit(format="json")
    assert (json.loads(text), error) == (document, None)


@pytest.fixture
def document(election):
    """What machines are given of the election, and the rows that it is about."""
    factories.ElectionFactory(slug="later", date=datetime.date(2017, 7, 19))
    text, error = audit(format="json")
    assert error is None
    return json.loads(text)


def test_json_holds_the_elections_the_sources_and_the_counts(election, document):
    source = models.Source.objects.get(key="one")
    row = {"model": "elections.source", "pk": source.pk}
    assert [one["election"] for one in document["elections"]] == ["later", "vote"]
    assert document["elections"][0] == {
        "election": "later",
        "name": "Later",
        "publication": "published",
        "rounds": [],
        "agreement": [],
        "findings": [],
    }
    assert document["sources"] == [
        {
            "rule": "address-missing",
            "level": "note",
            "election": "",
            "subject": {**row, "natural_key": ["one"], "change": row},
            "figures": [],
            "sentence": "No address is given for “Title of one”.",
            "mend": "Enter its address if one is known.",
        }
    ]
    assert document["counts"] == {"error": 0, "warning": 2, "note": 3}


def test_json_holds_each_verdict(document):
    [round_] = document["elections"][1]["rounds"]
    assert (round_["round"], round_["status"]) == (1, "held")
    one, two, three = round_["accounts"]
    assert one == {
        "source": "one",
        "as_of": "",
        "is_lead": True,
        "complete": True,
        "verdict": {
            "kind": "consistent",
            "reading": {"rounding": "half_up", "base": "valid", "unlisted": False},
            "conditions": [],
            "bases": ["valid"],
            "of_cast": [],
            "bounds": {
                "registered": [200, 200],
                "cast": [104, 104],
                "valid": [100, 100],
                "invalid": [4, 4],
                "unlisted": [0, 0],
                "valid_values": [100],
                "unlisted_values": [0],
                "certainty": "exact",
            },
            "conflicts": [],
            "observations": [],
            "sentences": [
                "Adds up: no contradiction within this account.",
                "The source does not say what its shares are of; they can only be of valid votes.",
            ],
            "follows": [
                "They leave 100 valid votes.",
                "They leave 4 invalid ballots.",
            ],
            "unchecked": "Nothing in this account bears on these, so that they could not be "
            "checked: 200 registered voters.",
        },
    }
    figures = [
        {"measure": measure, "candidate": "", "printed": printed}
        for measure, printed in (("cast", "100"), ("valid", "97"), ("invalid", "2"))
    ]
    assert two["verdict"] | {"observations": two["verdict"]["observations"][:1]} == {
        "kind": "impossible",
        "reading": None,
        "conditions": [],
        "bases": [],
        "of_cast": [],
        "bounds": None,
        "conflicts": [
            {
                "kind": "parts",
                "figures": figures,
                "values": {
                    "valid": 97,
                    "invalid": 2,
                    "cast": 100,
                    "sum": 99,
                    "least": 100,
                    "most": 100,
                },
                "complete": False,
                "smallest": True,
                "sentence": "97 valid votes and 2 invalid or blank votes make 99, not 100 votes "
                "cast.",
            }
        ],
        "observations": [
            {
                "figure": figures[1],
                "change": "digit",
                "replacement": "98",
                "scope": "set",
                "conflict": None,
                "conditions": [],
                "sentences": [
                    "With 98 in place of 97 valid votes, one digit changed, the account would "
                    "add up."
                ],
            }
        ],
        "sentences": [
            "Does not add up as printed.",
            "97 valid votes and 2 invalid or blank votes make 99, not 100 votes cast.",
            "Arithmetic cannot say which figure is wrong.",
        ],
        "follows": [],
        "unchecked": None,
    }
    assert three["verdict"]["kind"] == "nothing_to_check"


def test_json_holds_how_sources_stand_to_each_other(document):
    [cast] = [one for one in document["elections"][1]["agreement"] if one["measure"] == "cast"]
    assert cast == {
        "measure": "cast",
        "round": 1,
        "candidate": "",
        "base": "",
        "anchor": "measure-cast",
        "agreement": "conflict",
        "sentence": "What the two sources print cannot both be true of the same count.",
        "entries": [
            {
                "source": source,
                "account": source,
                "printed": exact(count),
                "interval": {"low": count, "high": count, "low_open": False, "high_open": False},
                "rounding": "half_up",
                "status": "unstated",
                "base_assumed": False,
                "anchor": f"figure-cast-{source}",
                "sentence": "Conflicts with every other source.",
            }
            for source, count in (("one", 104), ("two", 100))
        ],
        "conflicts": [["one", "two"]],
        "majority": [],
        "alone": [],
    }


def test_json_holds_the_ends_of_intervals_exactly(election):
    round_ = election.rounds.get()
    account(round_, "four", turnout="66.7")
    account(round_, "five", invalid=73_005, counts_printed_to=5)
    factories.FigureFactory(election=election, count=80, bound="more-than", wording="over eighty")
    document = json.loads(audit("vote", format="json")[0])
    entries = {one["measure"]: one["entries"][-1] for one in document["elections"][0]["agreement"]}
    ends = {"low_open": False, "high_open": True}
    assert entries["turnout"]["printed"] == {
        "percent": "66.7",
        "bound": "exactly",
        "wording": "",
    }
    assert entries["turnout"]["interval"] == {"low": "66.65", "high": "66.75", **ends}
    assert entries["invalid"]["printed"] == exact(73_005, 5)
    assert entries["invalid"]["interval"] == {"low": "73002.5", "high": "73007.5", **ends}
    assert entries["share"]["interval"] == {"low": "59.95", "high": "60.05", **ends}
    assert entries["observers"]["printed"] == {
        "count": 80,
        "printed_to": 1,
        "bound": "more-than",
        "wording": "over eighty",
    }
    assert entries["observers"]["interval"] == {
        "low": 81,
        "high": None,
        "low_open": False,
        "high_open": False,
    }
    assert entries["observers"]["sentence"] is None


def test_json_holds_each_finding(election, document):
    set_ = models.Account.objects.get(source__key="two")
    row = {"model": "elections.account", "pk": set_.pk}
    assert document["elections"][1]["findings"][1] == {
        "rule": "valid-and-invalid",
        "level": "warning",
        "election": "vote",
        "subject": {**row, "natural_key": ["vote", 1, "two", "", ""], "change": row},
        "figures": [
            {
                "measure": measure,
                "source": "two",
                "candidate": "",
                "printed": exact(count),
            }
            for measure, count in (("valid", 97), ("invalid", 2), ("cast", 100))
        ],
        "sentence": "97 valid votes and 2 invalid or blank votes make 99, while 100 votes were "
        "cast.",
        "mend": "Compare the figures with the source; if it prints them so, leave them.",
    }


@pytest.mark.parametrize(
    ("fail_on", "error"),
    [
        ("error", None),
        ("warning", (1, "2 findings at level warning or above.")),
        ("never", None),
    ],
)
def test_the_exit_code_for_warnings(election, fail_on, error):
    assert audit(fail_on=fail_on)[1] == error


@pytest.mark.parametrize(
    ("fail_on", "error"),
    [
        ("error", (1, "1 finding at level error or above.")),
        ("warning", (1, "3 findings at level warning or above.")),
        ("never", None),
    ],
)
def test_the_exit_code_for_errors(election, fail_on, error):
    election.sources.clear()
    assert audit(fail_on=fail_on)[1] == error


def test_json_is_whole_though_the_audit_fails(election):
    election.sources.clear()
    text, error = audit(format="json")
    assert error == (1, "1 finding at level error or above.")
    assert json.loads(text)["counts"] == {"error": 1, "warning": 2, "note": 3}


def test_slugs_that_no_election_has(election):
    error = (2, "No election has the slug other, vot.")
    assert audit("vote", "vot", "other") == ("", error)


def test_the_exit_code_of_a_command_that_is_not_understood():
    command = [sys.executable, "manage.py", "audit", "--format", "yaml"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "invalid choice: 'yaml' (choose from 'text', 'json')" in done.stderr


def test_a_bar_on_a_terminal(election):
    factories.ElectionFactory(slug="later", date=datetime.date(2017, 7, 19))
    stderr = Terminal()
    audit(stderr=stderr)
    half, whole, blank = "#" * 20 + " " * 20, "#" * 40, " " * 80
    assert stderr.getvalue() == f"\r[{half}] 1 / 2\r[{whole}] 2 / 2\r{blank}\r"


def test_no_bar_where_nobody_sees_it_or_there_is_nothing_to_do(election):
    quiet, nothing = io.StringIO(), Terminal()
    audit(stderr=quiet)
    assert quiet.getvalue() == ""
    Progress(OutputWrapper(nothing), 0).end()
    assert nothing.getvalue() == ""


@pytest.mark.parametrize("format", ["text", "json"])
def test_elections_are_let_go_once_they_are_written(format, monkeypatch):
    monkeypatch.setattr("elections.audit.loading.BATCH", 3)
    for _number in range(20):
        round_ = factories.RoundFactory()
        account(round_, "one", cast=10, is_lead=True, lead_reason="The fullest.")
    alive, most = weakref.WeakSet(), []

    def watched(elections):
        for record in load_for_audit(elections):
            alive.add(record.election)
            gc.collect()
            most.append(len(alive))
            yield record

    monkeypatch.setattr("elections.management.commands.audit.load_for_audit", watched)
    assert audit(format=format)[1] is None
    assert len(most) == 20
    # A batch that is being written, and the one before that the garbage collector comes to.
    assert max(most) <= 6
