"""The fixtures of the referendums hold every cell of their facts.

`tests/facts_1991_referendum.py`, `tests/facts_2006.py` and `tests/facts_2017_referendum.py` hold
the facts, with the figures as printed.
"""

import re

import pytest

from elections import models
from elections.models.measure import CONDUCT, RULES
from elections.models.prose import CITATION, cited_keys
from tests import facts_1991_referendum, facts_2006, facts_2017_referendum, fixture_rows
from tests.fixture_rows import SHARED, rows, table

pytestmark = pytest.mark.django_db

REFERENDUMS = [facts_1991_referendum, facts_2006, facts_2017_referendum]
VOTES = pytest.mark.parametrize("facts", REFERENDUMS, ids=["1991", "2006", "2017"])

record = fixture_rows.recorded(SHARED, *(facts.SLUG for facts in REFERENDUMS))

BOUNDS = {"more than": "more-than", "almost": "less-than", "about": "about"}
ACCOUNT = "source.key as_of area.name"


def short(facts, text):
    """A key, or several, without the ending that all keys of a referendum have."""
    return ", ".join(part.removesuffix(facts.SUFFIX) for part in text.split(", "))


def grid(facts, found, columns):
    """The rows as the facts write them: the keys of sources are without their ending."""
    return fixture_rows.grid(found, columns, lambda text: short(facts, text))


def full(facts, key):
    """A key with its ending, which those that other votes cite too do not have."""
    return key if key in getattr(facts, "SHARED", ()) else key + facts.SUFFIX


def brought(facts):
    """The sources that the facts of a referendum tell of."""
    keys = [full(facts, row[0]) for row in table(facts.SOURCES)]
    return models.Source.objects.filter(key__in=keys).order_by("key")


def printed_count(text):
    """A count and its bound, from a text such as “more than 77.000”."""
    *words, number = re.fullmatch(r"(?:([a-z ]+) )?(\d[\d ,.']*)", text).groups()
    return int(re.sub(r"\D", "", number)), BOUNDS.get(words[0], "exactly")


def printed_share(text):
    """A share with the digits printed, a point for a decimal comma, and its bound."""
    words, number = re.fullmatch(r"(?:([a-z ]+) )?([\d,.]+)", text).groups()
    return number.replace(",", "."), BOUNDS.get(words, "exactly")


def counted(text, share=""):
    """Count, share, bound and wording of a figure, as its row has them."""
    if text.startswith("“"):
        return None, None, "exactly", text.strip("“”")
    count, bound = printed_count(text) if text else (None, "exactly")
    of_all, share_bound = printed_share(share) if share else (None, "exactly")
    # Readers would see “less than”, which is not what the source says.
    wording = share if share.startswith("almost") else ""
    return count, of_all, bound if count is not None else share_bound, wording


def stated_figures(facts):
    """Every figure of the counts, by account and by what it is of."""
    found = {}
    for row in table(facts.COUNTS):
        key, cells = row[:3], row[3:]
        registered, issued, cast, turnout, *pairs = cells[:-2]
        found |= {
            (*key, "registered"): (registered, ""),
            (*key, "ballots-issued"): (issued, ""),
            (*key, "cast"): (cast, ""),
            (*key, "turnout"): ("", turnout),
        }
        for index, name in enumerate(("yes", "no", "invalid", "valid")):
            found[*key, name] = tuple(pairs[2 * index : 2 * index + 2])
    return {key: counted(*pair) for key, pair in found.items() if any(pair)}


@VOTES
def test_sources(facts):
    facts_of = sorted(table(facts.SOURCES))
    found = sorted(grid(facts, brought(facts), "key language published_on url copy_of.key"))
    assert found == [(*row[:3], row[3].split(", ")[0], row[4]) for row in facts_of]
    addresses = [(full(facts, row[0]), row[3]) for row in facts_of]
    assert fixture_rows.without_further_addresses(addresses, brought(facts)) == []
    titles = dict(grid(facts, brought(facts), "key title"))
    assert [row for row in table(facts.TITLES) if titles[row[0]] != row[1]] == []
    excerpts = {row[:2]: row[2] for row in grid(facts, brought(facts), "key language excerpt")}
    assert [row for row in table(facts.EXCERPTS) if row[2] not in excerpts[row[:2]]] == []
    quoted = {row[0] for row in table(facts.EXCERPTS)}
    assert {key for (key, _language), excerpt in excerpts.items() if excerpt} == quoted


def test_a_source_that_several_votes_cite():
    key, url = table(facts_2006.OTHER_SOURCE)[0]
    assert models.Source.objects.get(key=key).url == url
    [section] = rows(models.Section, facts_2006.SLUG).filter(page="conduct")
    assert key in cited_keys(section.body)


@VOTES
def test_election(facts):
    elections = models.Election.objects.filter(slug=facts.SLUG)
    assert grid(facts, elections, "type vote_type publication") == [
        ("referendum", "popular", "published")
    ]
    [(name, date, previous, question, sources)] = table(facts.ELECTION)
    assert grid(facts, elections, "name date previous.date") == [(name, date, previous)]
    [contest] = rows(models.Contest, facts.SLUG)
    assert grid(facts, [contest], "kind question sources") == [("question", question, sources)]
    assert contest.question_language == ("en" if question else "")
    found = rows(models.Option, facts.SLUG)
    assert grid(facts, found, "order kind label person contest.slug") == [
        ("1", "answer", "Yes", "-", "question"),
        ("2", "answer", "No", "-", "question"),
    ]
    found = rows(models.Round, facts.SLUG)
    assert grid(facts, found, "number date status ballot_is_complete contest.slug") == [
        ("1", date, "held", "True", "question")
    ]
    pages = rows(models.Section, facts.SLUG).order_by("page").values_list("page", flat=True)
    assert list(pages) == facts.SECTIONS.split()


@VOTES
def test_accounts(facts):
    conduct = {*CONDUCT, *RULES}
    found = [
        row
        for row in rows(models.Account, facts.SLUG)
        if {figure.measure for figure in row.figures.all()} - conduct
    ]
    expected = [
        (row[0], row[1], row[2] or "-", row[-2], row[-1], str(row[0] == facts.LEAD))
        for row in table(facts.COUNTS)
    ]
    columns = f"{ACCOUNT} status share_base is_lead"
    assert sorted(grid(facts, found, columns)) == sorted(expected)
    notes = grid(facts, rows(models.Account, facts.SLUG), "source.key note")
    assert [
        (key, words)
        for key, words in table(facts.NOTED)
        if not any(words in note for noted, note in notes if noted == key)
    ] == []


@VOTES
def test_every_figure_of_the_counts(facts):
    found = {}
    for row in rows(models.Figure, facts.SLUG).exclude(measure__in=[*CONDUCT, *RULES]):
        [account] = grid(facts, [row.account], ACCOUNT)
        name = row.option.slug if row.measure == "votes" else row.measure
        key = (*account[:2], account[2].strip("-"), name)
        found[key] = (row.count, row.share, row.bound, row.wording)
        assert row.base == ""
    assert found == stated_figures(facts)


@VOTES
def test_what_is_said_of_figures(facts):
    outcomes = rows(models.Figure, facts.SLUG).exclude(outcome="")
    accepted = grid(facts, outcomes, "account.source.key option.slug outcome")
    assert sorted(accepted) == sorted((key, "yes", "accepted") for (key,) in table(facts.ACCEPTED))
    for key, as_of, name, words in table(facts.FIGURE_NOTES):
        of = {"option__slug": name} if name in ("yes", "no") else {"measure": name}
        row = rows(models.Figure, facts.SLUG).get(
            account__source__key=full(facts, key), account__as_of=as_of, **of
        )
        assert words in row.note, (key, as_of, name)


@VOTES
def test_rules_and_conduct(facts):
    found = rows(models.Figure, facts.SLUG).filter(measure__in=[*CONDUCT, *RULES])
    columns = "measure account.source.key account.as_of bound count share base wording note"
    assert sorted(grid(facts, found, columns)) == sorted(table(facts.FIGURES))
    found = rows(models.Delegation, facts.SLUG)
    assert grid(facts, found, "jurisdiction.name sources") == table(facts.DELEGATIONS)
    assert set(found.values_list("role", flat=True)) <= {"observers"}
    found = rows(models.KeyDate, facts.SLUG)
    assert grid(facts, found, "date kind name note sources") == table(facts.KEY_DATES)


@VOTES
def test_statements(facts):
    found = rows(models.Statement, facts.SLUG).order_by("page", "order")
    columns = "page actor.name speaker speaker_office stance date date_note sources"
    assert grid(facts, found, columns) == table(facts.STATEMENTS)
    assert [
        (row.speaker or row.actor.name, row.quotation_language, row.quotation)
        for row in found.exclude(quotation="")
    ] == table(facts.QUOTATIONS)


@VOTES
def test_discrepancies(facts):
    found = rows(models.Wording, facts.SLUG)
    columns = "discrepancy.slug source.key wording"
    assert sorted(grid(facts, found, columns)) == sorted(table(facts.WORDINGS))


@VOTES
def test_prose_says_what_has_no_row(facts):
    """Each part stands in its page's text, and the next citation is of its sources."""
    texts = dict(rows(models.Section, facts.SLUG).values_list("page", "body"))
    for page, words, sources in table(facts.PROSE):
        assert words in texts[page], words
        if sources:
            after = texts[page].split(words)[1]
            nearest = cited_keys(CITATION.search(after).group())
            assert {key.removesuffix(facts.SUFFIX) for key in nearest} == set(
                sources.split(", ")
            ), words
