"""The headers of each kind of answer, and what the content policy may not meet."""

import re
from pathlib import Path

import django.contrib.admin
import import_export
import pytest
from django.conf import settings
from django.contrib.admin import site as desk
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from elections.signin.middleware import policy
from tests import factories

from .cast import fail

# A block of data is not run, so that the policy leaves it alone.
SCRIPT = '<script(?! type="application/ld\\+json">)'

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STORED_NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"
PUBLIC = ALWAYS | {
    "Cache-Control": None,
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
DESK = ALWAYS | {
    "Cache-Control": STORED_NOWHERE,
    "Referrer-Policy": "same-origin",
}


def headers(response):
    return response.status_code, {name: response.get(name) for name in PUBLIC}


@pytest.fixture
def site(editor):
    """Sends a request as the public, or as an editor, and gives the answer."""
    election = factories.ElectionFactory(slug="published")
    signed_in = Client()
    signed_in.force_login(editor)
    page = reverse("election", args=[election.slug])
    return {
        "front page": lambda: Client().get("/"),
        "public page": lambda: Client().get(page),
        "public page, signed in": lambda: signed_in.get(page),
        "no such page": lambda: Client().get("/no/such/page/"),
        "sign-in page": lambda: Client().get("/admin/login/"),
        "failed sign-in": lambda: fail(1),
        "lock": lambda: fail(5),
        "expired form": lambda: Client(enforce_csrf_checks=True).post("/admin/login/"),
        "desk, not signed in": lambda: Client().get("/admin/"),
        "desk": lambda: signed_in.get("/admin/"),
        "desk, no such page": lambda: signed_in.get("/admin/no/such/page/"),
        "set-up": lambda: signed_in.get("/admin/second-factor/set-up/"),
    }


@pytest.mark.parametrize(
    ("page", "status", "expected"),
    [
        ("front page", 200, PUBLIC),
        ("public page", 200, PUBLIC),
        ("public page, signed in", 200, PUBLIC),
        ("no such page", 404, PUBLIC),
        ("sign-in page", 200, DESK),
        ("failed sign-in", 200, DESK),
        ("lock", 429, DESK),
        ("expired form", 403, DESK),
        ("desk, not signed in", 302, DESK),
        ("desk", 200, DESK),
        ("desk, no such page", 404, DESK),
        ("set-up", 200, DESK),
    ],
)
def test_the_headers(site, page, status, expected):
    response = site[page]()
    found = headers(response)
    if expected is PUBLIC:
        # How long a public page may be kept is the business of its view.
        found[1]["Cache-Control"] = None
    assert found == (status, expected)
    denied = response["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "payment=()", "usb=()"} < set(denied)
    assert [feature for feature in denied if not feature.endswith("=()")] == []


@pytest.mark.parametrize("page", ["front page", "public page", "public page, signed in"])
def test_public_pages_neither_vary_by_cookie_nor_set_one_nor_look_at_the_session(site, page):
    response = site[page]()
    assert response.cookies.keys() == set()
    assert "Cookie" not in response.get("Vary", "")
    assert response.wsgi_request.session.accessed is False


def test_being_signed_in_costs_public_pages_no_query(site):
    tables = []
    for page in ("public page", "public page, signed in"):
        with CaptureQueriesContext(connection) as captured:
            site[page]()
        tables.append([re.search(r'FROM "(\w+)"', query["sql"])[1] for query in captured])
    assert tables[0] == tables[1]
    assert {table.split("_")[0] for table in tables[0]} == {"elections"}


@pytest.mark.parametrize(("debug", "expected"), [(False, POLICY), (True, None)])
def test_developers_see_their_tracebacks(db, settings, debug, expected):
    settings.DEBUG = debug
    assert Client().get("/no/such/page/").get("Content-Security-Policy") == expected
    assert Client().get("/").get("Content-Security-Policy") == POLICY


def test_a_policy_is_put_together_of_what_is_on():
    assert policy({"a-src": ["'self'", "b.example"], "c": True, "d": False, "e-src": []}) == (
        "a-src 'self' b.example; c"
    )


def test_what_packages_have_inline_is_not_in_use():
    """The policy would leave it without effect, and say so in every editor's browser."""
    inline = re.compile(rf"""\s(?:style|on\w+)=["']|<style|{SCRIPT}[^>]*>\s*[^\s<]""")
    found = {
        str(path.relative_to(folder))
        for package in (django.contrib.admin, import_export)
        for folder in [Path(package.__file__).parent / "templates"]
        for path in folder.rglob("*.html")
        if inline.search(path.read_text())
    }
    assert found == {"admin/change_list.html", "admin/import_export/export.html"}
    # The one has a style sheet for lists that show no actions anywhere.
    assert [
        admin
        for admin in desk._registry.values()
        if not (admin.actions_on_top or admin.actions_on_bottom)
    ] == []
    # In the place of the other stands one of this site.
    folder = settings.TEMPLATES[0]["DIRS"][0]
    own = list(folder.rglob("*.html"))
    assert folder / "admin/import_export/export.html" in own
    assert [path for path in own if inline.search(path.read_text())] == []
