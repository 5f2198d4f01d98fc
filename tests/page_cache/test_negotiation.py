import pytest

from elections.page_cache.negotiation import coding_for, matches


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate", "identity"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("br ; q=0.8 , gzip ; q=0.8", "br"),
        ("gzip;q=0.001", "gzip"),
        ("identity;q=0.5, gzip;q=0.4", "identity"),
        ("identity, gzip;q=0.4", "identity"),
        ("*", "br"),
        ("*;q=0.5, gzip", "gzip"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("*;q=0", None),
        ("identity;q=0", None),
        ("identity;q=0, br", "br"),
        ("identity;q=0, *", "br"),
        ("gzip, *;q=0", "gzip"),
        ("identity, *;q=0", "identity"),
        ("br;q=0, gzip;q=0, identity;q=0", None),
        ("br;q=1.5", "identity"),
        ("br;q=", "identity"),
        ("br;q=nan", "identity"),
        ("br;level=4", "br"),
        (";,;;=,", "identity"),
    ],
)
def test_the_best_coding_that_a_client_accepts(accepted, coding):
    assert coding_for(accepted) == coding


@pytest.mark.parametrize(
    ("if_none_match", "expected"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ('"b",W/"a","c"', True),
        ("*", True),
        (" * ", True),
        ('"b"', False),
        ('"ab"', False),
        ('"b, a"', False),
        ("a", False),
        ("", False),
        ('"', False),
    ],
)
def test_what_a_client_has_is_compared_weakly(if_none_match, expected):
    assert matches(if_none_match, '"a"') is expected
