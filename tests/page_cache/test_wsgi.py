"""The contract of kept pages, asked as a server asks."""

import gzip
from io import BytesIO

import brotli
import pytest
from django.conf import settings as site_settings

from elections import data_views
from elections.models import Election, Publication
from elections.page_cache import buffered, triggers
from elections.page_cache.disk import from_disk
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/elections/one/"


@pytest.fixture(autouse=True)
def election(transactional_db):
    return factories.ElectionFactory(slug="one", name="One")


def signed_in(client):
    client.force_login(factories.EditorFactory())
    cookie = client.cookies[site_settings.SESSION_COOKIE_NAME]
    return {"HTTP_COOKIE": f"{cookie.key}={cookie.value}"}


def test_a_page_is_rendered_once_and_then_answered_without_django(site):
    first = site.get(PAGE)
    assert (first.status, site.renders) == ("200 OK", 1)
    assert [site.get(PAGE) for _ in range(3)] == [first] * 3
    assert site.renders == 1


def test_it_is_the_page_that_django_would_send_with_all_its_security_headers(site, client):
    plain = client.get(PAGE)
    kept = site.get(PAGE)
    replaced = {"Cache-Control", "Vary", "ETag", "Content-Length"}
    expected = {name: value for name, value in plain.headers.items() if name not in replaced}

    assert kept.body == plain.content
    assert kept.headers == expected | {
        "Cache-Control": "public, max-age=1, stale-while-revalidate=1",
        "Vary": "Accept-Encoding",
        "ETag": kept.headers["ETag"],
        "Content-Length": str(len(plain.content)),
    }
    assert {"Content-Security-Policy", "X-Frame-Options", "Referrer-Policy"} <= expected.keys()


def test_codings_conditions_and_head(site):
    plain = site.get(PAGE)
    zipped = site.get(PAGE, HTTP_ACCEPT_ENCODING="gzip")
    brotlied = site.get(PAGE, HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert gzip.decompress(zipped.body) == brotli.decompress(brotlied.body) == plain.body
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert brotlied.headers["Content-Encoding"] == "br"
    assert len({answer.headers["ETag"] for answer in (plain, zipped, brotlied)}) == 3

    etag = brotlied.headers["ETag"]
    again = site.get(PAGE, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f"W/{etag}")
    assert (again.status, again.body) == ("304 Not Modified", b"")
    assert again.headers.keys() == {"Cache-Control", "ETag", "Vary"}

    head = site.get(PAGE, "HEAD")
    assert (head.status, head.headers, head.body) == (plain.status, plain.headers, b"")

    refused = site.get(PAGE, HTTP_ACCEPT_ENCODING="identity;q=0")
    assert refused.status == "406 Not Acceptable"
    assert refused.headers["Cache-Control"] == "no-store"
    assert site.get(PAGE, "HEAD", HTTP_ACCEPT_ENCODING="*;q=0").body == b""
    assert site.renders == 1


def test_a_head_request_has_a_page_rendered_for_all(site):
    head = site.get(PAGE, "HEAD")
    assert head.body == b""
    assert site.get(PAGE).headers == head.headers
    assert site.renders == 1


def test_a_save_shows_at_the_next_request_and_leaves_other_elections_pages_alone(site):
    other = factories.ElectionFactory(slug="two", name="Two")
    assert "One" in site.get(PAGE).text
    assert "Two" in site.get("/elections/two/").text
    renders = site.renders

    Election.objects.filter(slug="one").update(name="Renamed")
    assert "Renamed" in site.get(PAGE).text
    assert "Renamed" in site.get("/").text
    assert site.renders == renders + 2
    assert "Two" in site.get("/elections/two/").text
    assert site.renders == renders + 2

    factories.SourceFactory()
    assert "Two" in site.get("/elections/two/").text
    assert site.renders == renders + 3
    assert other.name == "Two"


def test_an_unpublished_election_is_gone_at_the_next_request_and_comes_back(site):
    assert site.get(PAGE).status == "200 OK"
    Election.objects.update(publication=Publication.DRAFT)
    gone = site.get(PAGE)
    assert (gone.status, "One" in gone.text) == ("404 Not Found", False)
    assert "One" not in site.get("/").text
    Election.objects.update(publication=Publication.PUBLISHED)
    assert "One" in site.get(PAGE).text
    assert "One" in site.get("/").text


def test_a_malformed_session_cookie_leaves_a_published_page_as_it_is(site):
    broken = {"HTTP_COOKIE": f"{site_settings.SESSION_COOKIE_NAME}=x"}

    rendered, kept = site.get(PAGE, **broken), site.get(PAGE, **broken)

    # Django takes such a cookie away, which would be an answer to this visitor alone.
    assert rendered == kept == site.get(PAGE)
    assert "Set-Cookie" not in rendered.headers
    assert rendered.headers["Vary"] == "Accept-Encoding"


def test_everybody_gets_the_same_published_page_and_no_cookie(site, client):
    editor = signed_in(client)
    seen = site.get(PAGE, **editor)
    assert site.get(PAGE) == seen
    assert site.renders == 1
    assert "Set-Cookie" not in seen.headers


def test_a_draft_is_shown_to_editors_alone_and_never_kept(site, client):
    Election.objects.update(publication=Publication.DRAFT)
    editor = signed_in(client)
    for _ in range(2):
        draft = site.get(PAGE, **editor)
        assert (draft.status, draft.headers["Cache-Control"]) == ("200 OK", "private, no-store")
        public = site.get(PAGE)
        assert (public.status, "One" in public.text) == ("404 Not Found", False)
    assert site.kept_pages.store.pages == {}


def test_what_is_not_found_is_not_kept_and_not_asked_for_twice(site):
    missing = site.get("/elections/nobody/")
    assert missing.status == "404 Not Found"
    assert site.renders == 1
    assert site.get("/elections/nobody/", "HEAD").body == b""
    assert site.get("/no/such/address/").status == "404 Not Found"
    assert site.renders == 3
    assert site.kept_pages.store.pages == {}


def test_other_methods_and_the_desk_go_to_django(site):
    assert site.get(PAGE, "POST", CONTENT_LENGTH="0").status == "403 Forbidden"
    assert site.get(PAGE, "OPTIONS").status == "405 Method Not Allowed"
    for _ in range(2):
        assert site.get("/admin/login/").status == "200 OK"
    assert site.renders == 4
    assert site.kept_pages.store.pages == {}


def test_a_host_that_is_not_allowed_gets_an_error_even_for_a_kept_page(site):
    for host in ("evil.example", "testserver.evil.example", "bad host", "testserver:x"):
        assert site.get(PAGE, HTTP_HOST=host).status == "400 Bad Request"
        assert site.get(PAGE).status == "200 OK"
    assert site.renders == 5


def test_each_host_has_its_own_pages_whatever_its_spelling(site):
    assert site.get(PAGE).status == "200 OK"
    for host in ("TestServer", "testserver:8080", "testserver."):
        assert site.get(PAGE, HTTP_HOST=host).status == "200 OK"
    assert site.renders == 1
    assert site.get(PAGE, HTTP_HOST="localhost").status == "200 OK"
    assert site.renders == 2
    assert [environ["HTTP_HOST"] for environ in site.django.asked] == ["testserver", "localhost"]


def test_sites_and_codings_that_clients_make_up_do_not_fill_memory(site, monkeypatch):
    monkeypatch.setattr("elections.page_cache.requests.REMEMBERED", 10)
    for port in range(100):
        site.get(PAGE, HTTP_HOST=f"testserver:{port}", HTTP_ACCEPT_ENCODING=f"br;q=0.{port}")
    assert site.renders == 1
    assert len(site.kept_pages.sites._known) <= 10
    assert len(site.kept_pages._codings) <= 10


def test_plain_http_is_redirected_and_only_https_is_told_to_stay(make_site, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site = make_site()
    for _ in range(2):
        secure = site.get(PAGE, HTTP_X_FORWARDED_PROTO="https")
        assert secure.status == "200 OK"
        assert secure.headers["Strict-Transport-Security"].startswith("max-age=60")
        for scheme in ({}, {"HTTP_X_FORWARDED_PROTO": "http"}):
            plain = site.get(PAGE, **scheme)
            assert plain.status == "301 Moved Permanently"
            assert plain.headers["Location"] == f"https://testserver{PAGE}"
    assert site.renders == 5

    settings.SECURE_SSL_REDIRECT = False
    site = make_site()
    secure = site.get(PAGE, HTTP_X_FORWARDED_PROTO="https")
    assert "Strict-Transport-Security" in secure.headers
    assert "Strict-Transport-Security" not in site.get(PAGE).headers


def test_behind_a_proxy_the_host_is_the_one_that_the_proxy_names(make_site, settings):
    settings.USE_X_FORWARDED_HOST = True
    site = make_site()
    assert site.get(PAGE, HTTP_X_FORWARDED_HOST="localhost").status == "200 OK"
    assert site.get(PAGE, HTTP_X_FORWARDED_HOST="evil.example").status == "400 Bad Request"
    assert [environ["HTTP_HOST"] for environ in site.django.asked] == ["localhost", "testserver"]


def test_a_prefix_has_its_own_pages_for_its_links_differ(site):
    assert 'href="/prefix/' in site.get(PAGE, SCRIPT_NAME="/prefix").text
    assert 'href="/prefix/' not in site.get(PAGE).text


def test_parameters_that_no_view_reads_lead_to_the_same_page(site):
    plain = site.get(PAGE)
    for query in ("fbclid=1", "fbclid=2&utm_source=x", "page=7", "%ff=%00", "&&;=", "a" * 5_000):
        assert site.get(f"{PAGE}?{query}") == plain
    assert site.renders == 1
    assert len(site.kept_pages.store.pages) == 1


def test_parameters_that_a_view_reads_have_pages_in_one_spelling_each(site):
    address = f"{PAGE}reactions/"
    narrowed = site.get(f"{address}?stance=neutral&kind=ministry")
    for query in (
        "kind=ministry&stance=neutral",
        "kind=ministry&x=1&stance=neutral",
        "stance=opposed&kind=ministry&stance=neutral",
        "stance=%6eeutral&kind=ministry",
    ):
        assert site.get(f"{address}?{query}") == narrowed
    assert site.renders == 1
    assert site.get(address) == site.get(f"{address}?stance=&kind=")
    assert site.renders == 2
    assert site.get(f"{address}?stance=nonsense").status == "404 Not Found"
    assert len(site.kept_pages.store.pages) == 2


def test_a_query_that_django_refuses_goes_to_django(site, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    many = "&".join(f"stance={number}" for number in range(11))
    assert site.get(f"{PAGE}reactions/?{many}").status == "400 Bad Request"


def test_memory_is_bounded(make_site, settings):
    settings.PAGE_CACHE_BYTES = 36_000
    site = make_site()
    addresses = [f"/elections/{name}/" for name in ("one", "two", "three", "four")]
    for name in ("two", "three", "four"):
        factories.ElectionFactory(slug=name)
    for _ in range(3):
        for address in addresses:
            assert site.get(address, HTTP_ACCEPT_ENCODING="br").status == "200 OK"
    store = site.kept_pages.store
    assert 0 < store.size <= 36_000
    assert 0 < len(store.pages) < 4
    assert store.size == sum(page.size for page in store.pages.values())


@pytest.mark.parametrize("megabytes", [0, 64])
def test_switched_off_every_page_is_rendered(make_site, settings, megabytes):
    settings.PAGE_CACHE_BYTES = megabytes * 2**20
    site = make_site()
    for _ in range(3):
        assert site.get(PAGE).status == "200 OK"
    assert site.renders == (1 if megabytes else 3)


def test_while_the_triggers_are_away_no_page_is_kept(site):
    assert site.get(PAGE).status == "200 OK"
    triggers.remove()
    try:
        Election.objects.update(name="Renamed")
        for _ in range(2):
            assert "Renamed" in site.get(PAGE).text
        assert site.renders == 3
        assert site.kept_pages.store.pages == {}
    finally:
        triggers.install()
    for _ in range(2):
        assert "Renamed" in site.get(PAGE).text
    assert site.renders == 4


def test_a_page_that_is_changed_while_it_is_rendered_is_not_kept(site, test_urls):
    assert [site.get("/changing/").text for _ in range(3)] == ["One", "One+", "One++"]


def test_a_page_knows_nothing_of_the_visitor_for_whom_it_is_rendered(site, test_urls):
    answer = site.get(
        "/anybody/?x=visitor",
        HTTP_COOKIE="a=visitor",
        HTTP_AUTHORIZATION="visitor",
        HTTP_USER_AGENT="visitor",
        HTTP_REFERER="visitor",
        HTTP_ACCEPT_LANGUAGE="visitor",
        HTTP_X_FORWARDED_HOST="visitor",
        HTTP_X_FORWARDED_FOR="visitor",
        HTTP_HOST="testserver:1",
        REMOTE_ADDR="visitor",
        REMOTE_USER="visitor",
        CONTENT_TYPE="visitor",
    )
    assert (answer.status, answer.text) == ("200 OK", "")
    assert len(site.kept_pages.store.pages) == 1


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("cookie", "it sets a cookie"),
        ("session", "it sets a cookie"),
        ("varying", "it varies by Accept-Language"),
        ("private", "its Cache-Control is private"),
        ("encoded", "it is encoded already"),
        ("broken", "its status is 500 Internal Server Error"),
    ],
)
def test_a_view_that_errs_is_told_and_its_page_is_not_kept(site, test_urls, caplog, name, reason):
    for _ in range(2):
        site.get(f"/{name}/")
    assert test_urls == [name] * 2
    assert site.kept_pages.store.pages == {}
    messages = [record.getMessage() for record in caplog.records if "page_cache" in record.name]
    assert messages == [f"/{name}/ is marked to be kept, but {reason}."] * 2


def test_what_a_view_does_not_mark_is_not_kept(site, test_urls):
    assert [site.get("/unmarked/").text for _ in range(2)] == ["1 renders", "2 renders"]


def test_a_streamed_page_is_kept_whole(site, test_urls):
    assert [site.get("/streamed/").text for _ in range(2)] == ["a page"] * 2
    assert test_urls == ["streamed"]


@pytest.fixture
def languages(settings, test_urls):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
    return test_urls


def test_each_languages_address_has_its_own_page(languages, make_site):
    site = make_site()
    for _ in range(2):
        assert site.get("/de/language/", HTTP_ACCEPT_LANGUAGE="en").text == "de"
        assert site.get("/en/language/", HTTP_ACCEPT_LANGUAGE="de").text == "en"
    assert languages == ["language"] * 2


def test_a_page_whose_language_follows_the_visitor_is_not_kept(languages, make_site):
    site = make_site()
    for _ in range(2):
        assert site.get("/varying/", HTTP_ACCEPT_LANGUAGE="de").text == "Ja"
        assert site.get("/varying/", HTTP_ACCEPT_LANGUAGE="en").text == "Yes"
        assert site.get("/varying/").text == "Yes"
    assert site.kept_pages.store.pages == {}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_large_file_goes_out_from_the_disk_and_is_not_kept(site, client, monkeypatch, method):
    factories.LineFactory(account__round__election=Election.objects.get(), count=7)
    address = f"{PAGE}data.csv"
    kept = site.get(address)
    monkeypatch.setattr(data_views, "LARGE", 10)
    Election.objects.update(name="Another name")

    found = [site.get(address, method) for _ in range(2)]

    plain = client.get(address)
    assert plain.streaming
    assert plain.getvalue() == kept.body
    assert site.renders == 3
    for answer in found:
        assert answer.body == (kept.body if method == "GET" else b"")
        assert answer.headers["Content-Length"] == str(len(kept.body))
        assert answer.headers["Cache-Control"] == kept.headers["Cache-Control"]


def test_it_is_not_read_whole_for_slow_clients():
    answer = from_disk(BytesIO(b"a large file"), 12, "text/csv")
    assert buffered.whole(lambda environ, start_response: answer)({}, None) is answer
    assert answer.getvalue() == b"a large file"
