"""Whose address counts, directly and behind proxies."""

import pytest
from django.test import RequestFactory

from elections.signin.addresses import client_address, normal, throttled_address


def request(connection="192.0.2.1", forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=connection, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),  # anybody can send the header
        (1, None, "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.0.0.1, 203.0.113.9", "203.0.113.9"),  # all but the last is the visitor's claim
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),  # did not come through both
        (1, "somewhere", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_what_the_counted_proxies_wrote_is_believed(settings, proxies, forwarded, expected):
    settings.PROXY_COUNT = proxies
    assert client_address(request(forwarded=forwarded)) == expected


@pytest.mark.parametrize(
    ("connection", "seen", "counted"),
    [
        ("192.0.2.1", "192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::1", "fe80::"),
        ("", None, None),  # a socket file has none
    ],
)
def test_ipv6_is_counted_by_network(connection, seen, counted):
    came = request(connection)
    assert (client_address(came), throttled_address(came)) == (seen, counted)


def test_what_is_no_address_is_refused():
    with pytest.raises(ValueError, match="nowhere"):
        normal("nowhere")
