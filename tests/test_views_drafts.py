"""Who sees what: published pages are the same for everybody, drafts are for editors."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from elections.models import Publication
from tests.factories import EditorFactory, ElectionFactory
from tests.pages import get
from tests.record.cast import SLUG, election_with

pytestmark = pytest.mark.django_db

PAGES = ["election", "campaign", "conduct", "results", "reactions", "sources"]


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_is_not_found_by_the_public(client, page):
    election_with(1, publication=Publication.DRAFT)

    assert client.get(reverse(page, args=[SLUG])).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_is_shown_to_editors_under_a_banner(client, page):
    election_with(1, publication=Publication.DRAFT)
    client.force_login(EditorFactory())

    response = client.get(reverse(page, args=[SLUG]))
    banner = get(client, reverse(page, args=[SLUG])).one("p", class_="draft")

    assert banner.text == "Draft Only signed-in editors see this page."
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Vary"] == "Cookie"


@pytest.mark.parametrize("fields", [{"is_staff": False}, {"is_staff": True, "is_active": False}])
def test_a_draft_is_not_found_by_other_accounts(client, fields):
    election_with(1, publication=Publication.DRAFT)
    client.force_login(get_user_model().objects.create_user("visitor", **fields))

    assert client.get(reverse("election", args=[SLUG])).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_published_page_is_the_same_with_and_without_a_session(client, page):
    election_with(1)
    public = client.get(reverse(page, args=[SLUG]))
    client.force_login(EditorFactory())
    signed_in = client.get(reverse(page, args=[SLUG]))

    assert signed_in.content == public.content
    assert signed_in.headers == public.headers
    assert "Vary" not in public.headers
    assert not public.cookies
    assert not signed_in.cookies
    assert b'class="draft"' not in public.content


def test_the_list_never_shows_drafts(client):
    ElectionFactory(publication=Publication.DRAFT)
    client.force_login(EditorFactory())

    assert get(client, "/").all("h3") == []


def test_the_public_cannot_tell_a_draft_from_nothing(client):
    ElectionFactory(slug="draft", publication=Publication.DRAFT)
    draft, nothing = (client.get(f"/elections/{slug}/") for slug in ("draft", "nothing"))

    assert (draft.status_code, draft.content, draft.headers, draft.cookies) == (
        nothing.status_code,
        nothing.content,
        nothing.headers,
        nothing.cookies,
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_only_read(client, method):
    election_with(1)

    assert getattr(client, method)(reverse("election", args=[SLUG])).status_code == 405
