"""`quickstart`: what it tells the server that it becomes."""

import pytest

from elections.management.commands.quickstart import own_address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://localhost:8000", "http://localhost:8103"),
        ("http://localhost", "http://localhost:8103"),
        ("https://votes.example.org", "https://votes.example.org"),
        ("", ""),
    ],
)
def test_pages_name_the_port_that_serves_them(address, expected):
    assert own_address(address, 8103) == expected
