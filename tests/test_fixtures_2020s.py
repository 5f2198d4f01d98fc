"""The fixtures of the presidential elections of 2020 and 2023 hold every cell of their facts.

`tests/facts_2020.py` and `tests/facts_2023.py` hold the facts.
"""

import pytest

from elections import models
from tests import facts_2020, facts_2023, fixture_rows
from tests.fixture_rows import grid, rows, sources_of, table

pytestmark = pytest.mark.django_db

record = fixture_rows.recorded(*fixture_rows.fixture_names())

VOTES = pytest.mark.parametrize("facts", [facts_2020, facts_2023], ids=["2020", "2023"])


@VOTES
def test_sources(facts):
    stated = table(facts.SOURCES)
    found = grid(sources_of(facts), "key language published_on url copy_of.key")
    assert found == [(*row[:3], row[3].split(", ")[0], row[4]) for row in stated]
    addresses = [(row[0], row[3]) for row in stated]
    assert fixture_rows.without_further_addresses(addresses, sources_of(facts)) == []
    quoted = sources_of(facts).exclude(excerpt="")
    assert grid(quoted, "key excerpt_language excerpt") == table(facts.EXCERPTS)


@VOTES
def test_election_and_rounds(facts):
    elections = models.Election.objects.filter(slug=facts.SLUG)
    assert grid(
        elections,
        "name type vote_type date previous.date next.date office holder_before.name "
        "holder_after.name party_after_name",
    ) == table(facts.ELECTION)
    assert grid(rows(models.Round, facts.SLUG), "number date status ballot_is_complete") == table(
        facts.ROUNDS
    )
    pages = rows(models.Section, facts.SLUG).order_by("page").values_list("page", flat=True)
    assert list(pages) == facts.SECTIONS.split()


def test_options():
    found = rows(models.Option, facts_2020.SLUG)
    stated = table(facts_2020.CANDIDATES)
    assert grid(found, "order person.name party_name") == [row[:3] for row in stated]
    assert set(found.values_list("status", flat=True)) == {"registered"}
    found = rows(models.Option, facts_2023.SLUG)
    assert grid(found, "order label party_name description status") == table(facts_2023.CANDIDATES)


@VOTES
def test_accounts(facts):
    found = grid(
        fixture_rows.accounts(facts.SLUG),
        "round.number source.key as_of status registered cast valid invalid turnout "
        "counts_printed_to is_lead",
    )
    assert sorted(found) == table(facts.ACCOUNTS)
    found = rows(models.Account, facts.SLUG)
    assert set(found.values_list("share_base", flat=True)) == {"unstated"}
    notes = {(str(row.round.number), row.source.key): row.note for row in found}
    assert [row for row in table(facts.NOTED) if row[2] not in notes[row[:2]]] == []


def lines(facts):
    """The lines of every account, those of the lists that several sources print alike, too."""
    stated = table(facts.LINES)
    if facts is facts_2020:
        for _order, name, _party, votes, share, listed_votes, listed_share in table(
            facts.CANDIDATES
        ):
            stated += [("1", key, name, votes, share, "") for key in facts.READ_OUT.split()]
            stated.append(("1", facts.LISTED, name, listed_votes, listed_share, ""))
    return sorted(stated)


@VOTES
def test_lines(facts):
    found = fixture_rows.lines(facts.SLUG)
    columns = "account.round.number account.source.key option.label count share outcome"
    assert sorted(grid(found, columns)) == lines(facts)


def regional(facts):
    """The accounts of regions, each with its figures by measure: the cells of one table."""
    for source, as_of, with_roll in table(facts.REGIONAL):
        for area, registered, cast, turnout in table(facts.REGIONS):
            figures = {"cast": (cast, "-"), "turnout": ("-", turnout)}
            if with_roll == "yes":
                figures["registered"] = (registered, "-")
            yield ("1", source, as_of, area), figures


@VOTES
def test_accounts_of_areas(facts):
    stated = [(*key, "unstated") for key, _figures in regional(facts)]
    found = fixture_rows.area_accounts(facts.SLUG)
    assert found == sorted([*stated, *table(facts.AREA_ACCOUNTS)])
    areas = models.Area.objects.filter(slug__in=[row[0] for row in table(facts.AREAS)])
    assert grid(areas, "slug name kind code parent.slug") == table(facts.AREAS)
    assert {row[3] for row in found} <= {area.slug for area in areas}


@VOTES
def test_figures_that_the_tables_do_not_show(facts):
    stated = [
        (*key, measure, "-", *printed, "", "exactly", "-", "", "")
        for key, figures in regional(facts)
        for measure, printed in figures.items()
    ]
    assert fixture_rows.holding_more(facts.SLUG) == sorted([*stated, *table(facts.MORE)])


@VOTES
def test_conduct(facts):
    found = fixture_rows.reports(facts.SLUG).order_by("measure", "account__source__key")
    stated = [(*row, place or note) for *row, place, note in table(facts.FIGURES)]
    words = [row.wording or row.note for row in found]
    cells = grid(found, "measure account.source.key bound count")
    assert [(*row, said) for row, said in zip(cells, words, strict=True)] == stated
    found = rows(models.Delegation, facts.SLUG)
    assert grid(found, "role organisation sources") == table(facts.DELEGATIONS)
    found = rows(models.KeyDate, facts.SLUG)
    assert grid(found, "date kind name note sources") == table(facts.KEY_DATES)


@VOTES
def test_statements(facts):
    found = rows(models.Statement, facts.SLUG).order_by("page", "order")
    assert grid(
        found, "page actor.name speaker speaker_office stance date date_note sources"
    ) == table(facts.STATEMENTS)
    quoted = found.exclude(quotation="")
    assert dict(quoted.values_list("slug", "quotation")) == dict(table(facts.QUOTATIONS))


@VOTES
def test_discrepancies(facts):
    found = rows(models.Wording, facts.SLUG).order_by("pk")
    assert grid(found, "discrepancy.slug source.key wording") == table(facts.WORDINGS)


@VOTES
def test_prose_holds_what_has_no_field(facts):
    bodies = dict(rows(models.Section, facts.SLUG).values_list("page", "body"))
    assert [row for row in table(facts.ONLY_IN_PROSE) if row[1] not in bodies[row[0]]] == []


# What the facts say of arithmetic, to the digit: the account, and a part of what the audit says.
ARITHMETIC = """
1 | artsakhpress-2020 | | 36,076 votes for Arayik Harutyunyan of 73,216, the sum of the votes listed, are 49.273%, not 49.26%
1 | azatutyun-hy-2020 | | 106 votes for Sergey Amiryan at 0.2% need a total of 42,401 to 70,666
1 | wikipedia-fr-2020 | | 36,076 votes for Arayik Harutyunyan of 73,230 valid votes are 49.264%, not 49.17%
1 | wikipedia-ru-2020 | | 75,955 votes cast of 104,866 registered voters are 72.431%, not 72.47%
1 | armradio-2020 | 20:00 | 76,471 votes cast of 103,663 registered voters are 73.77%, not 72.7%
1 | armenews-turnout-2020 | 20:00 | 76,471 votes cast of 103,553 registered voters are 73.85%, not 72.7%
1 | asbarez-turnout-2020 | 20:00, text | 76,471 votes cast of 105,251 registered voters are 72.66%, not 72.2%
2 | asbarez-r2-2020 | | Adds up only if the shares are of votes cast
2 | infoport-2020 | | Adds up only if others than those listed had votes too
"""  # noqa: E501

# What the totals of an account leave open: round, account, as of, measure, from, to.
LEFT = """
1 | news-am-2020 | 20:00 | registered | 105115 | 105259
1 | newpan-2020 | 11:00 | registered | 104357 | 104776
1 | panorama-2020 | | valid | 74103 | 74103
2 | panarmenian-hy-2020 | | registered | 104672 | 104905
2 | sputnik-r2-2020 | 14:00 | registered | 103491 | 103855
2 | wikipedia-fr-2020 | | registered | 104774 | 104797
2 | wikipedia-fr-2020 | | valid | 45288 | 45288
"""


@pytest.fixture(scope="module")
def verdicts(record, django_db_blocker):
    """The verdict on each account of 2020, with its sentences, by round, source and hour."""
    with django_db_blocker.unblock():
        return fixture_rows.verdicts_of(fixture_rows.audited(facts_2020.SLUG))


def test_what_arithmetic_says_is_what_the_facts_say(verdicts):
    assert [row for row in table(ARITHMETIC) if row[3] not in verdicts[row[:3]][1]] == []
    impossible = {key for key, (verdict, _said) in verdicts.items() if verdict.kind == "impossible"}
    others = {("1", key, "") for key in facts_2020.READ_OUT.split()}
    told = {row[:3] for row in table(ARITHMETIC) if not row[3].startswith("Adds up")}
    assert impossible == told | others


def test_what_totals_leave_open_is_what_the_facts_say(verdicts):
    for *key, measure, least, most in table(LEFT):
        verdict, _said = verdicts[tuple(key)]
        assert getattr(verdict.bounds, measure) == (int(least), int(most)), key
