"""The fixtures of the presidential elections of 2020 and 2023 hold every cell of their facts.

`tests/facts_2020.py` and `tests/facts_2023.py` hold the facts.
"""

import io
import re

import pytest
from django.core.management import call_command

from elections import models
from elections.audit import audit_sources, load_for_audit
from elections.audit.wording import verdict_sentences
from tests import facts_2020, facts_2023
from tests.test_fixtures import FIXTURES, cell, empty_tables, table

pytestmark = pytest.mark.django_db

VOTES = pytest.mark.parametrize("facts", [facts_2020, facts_2023], ids=["2020", "2023"])


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup, django_db_blocker):
    """The whole record, loaded once outside the transaction of each test."""
    with django_db_blocker.unblock():
        call_command("load", *sorted(map(str, FIXTURES.glob("*.json"))), verbosity=0)
    yield
    with django_db_blocker.unblock():
        empty_tables()


def rows(model, facts, path="election"):
    return model.objects.filter(**{f"{path}__slug": facts.SLUG})


def grid(found, columns):
    return [tuple(cell(row, column) for column in columns.split()) for row in found]


def brought(facts):
    """The sources of an election's own fixture."""
    keys = [row[0] for row in table(facts.SOURCES)]
    return models.Source.objects.filter(key__in=keys).order_by("key")


@VOTES
def test_sources(facts):
    stated = table(facts.SOURCES)
    found = grid(brought(facts), "key language published_on url copy_of.key")
    assert found == [(*row[:3], row[3].split(", ")[0], row[4]) for row in stated]
    notes = dict(brought(facts).values_list("key", "note"))
    others = [(row[0], address) for row in stated for address in row[3].split(", ")[1:]]
    assert [(key, address) for key, address in others if address not in notes[key]] == []
    quoted = brought(facts).exclude(excerpt="")
    assert grid(quoted, "key excerpt_language excerpt") == table(facts.EXCERPTS)


@VOTES
def test_election_and_rounds(facts):
    elections = models.Election.objects.filter(slug=facts.SLUG)
    assert grid(
        elections,
        "name type vote_type date previous.date next.date office holder_before.name "
        "holder_after.name party_after_name",
    ) == table(facts.ELECTION)
    assert grid(rows(models.Round, facts), "number date status ballot_is_complete") == table(
        facts.ROUNDS
    )
    pages = rows(models.Section, facts).order_by("page").values_list("page", flat=True)
    assert list(pages) == facts.SECTIONS.split()


def test_candidacies():
    found = rows(models.Candidacy, facts_2020)
    stated = table(facts_2020.CANDIDATES)
    assert grid(found, "order person.name party_name") == [row[:3] for row in stated]
    assert set(found.values_list("status", flat=True)) == {"registered"}
    found = rows(models.Candidacy, facts_2023)
    assert grid(found, "order person.name party_name description status") == table(
        facts_2023.CANDIDATES
    )


@VOTES
def test_accounts(facts):
    found = rows(models.Account, facts, "round__election")
    assert grid(
        found.order_by("round__number", "source__key", "as_of"),
        "round.number source.key as_of status registered cast valid invalid turnout "
        "counts_printed_to is_lead",
    ) == table(facts.ACCOUNTS)
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
    found = rows(models.CandidateResult, facts, "account__round__election")
    columns = "account.round.number account.source.key candidacy.person.name votes share outcome"
    assert sorted(grid(found, columns)) == lines(facts)


@VOTES
def test_conduct(facts):
    found = rows(models.ReportedFigure, facts).order_by("measure", "source__key")
    assert grid(found, "measure source.key bound value place note") == table(facts.FIGURES)
    found = rows(models.Delegation, facts)
    stated = table(facts.DELEGATIONS) if facts.DELEGATIONS else []
    assert grid(found, "role organisation sources") == stated
    found = rows(models.KeyDate, facts)
    assert grid(found, "date kind name note sources") == table(facts.KEY_DATES)


@VOTES
def test_statements(facts):
    found = rows(models.Statement, facts).order_by("page", "order")
    assert grid(
        found, "page actor.name speaker speaker_office stance date date_note sources"
    ) == table(facts.STATEMENTS)
    quoted = found.exclude(quotation="")
    assert dict(quoted.values_list("slug", "quotation")) == dict(table(facts.QUOTATIONS))


@VOTES
def test_discrepancies(facts):
    found = rows(models.Wording, facts, "discrepancy__election").order_by("pk")
    assert grid(found, "discrepancy.slug source.key wording") == table(facts.WORDINGS)


@VOTES
def test_every_source_is_cited_and_has_an_address(facts):
    assert list(audit_sources(brought(facts))) == []


@VOTES
def test_the_audit_finds_no_error_of_the_records_own(facts):
    out = io.StringIO()
    call_command("audit", facts.SLUG, stdout=out)
    assert re.search("^0 errors", out.getvalue(), re.MULTILINE)


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
2 | infoport-2020 | | Adds up only if somebody who is not listed had votes too
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
def audited(record, django_db_blocker):
    """The verdict on each account of 2020, with its sentences, by round, source and hour."""
    with django_db_blocker.unblock():
        [record] = load_for_audit(models.Election.objects.filter(slug=facts_2020.SLUG))
    found = {}
    for round_, account in record.accounts:
        verdict, printed = record.verdicts[account.pk], record.printed[account.pk]
        said = " ".join(map(str, verdict_sentences(verdict, printed, record.names)))
        found[str(round_.number), account.source.key, account.as_of] = verdict, said
    return found


def test_what_arithmetic_says_is_what_the_facts_say(audited):
    assert [row for row in table(ARITHMETIC) if row[3] not in audited[row[:3]][1]] == []
    impossible = {key for key, (verdict, _said) in audited.items() if verdict.kind == "impossible"}
    others = {("1", key, "") for key in facts_2020.READ_OUT.split()}
    told = {row[:3] for row in table(ARITHMETIC) if not row[3].startswith("Adds up")}
    assert impossible == told | others


def test_what_totals_leave_open_is_what_the_facts_say(audited):
    for *key, measure, least, most in table(LEFT):
        verdict, _said = audited[tuple(key)]
        assert getattr(verdict.bounds, measure) == (int(least), int(most)), key
