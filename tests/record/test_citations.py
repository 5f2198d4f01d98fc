"""How sources are numbered, and which of them a page shows."""

import pytest
from django.urls import reverse

from elections.record.citations import election_citations, page_citations
from tests.factories import (
    AccountFactory,
    AreaFactory,
    ContestFactory,
    DelegationFactory,
    DiscrepancyFactory,
    ElectionFactory,
    FigureFactory,
    KeyDateFactory,
    OptionFactory,
    RoundFactory,
    SourceFactory,
    StatementFactory,
    WordingFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def election():
    return ElectionFactory(slug="2012-vote", sources=[SourceFactory(key="m")])


def numbers(citations):
    return {source.key: source.number for source in citations.all}


def test_whatever_cites_a_source_gives_it_a_number(election):
    """Lead sets come first, then the keys in the order of the letters."""
    ElectionFactory(sources=[SourceFactory(key="other")])
    OptionFactory(election=election, sources=[SourceFactory(key="b")])
    KeyDateFactory(election=election, sources=[SourceFactory(key="c")])
    DelegationFactory(election=election, sources=[SourceFactory(key="d")])
    StatementFactory(election=election, sources=[SourceFactory(key="e")])
    round_ = RoundFactory(election=election)
    AccountFactory(round=round_, source=SourceFactory(key="f"))
    AccountFactory(
        round=round_, source=SourceFactory(key="z"), is_lead=True, lead_reason="It leads."
    )
    FigureFactory(account__round=round_, account__source=SourceFactory(key="g"))
    ContestFactory(election=election, sources=[SourceFactory(key="i")])
    area = AreaFactory(jurisdiction=election.jurisdiction)
    AccountFactory(round=round_, area=area, source=SourceFactory(key="j"))
    WordingFactory(discrepancy=DiscrepancyFactory(election=election), source=SourceFactory(key="h"))
    SourceFactory(key="a")
    SourceFactory(key="uncited")

    citations = election_citations(election, ["a", "m", "nobody"])

    assert numbers(citations) == {
        **{"z": 1, "a": 2, "b": 3, "c": 4, "d": 5},
        **{"e": 6, "f": 7, "g": 8, "h": 9, "i": 10, "j": 11, "m": 12},
    }


def test_a_row_cites_its_own_sources_in_the_order_of_their_numbers(election):
    first, second = SourceFactory(key="x"), SourceFactory(key="w")
    option = OptionFactory(election=election, sources=[first, second])
    OptionFactory(election=election, sources=[election.sources.get()])

    marks = election_citations(election, []).of("option", option.pk)

    assert [(source.key, source.number) for source in marks] == [("w", 2), ("x", 3)]


def test_what_was_handed_out_is_shown_and_nothing_else(election):
    used, by_key = SourceFactory(key="used"), SourceFactory(key="key")
    unused = SourceFactory(key="unused")
    FigureFactory(account__round__election=election, account__source=used)
    citations = election_citations(election, [by_key.key, unused.key])

    assert citations.shown == ()
    citations.source(used.pk)
    citations.key("key")
    assert citations.key("nobody") is None

    assert [source.key for source in citations.shown] == ["key", "used"]


def test_a_source_knows_where_it_is_told(election):
    (source,) = election_citations(election, []).all

    assert source.entry_url == reverse("sources", args=["2012-vote"]) + "#source-m"
    assert source.source_url == reverse("source", args=["m"])


def test_beyond_one_election_a_source_is_told_on_its_own_page():
    source = SourceFactory(key="m")

    (cited,) = page_citations([source.pk, source.pk]).all

    assert (cited.number, cited.entry_url) == (1, reverse("source", args=["m"]))
