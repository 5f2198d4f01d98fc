"""What the audit says of the record that comes with the site, to the digit."""

import io

import pytest
from django.core.management import call_command

from elections import models
from elections.audit import audit, load_for_audit
from elections.audit.agreement import disputed_measures
from elections.audit.wording import (
    agreement_sentence,
    following_sentences,
    observation_sentences,
    standing_sentence,
    unchecked_sentence,
    verdict_sentences,
    what_follows,
)
from tests.test_fixtures import ELECTIONS, empty_tables, load_all

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker):
    """The audited elections by their year, from a database that is empty before and after."""
    with django_db_blocker.unblock():
        load_all()
        rows = {record.slug[:4]: record for record in load_for_audit(models.Election.objects.all())}
    yield rows
    with django_db_blocker.unblock():
        empty_tables()


def test_what_is_in_dispute_can_be_told_without_who_conflicts_with_whom(records):
    for record in records.values():
        whole = {one.slug for one in record.agreement if one.agreement == "conflict"}
        assert {one.slug for one in disputed_measures(record)} == whole
    assert len(list(disputed_measures(records["2012"]))) > 5


def verdict(record, key):
    [(verdict, printed)] = [
        (record.verdicts[account.pk], record.printed[account.pk])
        for _round, account in record.accounts
        if account.source.key == key
    ]
    return verdict, printed


def said(record, key):
    """The verdict with its reasons, what follows, and what could not be checked."""
    found, printed = verdict(record, key)
    sentences = [
        *verdict_sentences(found, printed, record.names),
        *following_sentences(found, printed),
        unchecked_sentence(found, printed, record.names),
    ]
    return [str(sentence) for sentence in sentences if sentence]


def offered(record, key):
    found, printed = verdict(record, key)
    return [
        " ".join(str(one) for one in observation_sentences(seen, record.names, printed.printed_to))
        for seen in found.observations
    ]


TRUE = "Adds up: no contradiction within this account."
UNTRUE = "Does not add up as printed."
NOT_WHICH = "Arithmetic cannot say which figure is wrong."
OF_VALID = "The source does not say what its shares are of; they can only be of valid votes."
OF_ANY = (
    "The source does not say what its shares are of; they are read as shares of valid votes, and "
    "could be of votes cast or of registered voters too."
)
OF_NONE = (
    "The source does not say what its shares are of; the figures were tried as shares of valid "
    "votes, of votes cast and of registered voters."
)


def test_the_verdict_on_each_account(records):
    kinds = {
        year: {
            account.source.key: record.verdicts[account.pk].kind
            for _round, account in record.accounts
        }
        for year, record in records.items()
    }
    assert kinds == {
        "2007": {
            "wikipedia-2007": "consistent",
            "wikipedia-2007-earlier": "impossible",
            "asbarez-2007": "consistent",
        },
        "2012": {
            "wikipedia": "consistent",
            "filipino": "consistent",
            "wikipedia-earlier": "consistent",
            "wikipedia-it": "impossible",
            "electionswatch": "impossible",
            "polit-ru": "impossible",
            "karabakh-it": "consistent",
            "armenianow": "consistent",
        },
        "2017": {"armenpress-2017": "consistent", "mediamax-2017": "consistent"},
    }


def test_wikipedia_is_possible_and_leaves_two_totals(records):
    found, printed = verdict(records["2012"], "wikipedia")
    bounds = found.bounds
    assert (bounds.valid_values, bounds.unlisted_values) == ((70_655, 70_656), (593, 594))
    assert (bounds.valid, bounds.unlisted) == ((70_655, 70_656), (593, 594))
    assert (bounds.cast, bounds.invalid) == ((72_723, 72_732), (2_067, 2_077))
    assert said(records["2012"], "wikipedia") == [
        TRUE,
        OF_VALID,
        "They leave 72,723 to 72,732 votes cast.",
        "They leave 70,655 or 70,656 valid votes.",
        "They leave 2,067 to 2,077 invalid ballots.",
        "They leave 593 or 594 votes for people who are not listed.",
    ]
    assert [(str(label), str(text)) for label, text in what_follows(found, printed)] == [
        ("votes cast", "72,723 to 72,732"),
        ("valid votes", "70,655 or 70,656"),
        ("invalid ballots", "2,067 to 2,077"),
        ("votes for people who are not listed", "593 or 594"),
    ]


def test_polit_ru_is_impossible(records):
    assert said(records["2012"], "polit-ru") == [
        UNTRUE,
        "22,966 votes for Vitaly Balasanyan at 32.5% need a total of 70,557 to 70,773; the other "
        "figures leave at least 70,816.",
        "47,850 votes for Bako Sahakyan at 66.7% need a total of 71,686 to 71,792; 594 for Arkady "
        "Soghomonyan at 0.80% need one of 73,789 to 74,716.",
        NOT_WHICH,
        OF_NONE,
    ]
    assert (
        "With 47,085 in place of 47,850 votes for Bako Sahakyan, the same digits in another order, "
        "this conflict would be gone."
    ) in offered(records["2012"], "polit-ru")


def test_electionswatch_is_impossible_twice(records):
    assert said(records["2012"], "electionswatch") == [
        UNTRUE,
        "72,833 votes cast of 98,909 registered voters are 73.64%, not 73.4%.",
        "22,966 votes for Vitaly Balasanyan of 70,645, the sum of the votes listed, are 32.51%, "
        "not 32.2%.",
        "This assumes no other candidate received votes.",
        NOT_WHICH,
        OF_NONE,
    ]
    assert offered(records["2012"], "electionswatch")[:2] == [
        "With 73.6% in place of a turnout of 73.4%, one digit changed, this conflict would be "
        "gone.",
        "With 32.5% in place of 32.2% for Vitaly Balasanyan, one digit changed, this conflict "
        "would be gone.",
    ]


def test_wikipedia_it_is_impossible(records):
    assert said(records["2012"], "wikipedia-it") == [
        UNTRUE,
        "72,823 votes cast of 98,909 registered voters are 73.626%, not 73.42%.",
        NOT_WHICH,
        OF_NONE,
    ]


@pytest.mark.parametrize("key", ["karabakh-it", "armenianow"])
def test_the_three_votes_add_up(records, key):
    found, _printed = verdict(records["2012"], key)
    assert (found.bounds.valid, found.bounds.unlisted) == ((70_645, 70_645), (0, 0))
    assert said(records["2012"], key) == [
        TRUE,
        OF_ANY,
        "They leave at least 70,645 votes cast.",
        "They leave 70,645 valid votes.",
    ]


def test_filipino_is_possible(records):
    assert said(records["2012"], "filipino") == [
        TRUE,
        "They leave 72,500 to 73,499 votes cast.",
        "They leave 66,000 to 73,499 valid votes.",
        "They leave at most 7,499 invalid ballots.",
        "They leave at most 7,499 votes for people who are not listed.",
    ]


def test_wikipedias_earlier_table_of_2007_is_impossible_by_one_ballot(records):
    found, _printed = verdict(records["2007"], "wikipedia-2007-earlier")
    [conflict] = found.conflicts
    assert (conflict.values["sum"], conflict.values["cast"]) == (71_287, 71_286)
    assert said(records["2007"], "wikipedia-2007-earlier") == [
        UNTRUE,
        "69,693 valid votes and 1,594 invalid or blank votes make 71,287, not 71,286 votes cast.",
        NOT_WHICH,
    ]
    assert (
        "With 1,593 in place of 1,594 invalid or blank votes, one digit changed, the account would "
        "add up."
    ) in offered(records["2007"], "wikipedia-2007-earlier")


def standings(record, slug):
    """How all sources of a measure stand, and how each does."""
    [measure] = [one for one in record.agreement if one.slug == slug]
    names = {key: key for key in record.account_names}
    each = {
        entry.source: str(standing_sentence(measure, entry.source, names))
        for entry in measure.entries
    }
    return str(agreement_sentence(measure, names)), each


NONE = "Conflicts with every other source."


def test_filipinos_20_thousand_conflicts_with_all_others(records):
    whole, each = standings(records["2012"], "votes-vitaly-balasanyan")
    assert whole == (
        "6 of 8 sources print what can be true of the same count; what wikipedia and filipino "
        "print does not fit with it."
    )
    together = "Agrees with every other source but wikipedia and filipino."
    assert each == {
        "wikipedia": NONE,
        "filipino": NONE,
        "wikipedia-earlier": together,
        "wikipedia-it": together,
        "electionswatch": together,
        "polit-ru": together,
        "karabakh-it": together,
        "armenianow": together,
    }


def test_filipinos_47_thousand_agrees_with_every_account_but_polit_rus(records):
    # 46,500 to 47,499: Polit.ru's 47,850 lies beyond.
    whole, each = standings(records["2012"], "votes-bako-sahakyan")
    assert whole == (
        "6 of 8 sources print what can be true of the same count; what wikipedia and polit-ru "
        "print does not fit with it."
    )
    together = "Agrees with every other source but wikipedia and polit-ru."
    assert each == {
        "wikipedia": "Conflicts with every other source but filipino.",
        "filipino": "Agrees with every other source but polit-ru.",
        "wikipedia-earlier": together,
        "wikipedia-it": together,
        "electionswatch": together,
        "polit-ru": NONE,
        "karabakh-it": together,
        "armenianow": together,
    }


def test_filipinos_73_thousand_agrees_with_all(records):
    assert standings(records["2012"], "cast") == (
        "What the 3 sources print cannot all be true of the same count.",
        {
            "filipino": "Agrees with every other source.",
            "wikipedia-it": "Agrees with every other source but electionswatch.",
            "electionswatch": "Agrees with every other source but wikipedia-it.",
        },
    )


def test_how_sources_stand_to_each_other_on_every_measure(records):
    kinds = {
        year: {one.slug: one.agreement for one in record.agreement if len(one.entries) > 1}
        for year, record in records.items()
    }
    assert kinds == {
        "2007": {
            "registered": "conflict",
            "cast": "conflict",
            "valid": "agree",
            "invalid": "conflict",
            "turnout": "conflict",
            "share-bako-sahakyan": "conflict",
            "share-masis-mayilyan": "conflict",
            "share-armen-abgaryan": "agree_within_rounding",
            "share-hrant-melkumyan": "agree_within_rounding",
            "share-vanya-avanesyan": "conflict",
        },
        "2012": {
            "registered": "agree",
            "cast": "conflict",
            "turnout": "conflict",
            "votes-bako-sahakyan": "conflict",
            "share-bako-sahakyan": "agree_within_rounding",
            "votes-vitaly-balasanyan": "conflict",
            "share-vitaly-balasanyan": "conflict",
            "votes-arkady-soghomonyan": "agree",
            "share-arkady-soghomonyan": "agree_within_rounding",
            "observers": "conflict",
            "international-observers": "conflict",
            "observer-countries": "conflict",
        },
        "2017": {
            "cast": "agree",
            "votes-bako-sahakyan": "agree",
            "votes-eduard-aghabekyan": "agree",
        },
    }


def test_sources_on_international_observers(records):
    whole, each = standings(records["2012"], "international-observers")
    assert whole == (
        "3 of 5 sources print what can be true of the same count; what wikipedia and wikipedia-it "
        "print does not fit with it."
    )
    assert each == {
        "wikipedia": NONE,
        "filipino": "Agrees with every other source but wikipedia and wikipedia-it.",
        "asbarez": "Agrees with every other source but wikipedia and wikipedia-it.",
        "panorama": "Agrees with every other source but wikipedia.",
        "wikipedia-it": "Conflicts with every other source but panorama.",
    }


def test_everything_that_the_rules_find(records):
    found = {
        year: [
            (finding.level.value, finding.rule, *finding.subject.natural_key[1:])
            for finding in audit(record)
            if finding.rule not in ("portrait-missing", "sources-in-conflict")
        ]
        for year, record in records.items()
    }
    assert found == {
        "2007": [
            ("warning", "valid-and-invalid", 1, "wikipedia-2007-earlier", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-2007-earlier", "", ""),
        ],
        "2012": [
            ("warning", "shares-sum", 1, "electionswatch", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-it", "", ""),
            ("warning", "impossible-as-printed", 1, "electionswatch", "", ""),
            ("warning", "impossible-as-printed", 1, "polit-ru", "", ""),
        ],
        "2017": [],
    }


def test_the_command_finds_nothing_that_an_editor_has_to_mend(records):
    out = io.StringIO()
    call_command("audit", stdout=out)
    text = out.getvalue()
    headings = [line for line in text.splitlines() if line and not line.startswith(" ")]
    names = {
        election.slug: f"{election.name} ({election.slug})"
        for election in models.Election.objects.all()
    }
    assert headings == [
        *(names[slug] for slug in reversed(ELECTIONS)),
        "Sources",
        "3 elections audited.",
        "0 errors, 6 warnings, 22 notes",
    ]
