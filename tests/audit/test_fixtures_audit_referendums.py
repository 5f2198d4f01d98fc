"""What the audit says of the referendums, to the digit."""

import pytest

from elections.audit import audit
from tests import fixture_rows
from tests.fixture_rows import SHARED, agreements_of, table, verdicts_of, warnings_of

pytestmark = pytest.mark.django_db

NAMES = fixture_rows.fixture_names("*-referendum")
# The endings that keys of sources have, which the tables here leave out.
ENDINGS = {"1991": "-1991-referendum", "2006": "-2006", "2017": "-2017-referendum"}

record = fixture_rows.recorded(SHARED, *NAMES)


@pytest.fixture(scope="module")
def records(record, django_db_blocker):
    """The audited referendums by their year."""
    with django_db_blocker.unblock():
        return {name[:4]: fixture_rows.audited(name) for name in NAMES}


@pytest.fixture(scope="module")
def verdicts(records):
    """By year, source and as of."""
    return {
        (year, key.removesuffix(ENDINGS[year]), as_of): found
        for year, record in records.items()
        for (_round, key, as_of), found in verdicts_of(record).items()
    }


# The accounts of which two figures bear on each other; the others leave nothing to check. The
# cells: year, source, as of, verdict.
VERDICTS = """
1991 | cec-en | | conditional
1991 | cec-hy | | conditional
1991 | nankr-1991 | | consistent
1991 | nkr-am | | conditional
1991 | sardarabad | | impossible
1991 | sudd | | impossible
1991 | sudd-first | | consistent
1991 | sudd-middle | | impossible
1991 | wikipedia | text | consistent
1991 | wikipedia-earlier | infobox | consistent
1991 | wikipedia-earlier | text | conditional
1991 | wikipedia-el | | conditional
2006 | ap-10 | | consistent
2006 | arka | | conditional
2006 | azat-artsakh | | conditional
2006 | cec-en | | consistent
2006 | cec-ru | | consistent
2006 | new-anatolian | | impossible
2006 | regnum | | impossible
2006 | rferl | | consistent
2006 | ria | | impossible
2006 | wikipedia | | consistent
2006 | wikipedia-de | | impossible
2006 | wikipedia-earlier | | impossible
2006 | wikipedia-tr | | impossible
2017 | aravot | | conditional
2017 | arka | 03:00 | conditional
2017 | armenpress | 03:00 | impossible
2017 | cec | | consistent
2017 | horizon | | conditional
2017 | igic | | conditional
2017 | nt | 20:00 | consistent
2017 | panarmenian | 03:00 | conditional
2017 | sudd | | consistent
2017 | wikipedia | | consistent
2017 | wikipedia-fr | | conditional
"""


def test_the_verdict_on_each_account(verdicts):
    kinds = [(*key, verdict.kind) for key, (verdict, _said) in verdicts.items()]
    assert sorted(row for row in kinds if row[-1] != "nothing_to_check") == table(VERDICTS)


# Year, source, as of, a part of what the audit says.
SAID = """
1991 | cec-en | | Adds up only if the shares are of votes cast.
1991 | nkr-am | | Others than those listed had votes too.
1991 | nkr-am | | they can only be of votes cast
1991 | sardarabad | | 108,615 votes for Yes at 99.99% need a total of 108,621 to 108,631; the other figures leave at least 108,639.
1991 | sudd | | 108,639 valid votes and 95 invalid or blank votes make 108,734, not 108,736 votes cast.
1991 | sudd-middle | | 108,639 valid votes and 95 invalid or blank votes make 108,734, not 108,736 votes cast.
1991 | wikipedia | text | they can only be of valid votes
1991 | wikipedia-earlier | infobox | they can only be of valid votes
1991 | wikipedia-earlier | text | they can only be of votes cast
1991 | wikipedia-el | | Adds up only if others than those listed had votes too.
2006 | new-anatolian | | 77,279 votes for Yes of 89,044 registered voters are 86.787%, not 98.58%.
2006 | new-anatolian | | 78,389 votes cast of 89,044 registered voters are 88.0%, not 87%.
2006 | regnum | | These cannot be true together: a turnout of 87% and 98.58% for Yes.
2006 | ria | | 77,279 votes for Yes of 89,044 registered voters are 86.787%, not 98.58%.
2006 | ria | | 78,389 votes cast of 89,044 registered voters are 88.0%, not 87%.
2006 | wikipedia | | they can only be of valid votes
2006 | wikipedia-de | | 554 votes for No at 0.72% need a total of 76,414 to 77,482; the other figures leave at least 77,833.
2006 | wikipedia-earlier | | 554 votes for No at 0.72% need a total of 76,414 to 77,482; the other figures leave at least 77,833.
2006 | wikipedia-tr | | 554 votes for No at 0.72% need a total of 76,414 to 77,482; the other figures leave at least 77,833.
2017 | arka | 03:00 | they can only be of votes cast
2017 | armenpress | 03:00 | 79,428 votes cast of 103,766 registered voters are 76.545%, not 76.44%.
2017 | horizon | | they can only be of votes cast
2017 | sudd | | The source says that its shares are of votes cast.
2017 | wikipedia | | they can only be of valid votes
2017 | wikipedia-fr | | they can only be of votes cast
"""  # noqa: E501


def test_what_is_said_of_accounts(verdicts):
    assert [row for row in table(SAID) if row[3] not in verdicts[row[:3]][1]] == []
    needed = {key for key, (_verdict, said) in verdicts.items() if "had votes too" in said}
    assert needed == {
        ("1991", "nkr-am", ""),
        ("1991", "wikipedia-el", ""),
        ("2006", "azat-artsakh", ""),
    }


# What the figures of an account leave of another: year, source, as of, measure, from, to.
LEFT = """
1991 | cec-en | | invalid | 97 | 97
1991 | cec-en | | valid | 108639 | 108639
1991 | nkr-am | | unlisted | 1 | 1
1991 | sudd-first | | valid | 107762 | 107771
1991 | wikipedia | infobox | cast | 108734 | 108734
1991 | wikipedia | text | cast | 108736 | 108736
1991 | wikipedia-el | | unlisted | 2 | 2
2006 | ap-10 | | cast | 74449 | 74537
2006 | arka | | invalid | 561 | 568
2006 | arka | | valid | 77828 | 77828
2017 | arka | 03:00 | registered | 103903 | 103915
2017 | horizon | | registered | 103794 | 103807
2017 | sudd | | valid | 77256 | 77256
2017 | wikipedia | | valid | 77256 | 77256
"""


def test_what_accounts_leave_open(verdicts):
    for *key, measure, least, most in table(LEFT):
        verdict, _said = verdicts[tuple(key)]
        assert getattr(verdict.bounds, measure) == (int(least), int(most)), (key, measure)


# Year, measure, the beginning of what the audit says of how its sources stand to each other.
AGREEMENT = """
1991 | cast | 11 of 12 sources print what can be true of the same count; what wikipedia-earlier-1991-referendum-infobox prints does not fit with it.
1991 | invalid | 5 of 8 sources print what can be true of the same count; what nkr-am-1991-referendum, wikipedia-1991-referendum-text and wikipedia-earlier-1991-referendum-text print does not fit with it.
1991 | share-yes-of-votes-cast | 4 of 5 sources print what can be true of the same count; what sardarabad-1991-referendum prints does not fit with it.
1991 | votes-yes | 11 of 12 sources print what can be true of the same count; what sudd-first-1991-referendum prints does not fit with it.
2006 | turnout | 15 of 18 sources print what can be true of the same count; what wikipedia-tr-2006-text, armenpress-2006 and pravda-2006 print does not fit with it.
2017 | cast | 8 of 10 sources print what can be true of the same count; what panarmenian-2017-referendum-03-00 and nt-2017-referendum-20-00 print does not fit with it.
2017 | votes-yes | 5 of 8 sources print what can be true of the same count; what cec-2017-referendum, wikipedia-2017-referendum and sudd-2017-referendum print does not fit with it.
"""  # noqa: E501


def test_how_sources_stand_to_each_other(records):
    said = {year: agreements_of(record) for year, record in records.items()}
    assert [row for row in table(AGREEMENT) if not said[row[0]][row[1]].startswith(row[2])] == []


def test_every_warning(records):
    assert {year: warnings_of(record) for year, record in records.items()} == {
        "1991": [
            ("warning", "valid-and-invalid", 1, "sudd-1991-referendum", "", ""),
            ("warning", "valid-and-invalid", 1, "sudd-middle-1991-referendum", "", ""),
            ("warning", "impossible-as-printed", 1, "sudd-1991-referendum", "", ""),
            ("warning", "impossible-as-printed", 1, "sudd-middle-1991-referendum", "", ""),
            ("warning", "impossible-as-printed", 1, "sardarabad-1991-referendum", "", ""),
        ],
        "2006": [
            ("warning", "shares-sum", 1, "azat-artsakh-2006", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-earlier-2006", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-de-2006", "", ""),
            ("warning", "impossible-as-printed", 1, "wikipedia-tr-2006", "", ""),
            ("warning", "impossible-as-printed", 1, "regnum-2006", "", ""),
            ("warning", "impossible-as-printed", 1, "ria-2006", "", ""),
            ("warning", "impossible-as-printed", 1, "new-anatolian-2006", "", ""),
        ],
        "2017": [
            ("warning", "impossible-as-printed", 1, "armenpress-2017-referendum", "03:00", ""),
        ],
    }


def test_a_turnout_beside_the_votes_of_another_hour(records):
    said = [
        (finding.subject.natural_key[2], str(finding.sentence))
        for finding in audit(records["2017"])
        if finding.rule == "share-of-another-count"
    ]
    assert said == [
        (
            "armenpress-2017-referendum",
            "The turnout of 76.44% is not that of the 79,428 votes cast beside it; it is that of "
            "79,314 votes cast of 103,766 registered voters (Noyan Tapan, 20:00).",
        ),
        (
            "arka-2017-referendum",
            "The turnout of 76.44%, beside 79,428 votes cast, could be that of 79,314 votes cast "
            "of 103,766 registered voters (Noyan Tapan, 20:00).",
        ),
    ]
