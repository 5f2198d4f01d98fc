"""What the audit says of the parliamentary elections, to the digit."""

import pytest

from tests import fixture_rows
from tests.fixture_rows import SHARED, agreements_of, table, verdicts_of, warnings_of

pytestmark = pytest.mark.django_db

NAMES = fixture_rows.fixture_names("*-parliamentary-election")
# The presidential elections, one of which brings a source that the last of these cites.
BEFORE = fixture_rows.fixture_names("*-presidential-election")

record = fixture_rows.recorded(SHARED, *BEFORE, *NAMES)


@pytest.fixture(scope="module")
def records(record, django_db_blocker):
    """The audited elections by their year."""
    with django_db_blocker.unblock():
        return {name[:4]: fixture_rows.audited(name) for name in NAMES}


@pytest.fixture(scope="module")
def verdicts(records):
    """By year, round, source and as of."""
    return {
        (year, *key): found
        for year, record in records.items()
        for key, found in verdicts_of(record).items()
    }


# The accounts of which two figures bear on each other; the others leave nothing to check. The
# cells: year, round, source, as of, verdict.
VERDICTS = """
2000 | 1 | wikipedia-ru-2000 | | consistent
2005 | 1 | a1plus-2005 | | consistent
2005 | 1 | itar-tass-2005 | | consistent
2005 | 1 | noravank-2005 | | consistent
2005 | 1 | wikipedia-2010-earlier | | consistent
2005 | 1 | wikipedia-it-democratic-party | | consistent
2005 | 2 | wikipedia-2005 | infobox | consistent
2005 | 2 | wikipedia-ru-2005 | | consistent
2015 | 1 | azatutyun-2015 | | consistent
2015 | 1 | azatutyun-hy-2015 | | consistent
2015 | 1 | massispost-2015 | | consistent
2015 | 1 | obct-2015 | | consistent
2015 | 1 | wikipedia-2015 | | consistent
2015 | 1 | wikipedia-2015-earlier | | impossible
2015 | 1 | wikipedia-fr-2015 | | impossible
2015 | 1 | wikipedia-hy-2015 | | consistent
2015 | 1 | wikipedia-ru-2015 | | consistent
2015 | 2 | wikipedia-2015 | | consistent
2015 | 2 | wikipedia-2015-earlier | | consistent
2015 | 2 | wikipedia-fr-2015 | | consistent
2020 | 1 | armenianweekly-2020 | | consistent
2020 | 1 | armenpress-2020-assembly | | impossible
2020 | 1 | armradio-2020 | evening | impossible
2020 | 1 | news-am-2020-assembly | | consistent
2020 | 1 | parliament-wa-2020 | | consistent
2020 | 1 | wikipedia-2020 | | consistent
2020 | 1 | wikipedia-it-democratic-party | | consistent
"""


def test_the_verdict_on_each_account(verdicts):
    kinds = [(*key, verdict.kind) for key, (verdict, _said) in verdicts.items()]
    assert sorted(row for row in kinds if row[-1] != "nothing_to_check") == table(VERDICTS)


# Year, round, source, as of, a part of what the audit says.
SAID = """
2005 | 2 | wikipedia-ru-2005 | | they can only be of valid votes
2015 | 1 | wikipedia-2015-earlier | | 72,296 votes cast of 102,042 registered voters are 70.849%, not 70.88%
2015 | 1 | wikipedia-2015-earlier | | 32,632 votes for Free Motherland at 47.35% need a total of 68,910 to 68,923; 13,105 for Democratic Party at 19.10% need one of 68,595 to 68,630
2015 | 1 | wikipedia-fr-2015 | | 72,296 votes cast of 102,042 registered voters are 70.849%, not 70.88%
2015 | 1 | wikipedia-fr-2015 | | 13,105 for Democratic Party at 19.10% need one of 68,595 to 68,630
2020 | 1 | armenpress-2020-assembly | | These cannot be true together: 17,365 votes for United Motherland, 23.63% for United Motherland, 5,865 votes for Justice, 7.9% for Justice
2020 | 1 | armradio-2020 | evening | 76,471 votes cast of 103,663 registered voters are 73.77%, not 72.7%
"""  # noqa: E501


def test_what_is_said_of_accounts(verdicts):
    assert [row for row in table(SAID) if row[4] not in verdicts[row[:4]][1]] == []


# What the figures of an account leave of another: year, round, source, measure, from, to.
LEFT = """
2000 | 1 | wikipedia-ru-2000 | registered | 85803 | 85946
2005 | 1 | a1plus-2005 | registered | 89881 | 90002
2005 | 1 | itar-tass-2005 | cast | 65828 | 65916
2005 | 1 | wikipedia-it-democratic-party | valid | 59477 | 59635
2005 | 2 | wikipedia-ru-2005 | valid | 60913 | 60922
2005 | 2 | wikipedia-ru-2005 | cast | 64841 | 64850
2005 | 2 | wikipedia-ru-2005 | unlisted | 0 | 9
2015 | 1 | wikipedia-2015 | unlisted | 0 | 0
2015 | 2 | wikipedia-2015-earlier | valid | 65599 | 65599
2015 | 2 | wikipedia-fr-2015 | valid | 65599 | 65599
2020 | 1 | parliament-wa-2020 | valid | 74294 | 74294
"""


def test_what_accounts_leave_open(verdicts):
    for *key, measure, least, most in table(LEFT):
        verdict, _said = verdicts[*key, ""]
        assert getattr(verdict.bounds, measure) == (int(least), int(most)), (key, measure)


NEITHER = "What the two sources print cannot both be true of the same count."
# Year, measure, what the audit says of how its sources stand to each other.
AGREEMENT = f"""
2000 | seats-democratic-party | 3 of 4 sources print what can be true of the same count; what wikipedia-it-democratic-party prints does not fit with it.
2005 | candidates | What the 5 sources print cannot all be true of the same count.
2005 | turnout | 3 of 4 sources print what can be true of the same count; what azatutyun-2005 prints does not fit with it.
2005 | round-2-seats-democratic-party-constituencies | 5 of 8 sources print what can be true of the same count; what wikipedia-ru-2005, wikipedia-2005-infobox and wikipedia-it-democratic-party print does not fit with it.
2015 | share-arf-dashnaktsutyun | 6 of 8 sources print what can be true of the same count; what obct-2015 and massispost-2015 print does not fit with it.
2015 | share-democratic-party | 5 of 7 sources print what can be true of the same count; what wikipedia-2015 and azatutyun-hy-2015 print does not fit with it.
2015 | valid | {NEITHER}
2015 | round-2-seat-change-democratic-party-constituencies | {NEITHER}
2015 | round-2-seat-change-independents | {NEITHER}
2015 | threshold-lists | 3 of 4 sources print what can be true of the same count; what wikipedia-fr-2015 prints does not fit with it.
2020 | share-free-motherland-uca | 3 of 4 sources print what can be true of the same count; what wikipedia-2020 prints does not fit with it.
2020 | share-united-motherland | 3 of 4 sources print what can be true of the same count; what wikipedia-2020 prints does not fit with it.
"""  # noqa: E501


def test_how_sources_stand_to_each_other(records):
    said = {year: agreements_of(record) for year, record in records.items()}
    assert [row for row in table(AGREEMENT) if said[row[0]][row[1]] != row[2]] == []


def test_every_warning(records):
    assert {year: warnings_of(record) for year, record in records.items()} == {
        "1991": [],
        "2000": [],
        "2005": [],
        "2015": [
            # No election of 2010 is in the record.
            ("warning", "gap-in-series"),
            ("warning", "shares-sum", 1, "wikipedia-2015-earlier", "", ""),
            ("warning", "shares-sum", 1, "wikipedia-fr-2015", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-2015-earlier", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-fr-2015", "", ""),
        ],
        "2020": [
            ("warning", "impossible-as-printed", 1, "armenpress-2020-assembly", "", ""),
            ("warning", "impossible-as-printed", 1, "armradio-2020", "evening", ""),
        ],
    }
