"""The fixtures of the parliamentary votes of 1991, 2000 and 2005 hold every cell of their facts.

`tests/facts_parliament_early.py` holds the facts.
"""

import pytest

from elections import models
from tests import facts_parliament_early as facts
from tests import fixture_rows
from tests.fixture_rows import SHARED, cell, table

pytestmark = pytest.mark.django_db

record = fixture_rows.recorded(SHARED, *facts.SLUGS.values())

YEARS = {slug: year for year, slug in facts.SLUGS.items()}
FIGURE = "account.round.number account.source.key measure option.label count share bound wording"


def rows(model):
    return fixture_rows.rows(model, *facts.SLUGS.values())


def grid(found, columns):
    """Each row's year and columns, as the tables of facts have them, sorted."""
    election = fixture_rows.ELECTION.get(found.model, "election").replace("__", ".")
    table = fixture_rows.grid(found, f"{election}.slug {columns}", lambda one: YEARS.get(one, one))
    return sorted(table)


def brought(place):
    """The sources of one election's fixture, or those of the facts that elections share."""
    keys = [row[1] for row in table(facts.SOURCES) if row[0] == place]
    return models.Source.objects.filter(key__in=keys).order_by("key")


@pytest.mark.parametrize("place", [*facts.SLUGS, "shared"])
def test_sources(place):
    stated = [row[1:] for row in table(facts.SOURCES) if row[0] == place]
    found = fixture_rows.grid(brought(place), "key language published_on copy_of.key url")
    assert found == [(*row[:4], row[4].split(", ")[0]) for row in stated]
    addresses = [(row[0], row[4]) for row in stated]
    assert fixture_rows.without_further_addresses(addresses, brought(place)) == []


def test_sources_are_those_of_the_fixtures():
    for year, slug in facts.SLUGS.items():
        keys = {row[1] for row in table(facts.SOURCES) if row[0] == year}
        assert fixture_rows.source_keys(slug) == keys


def test_words_of_sources():
    titles = dict(models.Source.objects.values_list("key", "title"))
    assert [row for row in table(facts.TITLES) if titles[row[0]] != row[1]] == []
    words = {
        key: " ".join(parts)
        for key, *parts in models.Source.objects.values_list("key", "rests_on", "revision", "note")
    }
    assert [row for row in table(facts.SOURCE_NOTES) if row[1] not in words[row[0]]] == []


def test_elections_contests_and_rounds():
    elections = models.Election.objects.filter(slug__in=YEARS, publication="published")
    found = fixture_rows.grid(
        elections,
        "slug date type vote_type office previous.date holder_before.name party_before_name "
        "holder_after.name party_after_name",
        lambda one: YEARS.get(one, one),
    )
    assert sorted(found) == table(facts.ELECTIONS)
    contests = grid(rows(models.Contest), "slug kind seats sources")
    assert contests == sorted(table(facts.CONTESTS))
    rounds = grid(rows(models.Round), "number contest.slug date status ballot_is_complete")
    assert rounds == table(facts.ROUNDS)
    pages = {}
    for section in rows(models.Section).order_by("page"):
        pages.setdefault(YEARS[section.election.slug], []).append(section.page)
    assert pages == {year: names.split() for year, names in facts.SECTIONS.items()}


def test_options():
    winners = [
        ("2000", "constituencies", "candidate", name, "-")
        for _number, _place, name in table(facts.WINNERS_2000)
    ]
    found = grid(rows(models.Option), "contest.slug kind label party.slug")
    assert found == sorted([*table(facts.OPTIONS), *winners])


def accounts():
    """The accounts of the facts, those of the areas of 2000 too."""
    areas = [row[2] for row in table(facts.OF_AREAS) if row[0] == "2000"]
    numbers = [row[0] for row in table(facts.WINNERS_2000)]
    return sorted(
        [
            *table(facts.ACCOUNTS),
            *(("2000", "1", "asbarez-2000", "", area, "final", "False") for area in areas),
            *(("2000", "1", "asbarez-2000", "", number, "final", "False") for number in numbers),
        ]
    )


def test_accounts():
    found = [
        (*row[:4], row[4] or row[5], *row[6:])
        for row in grid(
            rows(models.Account),
            "round.number source.key as_of area.code area.name status is_lead",
        )
    ]
    assert sorted(found) == accounts()
    unlike = rows(models.Account).exclude(share_base="unstated", counts_printed_to=1)
    assert list(unlike) == []


def figures(**wanted):
    return rows(models.Figure).filter(**wanted)


def test_figures_of_the_whole():
    found = figures(option=None, account__area=None)
    columns = "account.round.number account.source.key account.as_of measure count share bound"
    assert grid(found, f"{columns} wording") == sorted(table(facts.WHOLE))


def of_options():
    """The figures of the options, those that the two tables of 2005 print too."""
    stated = table(facts.OF_OPTIONS)
    measures = ["constituency-seats", "list-seats", "seats", "seat-change"]
    for name, votes, share, *seats in table(facts.CONSTITUENCIES_2005):
        key = "wikipedia-ru-2005"
        listed = {name for _year, contest, _kind, name, _party in OPTIONS if contest == "lists"}
        if votes != "-":
            stated.append(("2005", "2", key, "votes", name, votes, share, "exactly", ""))
        for measure, count in zip(measures, seats, strict=True):
            by_list = measure == "list-seats" and name in listed
            count, wording = ("-", count) if count == "new" else (count, "")
            if (count, wording) != ("-", ""):
                where = "1" if by_list else "2"
                stated.append(("2005", where, key, measure, name, count, "-", "exactly", wording))
    for name, share, seats, before in table(facts.INFOBOX_2005):
        line = ("2005", "2", "wikipedia-2005")
        stated.append((*line, "votes", name, "-", share, "exactly", ""))
        stated.append((*line, "seats", name, seats, "-", "exactly", ""))
        if before == "new":
            stated.append((*line, "seat-change", name, "-", "-", "exactly", before))
        else:
            stated.append((*line, "seats-before", name, before, "-", "exactly", ""))
    return sorted(stated)


OPTIONS = table(facts.OPTIONS)


def test_figures_of_options():
    assert grid(figures(option__isnull=False, outcome=""), FIGURE) == of_options()


def test_figures_of_areas():
    found = figures(option=None, account__area__isnull=False)
    columns = "account.source.key account.area.name measure count share"
    assert grid(found, columns) == table(facts.OF_AREAS)
    votes = figures(outcome="", measure="votes", account__area__isnull=False)
    assert set(votes.values_list("account__source__key", "account__area__slug")) == {
        ("azat-artsakh-2005", "nk-2005-station-22-41"),
        ("noravank-2005", "nk-2005-constituency-1"),
    }


def test_winners_of_constituencies():
    found = figures(outcome="elected").order_by("account__area__order")
    assert [
        (row.account.area.code, row.account.area.name, row.option.label, row.count, row.share)
        for row in found
    ] == [
        (number, f"{place} (no. {number}, 2000)", name, None, None)
        for number, place, name in table(facts.WINNERS_2000)
    ]
    assert set(found.values_list("account__area__kind", "measure")) == {("constituency", "votes")}


def test_notes():
    noted = [
        (YEARS[row.round.election.slug], row.source.key, row.note) for row in rows(models.Account)
    ]
    noted += [
        (YEARS[row.account.round.election.slug], row.account.source.key, row.note)
        for row in figures()
    ]
    missing = [
        (year, key, words)
        for year, key, words in table(facts.NOTES)
        if not any((year, key) == row[:2] and words in row[2] for row in noted)
    ]
    assert missing == []


def test_key_dates_and_observers():
    found = grid(rows(models.KeyDate), "kind date name sources")
    assert sorted(found) == sorted(table(facts.KEY_DATES))
    assert set(rows(models.KeyDate).values_list("precision", flat=True)) == {"day"}
    expected = {}
    for key, countries in table(facts.OBSERVERS_2005):
        for country in countries.split(", "):
            expected.setdefault(country, []).append(key)
    delegations = rows(models.Delegation)
    assert {row.sender: cell(row, "sources").split(", ") for row in delegations} == expected
    assert set(delegations.values_list("role", "election__slug")) == {
        ("observers", facts.SLUGS["2005"])
    }


def test_statements():
    found = rows(models.Statement).order_by("page", "order")
    columns = "page actor.slug speaker speaker_office date date_note stance sources"
    assert fixture_rows.grid(found, columns) == table(facts.STATEMENTS)
    quoted = sorted(
        (cell(row, "sources"), row.quotation_language, row.quotation)
        for row in found.exclude(quotation="")
    )
    assert quoted == table(facts.QUOTATIONS)


def test_discrepancies():
    found = rows(models.Wording)
    wordings = {
        (YEARS[row.discrepancy.election.slug], row.discrepancy.slug, row.source.key): row.wording
        for row in found
    }
    stated = table(facts.WORDINGS)
    assert sorted(wordings) == [row[:3] for row in stated]
    assert [row for row in stated if row[3] not in wordings[row[:3]]] == []


def test_prose_holds_what_has_no_field():
    bodies = {(YEARS[row.election.slug], row.page): row.body for row in rows(models.Section)}
    assert [row for row in table(facts.ONLY_IN_PROSE) if row[2] not in bodies[row[:2]]] == []
