"""What the audit says of the record that comes with the site, to the digit."""

import io
import re

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
from tests.fixture_rows import SHARED, empty_tables, source_keys, warnings_of
from tests.test_fixtures import ELECTIONS, load_all

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
        if account.key == key
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
        year: {account.key: record.verdicts[account.pk].kind for _round, account in record.accounts}
        for year, record in records.items()
    }
    assert kinds == {
        "2007": {
            "wikipedia-2007": "consistent",
            "asbarez-2007": "consistent",
            "wikipedia-2007-earlier-table": "impossible",
            "wikipedia-2007-earlier-text": "consistent",
            "wikipedia-2007-earlier-text-approximate": "nothing_to_check",
            "rbc-2007": "consistent",
            "rferl-2007": "consistent",
            "rferl-armenia-2007": "consistent",
            "politsovet-2007": "consistent",
            "pravda-2007": "nothing_to_check",
            "vremya-2007": "nothing_to_check",
            "standard-2007": "consistent",
            "sme-2007": "consistent",
            "lchr-2007": "consistent",
            "afp-2007-30-of-the-votes": "consistent",
            "afp-2007-before-8-p-m-": "nothing_to_check",
            "noyan-tapan-2007-14-00": "consistent",
            "hyeforum-2007-11-00": "impossible",
            "oreanda-2007": "nothing_to_check",
            "jtw-2007": "nothing_to_check",
            "analitika-2011": "nothing_to_check",
            "itar-tass-2007": "nothing_to_check",
            "ntv-2007": "nothing_to_check",
        },
        "2012": {
            "wikipedia": "consistent",
            "filipino": "consistent",
            "wikipedia-earlier-infobox": "consistent",
            "wikipedia-it": "impossible",
            "electionswatch": "impossible",
            "polit-ru": "impossible",
            "karabakh-it": "consistent",
            "armenianow": "consistent",
            "wikipedia-earlier-table": "consistent",
            "lurer": "nothing_to_check",
            "lragir-15-00": "impossible",
            "newsarmenia-15-00": "impossible",
            "azatutyun-17h-17-00": "impossible",
            "electionswatch-june-before-the-vote": "nothing_to_check",
            "kavkaz-uzel-2012-15-00": "nothing_to_check",
            "upi": "nothing_to_check",
            "panorama": "nothing_to_check",
            "vatican-radio-communiqué-of-19-July": "consistent",
            "vatican-radio-57-of-protocols": "consistent",
            "news-am": "consistent",
            "panarmenian-2012": "consistent",
            "agcnews-after": "consistent",
            "mirrorspectator": "consistent",
            "rferl-2012": "consistent",
            "azatutyun-inauguration": "consistent",
            "zeit": "consistent",
            "wikipedia-fr-mt": "consistent",
            "mediamax-2017": "nothing_to_check",
            "karabakh-it-2020": "nothing_to_check",
        },
        "2017": {
            "armenpress-2017": "consistent",
            "mediamax-2017": "consistent",
            "massis-2017": "consistent",
            "panarmenian-2017": "nothing_to_check",
            "asbarez-2017": "nothing_to_check",
            "wikipedia-2017": "consistent",
        },
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
        "They leave 593 or 594 votes for others than those listed.",
    ]
    assert [(str(label), str(text)) for label, text in what_follows(found, printed)] == [
        ("votes cast", "72,723 to 72,732"),
        ("valid votes", "70,655 or 70,656"),
        ("invalid ballots", "2,067 to 2,077"),
        ("votes for others than those listed", "593 or 594"),
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
        # The shares are not amiss, and of what they are does not matter.
        NOT_WHICH,
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
        "They leave at most 7,499 votes for others than those listed.",
    ]


def test_wikipedias_earlier_table_of_2007_is_impossible_by_one_ballot(records):
    found, _printed = verdict(records["2007"], "wikipedia-2007-earlier-table")
    [conflict] = found.conflicts
    assert (conflict.values["sum"], conflict.values["cast"]) == (71_287, 71_286)
    assert said(records["2007"], "wikipedia-2007-earlier-table") == [
        UNTRUE,
        "69,693 valid votes and 1,594 invalid or blank votes make 71,287, not 71,286 votes cast.",
        NOT_WHICH,
    ]
    assert (
        "With 1,593 in place of 1,594 invalid or blank votes, one digit changed, the account would "
        "add up."
    ) in offered(records["2007"], "wikipedia-2007-earlier-table")


def standings(record, slug):
    """How all sources of a measure stand, and how each does."""
    [measure] = [one for one in record.agreement if one.slug == slug]
    names = {key: key for key in record.account_names}
    each = {
        entry.account: str(standing_sentence(measure, entry.account, names))
        for entry in measure.entries
    }
    return str(agreement_sentence(measure, names, record.originals)), each


NONE = "Conflicts with every other source."


def test_the_turnout_of_2007_by_11_o_clock_does_not_add_up(records):
    assert "22,273 votes cast of 91,180 registered voters are 24.43%, not 24.5%." in said(
        records["2007"], "hyeforum-2007-11-00"
    )


EIGHT = [
    "wikipedia-earlier-infobox",
    "wikipedia-it",
    "electionswatch",
    "karabakh-it",
    "armenianow",
    "news-am",
    "panarmenian-2012",
    "agcnews-after",
]


def test_filipinos_20_thousand_conflicts_with_all_others(records):
    whole, each = standings(records["2012"], "votes-vitaly-balasanyan")
    assert whole == (
        "9 of 12 sources print what can be true of the same count; what wikipedia, filipino and "
        "wikipedia-fr-mt print does not fit with it."
    )
    together = "Agrees with every other source but wikipedia, filipino and wikipedia-fr-mt."
    assert each == {
        "wikipedia": "Conflicts with every other source but wikipedia-fr-mt.",
        "filipino": NONE,
        **dict.fromkeys([*EIGHT, "polit-ru"], together),
        "wikipedia-fr-mt": "Conflicts with every other source but wikipedia.",
    }


def test_filipinos_47_thousand_agrees_with_every_account_but_polit_rus(records):
    # 46,500 to 47,499: Polit.ru's 47,850 lies beyond.
    whole, each = standings(records["2012"], "votes-bako-sahakyan")
    assert whole == (
        "10 of 13 sources print what can be true of the same count; what wikipedia, polit-ru and "
        "wikipedia-fr-mt print does not fit with it. 2 of them are accounts of Wikipedia "
        "(earlier), which counts as one witness."
    )
    together = "Agrees with every other source but wikipedia, polit-ru and wikipedia-fr-mt."
    assert each == {
        "wikipedia": "Conflicts with every other source but filipino and wikipedia-fr-mt.",
        "filipino": "Agrees with every other source but polit-ru.",
        "polit-ru": NONE,
        **dict.fromkeys([*EIGHT, "wikipedia-earlier-table"], together),
        "wikipedia-fr-mt": "Conflicts with every other source but wikipedia and filipino.",
    }


def test_filipinos_73_thousand_agrees_with_all(records):
    together = "Agrees with every other source but wikipedia-it."
    assert standings(records["2012"], "cast") == (
        "3 of 4 sources print what can be true of the same count; what wikipedia-it prints does "
        "not fit with it.",
        {
            "filipino": "Agrees with every other source.",
            "wikipedia-it": "Conflicts with every other source but filipino.",
            "electionswatch": together,
            "vatican-radio-communiqué-of-19-July": together,
        },
    )


def test_wikipedias_earlier_table_has_a_share_of_another_base(records):
    _whole, each = standings(records["2012"], "share-bako-sahakyan")
    assert each["wikipedia-earlier-table"] == NONE
    # 66.70 is printed to 0.01%, and 47,085 of 70,645 are 66.65%.
    assert each["rferl-2012"] == (
        "Agrees with every other source but wikipedia, wikipedia-earlier-table and wikipedia-fr-mt."
    )


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("lragir-15-00", "49,468 votes cast of 98,908 registered voters are 50.014%, not 49.93%."),
        (
            "newsarmenia-15-00",
            "49,468 votes cast of 98,909 registered voters are 50.01%, not 49.9%.",
        ),
        (
            "azatutyun-17h-17-00",
            "62,765 votes cast of 98,909 registered voters are 63.457%, not 63.24%.",
        ),
    ],
)
def test_turnout_by_the_hour_needs_a_larger_roll(records, key, sentence):
    assert sentence in said(records["2012"], key)


def test_the_turnout_of_the_communique_needs_a_larger_roll(records):
    found, _printed = verdict(records["2012"], "vatican-radio-communiqué-of-19-July")
    assert found.bounds.registered == (99_181, 99_193)


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
            "votes-bako-sahakyan": "conflict",
            "share-bako-sahakyan": "conflict",
            "votes-masis-mayilyan": "agree",
            "share-masis-mayilyan": "conflict",
            "votes-armen-abgaryan": "agree",
            "share-armen-abgaryan": "conflict",
            "votes-hrant-melkumyan": "agree",
            "share-hrant-melkumyan": "agree_within_rounding",
            "votes-vanya-avanesyan": "agree",
            "share-vanya-avanesyan": "conflict",
            "polling-stations": "conflict",
            "polling-stations-abroad": "agree",
            "international-observers": "conflict",
        },
        "2012": {
            "registered": "conflict",
            "cast": "conflict",
            "turnout": "conflict",
            "votes-bako-sahakyan": "conflict",
            "share-bako-sahakyan": "conflict",
            "votes-vitaly-balasanyan": "conflict",
            "share-vitaly-balasanyan": "conflict",
            "votes-arkady-soghomonyan": "agree",
            "share-arkady-soghomonyan": "agree_within_rounding",
            "electoral-districts": "agree",
            "polling-stations": "conflict",
            "polling-stations-abroad": "agree",
            "observers": "conflict",
            "international-observers": "conflict",
            "observer-countries": "conflict",
            "accredited-journalists": "agree",
            "foreign-media-journalists": "agree",
        },
        "2017": {
            "registered": "agree",
            "cast": "agree",
            "votes-bako-sahakyan": "agree",
            "votes-eduard-aghabekyan": "agree",
            "seats": "agree",
        },
    }


def test_sources_on_international_observers(records):
    whole, each = standings(records["2012"], "international-observers")
    assert whole == (
        "4 of 7 sources print what can be true of the same count; what wikipedia, wikipedia-it and "
        "karabakh-it print does not fit with it."
    )
    together = "Agrees with every other source but wikipedia, wikipedia-it and karabakh-it."
    assert each == {
        "wikipedia": "Conflicts with every other source but karabakh-it.",
        "filipino": together,
        "asbarez": together,
        "panorama": "Agrees with every other source but wikipedia.",
        "wikipedia-it": "Conflicts with every other source but panorama and karabakh-it.",
        "karabakh-it": "Agrees with every other source but filipino, asbarez and rferl-2012.",
        "rferl-2012": together,
    }


def test_every_warning(records):
    assert {year: warnings_of(record) for year, record in records.items()} == {
        "2007": [
            ("warning", "valid-and-invalid", 1, "wikipedia-2007-earlier", "table", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-2007-earlier", "table", ""),
            ("warning", "impossible-as-printed", 1, "hyeforum-2007", "11:00", ""),
        ],
        "2012": [
            ("warning", "shares-sum", 1, "electionswatch", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-it", "", ""),
            ("warning", "impossible-as-printed", 1, "electionswatch", "", ""),
            ("warning", "impossible-as-printed", 1, "polit-ru", "", ""),
            ("warning", "impossible-as-printed", 1, "lragir", "15:00", ""),
            ("warning", "impossible-as-printed", 1, "newsarmenia", "15:00", ""),
            ("warning", "impossible-as-printed", 1, "azatutyun-17h", "17:00", ""),
        ],
        "2017": [],
    }


def told(record, rule):
    """What a rule finds: the key of each account or figure without its election, the sentence."""
    return [
        (finding.subject.natural_key[1:], str(finding.sentence))
        for finding in audit(record)
        if finding.rule == rule
    ]


def test_turnout_is_held_against_what_one_source_says_was_needed(records):
    found = dict(told(records["2007"], "what-is-needed"))
    assert found[1, "wikipedia-2007", "", ""] == (
        "The turnout is 77.39%; needed, and reached: 25% (Noyan Tapan)."
    )
    # Of an inexact turnout, or one of before the end of the vote, nothing follows.
    assert (1, "rferl-armenia-2007", "", "") not in found
    assert (1, "noyan-tapan-2007", "14:00", "") not in found


def test_the_command_finds_nothing_that_an_editor_has_to_mend(records):
    out = io.StringIO()
    call_command("audit", stdout=out)
    text = out.getvalue()
    *headings, last = [line for line in text.splitlines() if line and not line.startswith(" ")]
    names = {
        election.slug: f"{election.name} ({election.slug})"
        for election in models.Election.objects.all()
    }
    # Of the sources that votes share, some are cited by votes that are not loaded here.
    uncited = re.findall(r"source-cited-nowhere source (\S+)", text)
    assert set(uncited) < source_keys(SHARED)
    assert headings == [
        *(names[slug] for slug in reversed(ELECTIONS)),
        "Sources",
        "3 elections audited.",
    ]
    assert last.startswith("0 errors, ")
