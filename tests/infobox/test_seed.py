"""The article on the election of 2012, read as a draft: it gives what the facts say of it."""

import datetime

import pytest

from elections import models
from elections.infobox import TAKEN, draft_of, read
from elections.loading import load
from tests import facts
from tests.factories import ElectionFactory, JurisdictionFactory
from tests.fixture_rows import grid, table
from tests.infobox.articles import SEED, SOURCE

pytestmark = pytest.mark.django_db

# Of the elections before and after, the record has what it needs to link to them.
NEIGHBOURS = {
    "2007": "2007 Nagorno-Karabakh presidential election",
    "2017": "2017 Artsakhian presidential election",
}


@pytest.fixture
def draft():
    land = JurisdictionFactory(name="Nagorno-Karabakh", slug="nagorno-karabakh")
    for year, name in NEIGHBOURS.items():
        ElectionFactory(
            name=name, slug=year, date=datetime.date(int(year), 7, 19), jurisdiction=land
        )
    draft = draft_of(read(SEED), SOURCE, {})
    assert (draft.questions, draft.problems) == ([], [])
    load([draft.records])
    return draft


def of_2012(text, *names):
    return [row for row in table(text) if row[0] == "2012" and set(names) <= set(row)]


def test_every_field_is_taken(draft):
    assert [each for each in draft.told if each.state != TAKEN] == []
    assert [each.label for each in draft.told] == [
        line[2:].partition(":")[0] for line in SEED.splitlines() if line.startswith("- ")
    ]


def test_election_and_its_neighbours(draft):
    election = models.Election.objects.get(slug=draft.slug)
    columns = "name type date ongoing previous.slug next.slug office"
    [told] = [row for row in table(facts.ELECTIONS) if row[0].startswith("2012")]
    assert grid([election], columns) == [told[:2] + told[3:]]
    assert election.get_vote_type_display() == told[2]
    assert election.publication == "draft"


def test_holders_and_candidates(draft):
    election = models.Election.objects.get(slug=draft.slug)
    columns = (
        "jurisdiction.slug jurisdiction_name holder_before.name party_before_name "
        "holder_after.name party_after_name"
    )
    [told] = of_2012(facts.HOLDERS)
    assert grid([election], columns) == [told[1:7]]
    candidates = [row[1:4] for row in of_2012(facts.CANDIDACIES, "True")]
    second = [row[1:4] for row in of_2012(facts.CANDIDACIES, "Vitaly Balasanyan")]
    options = election.options.all()
    assert grid(options, "order person.name party_name") == list(dict.fromkeys(candidates + second))


def test_figures_as_printed(draft):
    account = models.Account.objects.get(round__election__slug=draft.slug)
    votes = account.figures.filter(measure="votes")
    assert grid(votes, "account.source.key option.label count share") == [
        (row[1], *row[3:6]) for row in of_2012(facts.LINES, "wikipedia")
    ]
    [told] = [
        row for row in table(facts.ACCOUNTS) if row[0] == "2012-07-19" and row[2] == "wikipedia"
    ]
    [turnout] = account.figures.filter(measure="turnout")
    assert turnout.share == told[9]
    assert account.round.date.isoformat() == told[0]
    assert account.figures.count() == 3


def test_prose_by_pages(draft):
    sections = models.Section.objects.filter(election__slug=draft.slug)
    assert sorted(section.page for section in sections) == [
        row[1] for row in of_2012(facts.SECTIONS)
    ]
    prose = SEED.partition("Independent politician\n\n")[2]
    kept = [line for section in sections for line in section.body.split("\n\n")]
    written = [line for line in prose.splitlines() if line and not line.startswith("==")]
    assert sorted(kept) == sorted(f"{line} [@wikipedia]" for line in written)
