"""Ranked votes from the desk to the reader: entered, shown, audited, exported, taken back."""

import json

import pytest
from django.core import serializers

from elections.audit import audit, load_for_audit
from elections.loading import load
from elections.models import Election, Figure, Measure
from elections.resources import FORMATS
from tests import factories
from tests.admin.helpers import change, errors_of, filled_in
from tests.pages import get
from tests.resources.helpers import taken, written

pytestmark = pytest.mark.django_db

PRINTED = ("measure", "count", "fractional_count")


@pytest.fixture
def second():
    """The account of a second count, of which nothing is entered."""
    election = factories.ElectionFactory(slug="vote")
    first = factories.RoundFactory(election=election)
    after = factories.RoundFactory(election=election, number=2, is_transfer=True)
    for slug in ("ann", "bob"):
        factories.OptionFactory(election=election, person=factories.PersonFactory(slug=slug))
    paper = factories.SourceFactory(key="paper")
    one = factories.AccountFactory(
        round=first, source=paper, valid=87, is_lead=True, lead_reason="It is the only one."
    )
    for option, count in zip(election.options.all(), (29, 58), strict=True):
        factories.LineFactory(account=one, option=option, count=count)
    return factories.AccountFactory(
        round=after, source=paper, is_lead=True, lead_reason="It is the only one."
    )


def entered(client, account, *rows):
    """The answer to a form of an account in which these figures are typed."""
    client.force_login(factories.EditorFactory())
    data = filled_in(client.get(change(account)), **{"reason": "As printed."})
    data["figures-TOTAL_FORMS"] = str(len(rows))
    for place, row in enumerate(rows):
        blank = {"count": "", "fractional_count": "", "share": "", "option": ""}
        data |= {f"figures-{place}-{name}": value for name, value in (blank | row).items()}
    return client.post(change(account), data)


def rows_of(account):
    ann, bob = account.round.election.options.all()
    return (
        {"measure": "votes", "option": ann.pk, "fractional_count": "28.9999"},
        {"measure": "votes", "option": bob.pk, "count": "57"},
        {"measure": "transferred", "option": ann.pk, "fractional_count": "-0.0001"},
        {"measure": "exhausted", "fractional_count": "1.0000"},
    )


def printed():
    stored = Figure.objects.filter(account__round__number=2).order_by("measure", "option__order")
    return list(stored.values_list(*PRINTED))


STORED = [
    ("exhausted", None, "1.0000"),
    ("transferred", None, "-0.0001"),
    ("votes", None, "28.9999"),
    ("votes", 57, None),
]


def test_they_are_entered_shown_and_audited_as_they_are_printed(client, second):
    assert entered(client, second, *rows_of(second)).status_code == 302
    assert printed() == STORED

    [_first, results] = get(client, "/elections/vote/results/").all("table", class_="lead")
    assert results.rows()[1:] == [
        ["Ann", "28.9999", "−0.0001", "not stated"],
        ["Bob", "57", "not stated", "not stated"],
    ]
    sources = get(client, "/elections/vote/sources/").text
    for figure in ("28.9999", "−0.0001", "1.0000"):
        assert figure in sources
    [record] = load_for_audit(Election.objects.all())
    assert [one.rule for one in audit(record) if one.level != "note"] == []


def test_a_count_is_whole_or_has_a_fraction(client, second):
    ann = second.round.election.options.first()
    both = {"measure": "votes", "option": ann.pk, "count": "28", "fractional_count": "28.9999"}
    whole = {"measure": "votes", "option": ann.pk, "fractional_count": "28"}
    assert errors_of(entered(client, second, both)) == {
        "figures-0-__all__": [
            "A count with a fraction stands in place of the count, without a unit."
        ]
    }
    assert errors_of(entered(client, second, whole)) == {
        "figures-0-fractional_count": [
            "“28” is not a count with a fraction. Use digits and a decimal point, such as 28.9999; "
            "a whole number is entered as the count."
        ]
    }


def test_they_come_back_from_files_and_fixtures_with_every_digit(client, second, tmp_path):
    entered(client, second, *rows_of(second))
    rows = Figure.objects.filter(account=second)
    texts = [(kind, written(Figure, kind)) for kind in FORMATS]
    fixture = tmp_path / "vote.json"
    natural = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
    fixture.write_text(serializers.serialize("json", rows, **natural), encoding="utf-8")
    assert {"28.9999", None} == {
        one["fields"]["fractional_count"]
        for one in json.loads(fixture.read_text())
        if one["fields"]["measure"] == Measure.VOTES
    }

    for kind, text in texts:
        rows.delete()
        assert taken(Figure, kind, text).problems == []
        assert printed() == STORED
    rows.delete()
    load([str(fixture)])
    assert printed() == STORED


def test_they_stand_in_the_data_beside_the_page(client, second):
    entered(client, second, *rows_of(second))

    found = client.get("/elections/vote/data.json").json()["rows"]
    assert [
        (row["measure"], row["option"], row["count"], row["fractional_count"])
        for row in found
        if row["round"] == 2
    ] == [
        ("exhausted", "", None, "1.0000"),
        ("votes", "ann", None, "28.9999"),
        ("votes", "bob", 57, None),
        ("transferred", "ann", None, "-0.0001"),
    ]
    wide = client.get("/elections/vote/results.csv").content.decode()
    assert ",2,votes,ann,Ann,28.9999," in wide


def test_a_published_one_is_corrected_to_the_last_digit(client, second):
    entered(client, second, *rows_of(second))
    row = Figure.objects.get(account=second, fractional_count="28.9999")

    client.post(
        change(row),
        filled_in(client.get(change(row)), fractional_count="28.99990", reason="Misread."),
    )

    text = get(client, "/elections/vote/corrections/").text
    assert "28.9999" in text
    assert "28.99990" in text
