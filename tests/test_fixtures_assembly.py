"""The fixtures of the parliamentary elections of 2015 and 2020 hold every cell of their facts.

`tests/facts_2015.py` and `tests/facts_2020_assembly.py` hold the facts.
"""

import pytest

from elections import models
from tests import facts_2015, facts_2020_assembly, fixture_rows
from tests.fixture_rows import SHARED, grid, rows, table

pytestmark = pytest.mark.django_db

record = fixture_rows.recorded(SHARED, facts_2015.SLUG, facts_2020_assembly.SLUG)

VOTES = pytest.mark.parametrize("facts", [facts_2015, facts_2020_assembly], ids=["2015", "2020"])


def brought(facts):
    """The sources of an election's own facts, with those that others brought."""
    keys = [row[0] for row in table(facts.SOURCES) + table(getattr(facts, "SHARED_SOURCES", ""))]
    return models.Source.objects.filter(key__in=keys).order_by("key")


@VOTES
def test_sources(facts):
    own = table(facts.SOURCES)
    found = brought(facts).filter(key__in=[row[0] for row in own])
    assert grid(found, "key language published_on url copy_of.key") == [
        (*row[:3], row[3].split(", ")[0], row[4]) for row in own
    ]
    texts = {row.key: row.url + "\n" + row.note for row in brought(facts)}
    listed = [(row[0], row[3]) for row in own] + table(getattr(facts, "SHARED_SOURCES", ""))
    all_of_them = [(key, address) for key, cell in listed for address in cell.split(", ")]
    assert [row for row in all_of_them if row[1] not in texts[row[0]]] == []
    assert [row for row in table(facts.SOURCE_NOTES) if row[1] not in texts[row[0]]] == []
    titles = dict(brought(facts).values_list("key", "title"))
    assert {key: titles[key] for key, _title in table(facts.TITLES)} == dict(table(facts.TITLES))
    assert grid(found.exclude(revision="", rests_on=""), "key revision rests_on") == table(
        facts.ORIGINS
    )
    assert grid(found.exclude(excerpt=""), "key excerpt_language excerpt") == table(facts.EXCERPTS)


@VOTES
def test_election_contests_and_rounds(facts):
    found = models.Election.objects.filter(slug=facts.SLUG, publication="published")
    columns = (
        "name type vote_type date previous.date next.date office holder_before.name "
        "holder_after.name"
    )
    assert grid(found, columns) == table(facts.ELECTION)
    contests = rows(models.Contest, facts.SLUG)
    assert grid(contests, "order slug kind seats") == table(facts.CONTESTS)
    columns = "number contest.slug date status ballot_is_complete"
    assert grid(rows(models.Round, facts.SLUG), columns) == table(facts.ROUNDS)


def test_options_of_2015():
    found = rows(models.Option, facts_2015.SLUG)
    lists = table(facts_2015.LISTS)
    assert grid(found.filter(kind="list"), "slug person.name") == [
        (row[0], row[1] or "-") for row in lists[:-1]
    ]
    groups = [f"{row[0]}-constituencies" for row in lists[:-1]] + ["independents"]
    assert list(found.filter(kind="group").values_list("slug", flat=True)) == groups
    members = found.filter(kind="candidate")
    assert [row.label for row in members] == [row[1] for row in table(facts_2015.MEMBERS)]
    assert set(found.filter(contest__slug="lists").values_list("kind", flat=True)) == {"list"}
    assert set(found.values_list("status", flat=True)) == {"registered"}


def test_options_of_2020():
    found = rows(models.Option, facts_2020_assembly.SLUG)
    assert grid(found, "slug label person.name") == [
        (*row[:2], row[2] or "-") for row in table(facts_2020_assembly.LISTS)
    ]
    assert set(found.values_list("kind", "status")) == {("list", "registered")}


@VOTES
def test_accounts(facts):
    found = rows(models.Account, facts.SLUG)
    whole = found.filter(area=None).order_by("round__number", "source__key")
    assert grid(whole, "round.number source.key as_of status is_lead") == table(facts.ACCOUNTS)
    assert set(found.values_list("share_base", "counts_printed_to")) == {("unstated", 1)}
    notes = {(str(row.round.number), row.source.key): row.note for row in whole}
    assert [row for row in table(facts.NOTED) if row[2] not in notes[row[:2]]] == []


def a_figure(round_, source, measure, option, count="-", share="-", wording=""):
    return (round_, source, measure, option, count, share, "exactly", wording, "")


def change(round_, source, option, printed):
    """A change in seats, which is a number or the word “New”."""
    if printed == "New":
        return a_figure(round_, source, "seat-change", option, wording=printed)
    return a_figure(round_, source, "seat-change", option, printed)


def figures_of_2015():
    """The cells of the table of lists, as the sources that share it print them."""
    for slug, _person, votes, later, earlier, by_list, own, total, *changes in table(
        facts_2015.LISTS
    ):
        group = slug if slug == "independents" else f"{slug}-constituencies"
        printed = {
            "wikipedia-2015": (later, changes[0]),
            "wikipedia-2015-earlier": (earlier, changes[1]),
            "wikipedia-fr-2015": (earlier, None),
        }
        for source, (share, changed) in printed.items():
            if votes:
                yield a_figure("1", source, "votes", slug, votes, share)
                yield a_figure("1", source, "list-seats", slug, by_list)
            yield a_figure("2", source, "constituency-seats", group, own)
            yield a_figure("2", source, "seats", group, total)
            if changed is not None:
                yield change("2", source, group, changed)


def figures_of_2020():
    for slug, _name, _person, votes, share, reported, other, seats, changed in table(
        facts_2020_assembly.LISTS
    ):
        yield a_figure("1", "armenpress-2020-assembly", "votes", slug, votes, share)
        if seats:
            yield a_figure("1", "news-am-2020-assembly", "votes", slug, share=reported)
            yield a_figure("1", "parliament-wa-2020", "votes", slug, share=reported)
            yield a_figure("1", "wikipedia-2020", "votes", slug, share=other)
            for source in ("cec-2020-assembly", "wikipedia-2020", "armenianweekly-2020"):
                yield a_figure("1", source, "seats", slug, seats)
            yield change("1", "wikipedia-2020", slug, changed)


@pytest.mark.parametrize(
    ("facts", "listed"),
    [(facts_2015, figures_of_2015), (facts_2020_assembly, figures_of_2020)],
    ids=["2015", "2020"],
)
def test_figures(facts, listed):
    found = rows(models.Figure, facts.SLUG).filter(account__area=None)
    columns = (
        "account.round.number account.source.key measure option.slug count share bound wording note"
    )
    assert sorted(grid(found, columns)) == sorted([*table(facts.FIGURES), *listed()])
    assert set(found.values_list("base", "printed_to", "outcome")) == {("", None, "")}


def test_members_for_constituencies():
    found = rows(models.Figure, facts_2015.SLUG)
    found = found.exclude(account__area=None).order_by("account__area__order")
    assert set(
        found.values_list("account__round__number", "measure", "count", "share", "outcome")
    ) == {(2, "votes", None, None, "elected")}
    listed = found.filter(account__source__key="everypolitician-2015")
    members = table(facts_2015.MEMBERS)
    assert grid(listed, "account.area.code option.label") == [row[:2] for row in members]
    notes = zip(listed, members, strict=True)
    assert [row for row, (*_member, group) in notes if group not in row.account.note] == []
    confirmed = found.filter(account__source__key="cec-2018")
    assert grid(confirmed, "account.area.code option.label") == table(facts_2015.CONFIRMED)
    assert found.count() == len(members) + len(table(facts_2015.CONFIRMED))


@VOTES
def test_delegations_and_key_dates(facts):
    found = rows(models.Delegation, facts.SLUG)
    assert sorted(grid(found, "role sender sources")) == table(facts.DELEGATIONS)
    found = rows(models.KeyDate, facts.SLUG)
    assert grid(found, "date kind name note sources") == table(facts.KEY_DATES)


@VOTES
def test_statements(facts):
    found = rows(models.Statement, facts.SLUG).order_by("page", "order")
    columns = "page slug actor.name speaker speaker_office stance date date_note sources"
    assert grid(found, columns) == table(facts.STATEMENTS)
    summaries = dict(found.values_list("slug", "summary"))
    assert [row for row in table(facts.SUMMARIES) if row[1] not in summaries[row[0]]] == []
    quoted = found.exclude(quotation="").order_by("slug")
    assert grid(quoted, "slug quotation_language quotation") == table(facts.QUOTATIONS)


@VOTES
def test_discrepancies(facts):
    found = rows(models.Wording, facts.SLUG).order_by("pk")
    assert grid(found, "discrepancy.slug source.key wording") == table(facts.WORDINGS)


@VOTES
def test_sections_hold_what_has_no_field(facts):
    bodies = dict(rows(models.Section, facts.SLUG).values_list("page", "body"))
    assert sorted(bodies) == facts.SECTIONS.split()
    assert [row for row in table(facts.ONLY_IN_PROSE) if row[1] not in bodies[row[0]]] == []
