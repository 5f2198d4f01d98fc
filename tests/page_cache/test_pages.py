"""Every public address is kept, or is named here as one that is not."""

import pytest
from django.urls import reverse

from elections.models import Election
from elections.urls import urlpatterns
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db(transaction=True)

# Public addresses whose answers are rendered for each visitor: seldom asked for, and not by people.
NOT_KEPT = frozenset(
    {
        *("robots", "security", "sitemap", "sitemap_pages", "sitemap_part", "manifest", "favicon"),
        # As there is no end of such addresses; and a file that is sent in parts.
        *("as_of", "oembed", "package"),
    }
)
# What stands in addresses behind the key of a row.
FURTHER = {
    "election_file": ["nist.json"],
    "embed": ["infobox"],
    "picture": ["results-1", "svg"],
    **{key: ["csv"] for key in ("person_data", "party_data", "source_data")},
}
SITE_URL = "https://elections.example.org"  # without one there is no feed
VIEWS = {pattern.name: pattern for pattern in urlpatterns if pattern.name not in NOT_KEPT}


def address_of(name):
    election = Election.objects.get(slug=SLUG)
    converters = VIEWS[name].pattern.converters
    if not converters:
        return reverse(name)
    option = election.options.first()
    keys = {
        "source": election.sources.first().key,
        "person": option.person.slug,
        "party": option.party.slug,
    }
    key = keys.get(name.partition("_")[0], SLUG)
    return reverse(name, args=[key, *FURTHER.get(name, [])])


@pytest.fixture(autouse=True)
def _site_url(settings):
    settings.SITE_URL = SITE_URL


@pytest.mark.parametrize("name", VIEWS)
def test_it_is_the_same_for_everybody_and_kept(site, caplog, name):
    election_with(1)
    address = address_of(name)

    first = site.get(address, HTTP_ACCEPT_ENCODING="br")
    assert site.get(address, HTTP_ACCEPT_ENCODING="br") == first
    assert (first.status, site.renders) == ("200 OK", 1)
    assert [record for record in caplog.records if "page_cache" in record.name] == []


@pytest.mark.parametrize("name", VIEWS)
def test_it_holds_no_token_no_host_and_no_cookie(site, name):
    election_with(1)
    page = site.get(address_of(name), HTTP_HOST="localhost:8123", REMOTE_ADDR="198.51.100.9")
    for told in (b"csrf", b"localhost", b"8123", b"198.51.100.9", b"sessionid"):
        assert told not in page.body.lower()
    assert "Set-Cookie" not in page.headers
    assert page.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("query", "renders"),
    [
        ("?type=presidential&year=2012", 1),
        ("?year=2012&type=presidential&utm_source=x", 1),
        ("?q=&type=&year=&jurisdiction=", 1),
        ("?q=land", 2),
        ("?year=1999", 2),
    ],
)
def test_of_the_lists_those_are_kept_that_are_few(site, query, renders):
    election_with(1)

    for _ in range(2):
        answer = site.get("/" + query, HTTP_ACCEPT_ENCODING="br")
        assert (answer.status, answer.headers["Content-Encoding"]) == ("200 OK", "br")

    assert site.renders == renders
