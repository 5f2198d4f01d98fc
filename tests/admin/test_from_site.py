"""From every public page to its form and back, by a link that is the same for everybody."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from elections.models import Election, Publication
from elections.urls import urlpatterns
from tests.factories import EditorFactory
from tests.pages import get
from tests.record.cast import SLUG, election_with

from .helpers import change
from .people import EDITOR, REVIEWER, browser_of

pytestmark = pytest.mark.django_db
# What machines ask for has an address like a file's.
# What the site says of itself is no row of the record; frames and the past lead to pages that are.
WITHOUT = ("about", "about_data", "election_file", "embed", "as_of")
PAGES = {
    pattern.name: str(pattern.pattern)
    for pattern in urlpatterns
    if "." not in str(pattern.pattern) and pattern.name not in WITHOUT
}
OF_ELECTIONS = [name for name, address in PAGES.items() if address.startswith("elections/")]


def public_pages():
    """The addresses of the pages that people read, with the row behind each; none for the list."""
    election = Election.objects.get(slug=SLUG)
    person, source = election.holder_before, election.sources.first()
    party = election.options.first().party
    return {
        "index": ("/", None),
        "person": (reverse("person", args=[person.slug]), person),
        "party": (reverse("party", args=[party.slug]), party),
        "source": (reverse("source", args=[source.key]), source),
        **{name: (reverse(name, args=[SLUG]), election) for name in OF_ELECTIONS},
    }


def test_every_public_page_is_looked_at(db):
    election_with(1)
    assert PAGES.keys() == public_pages().keys()


@pytest.mark.parametrize("name", PAGES)
def test_every_public_page_leads_to_its_form_and_the_form_back(client, desk, name):
    election_with(1)
    address, row = public_pages()[name]
    link = get(client, address).one("footer").one("a", rel="nofollow")
    assert link.text == "For editors"

    opened = desk.get(link.attrs["href"], follow=True)

    assert opened.status_code == 200
    if row is None:
        assert opened.request["PATH_INFO"] == reverse("admin:elections_election_changelist")
        return
    assert opened.request["PATH_INFO"] == change(row)
    back = desk.get(opened.context["absolute_url"], follow=True)
    assert (back.status_code, type(row).objects.get(pk=row.pk)) == (200, row)


def test_the_public_is_asked_to_sign_in_whether_there_is_a_row_or_not(client):
    election_with(1, publication=Publication.DRAFT)
    for slug in (SLUG, "nothing"):
        response = client.get(reverse("admin:elections_election_edit", args=[slug]))
        assert (response.status_code, response.url) == (
            302,
            f"/admin/login/?next=/admin/elections/election/edit/{slug}/",
        )


@pytest.mark.parametrize("role", [EDITOR, REVIEWER])
def test_an_unknown_row_is_not_found(role):
    address = reverse("admin:elections_election_edit", args=["nothing"])
    assert browser_of(role).get(address).status_code == 404


def test_an_account_without_powers_is_turned_away(client):
    election_with(1)
    client.force_login(EditorFactory(is_superuser=False))
    address = reverse("admin:elections_election_edit", args=[SLUG])
    assert client.get(address).status_code == 403
    draft = Election.objects.get(slug=SLUG)
    kind = ContentType.objects.get_for_model(draft).pk
    for row, status in ((draft.pk, 403), (0, 403), ("x", 403)):
        assert client.get(f"/admin/r/{kind}/{row}/").status_code == status
    assert client.get("/admin/r/x/1/").status_code == 404
