"""The desk wears the public pages' name, colours and icon, signed in or out."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.factories import ElectionFactory
from tests.pages import read

pytestmark = pytest.mark.django_db

OWN = [
    *("/static/css/coat.css", "/static/img/icon.ico", "/static/img/icon.svg"),
    "/static/js/labels.js",
]


def colours(name):
    css = Path(finders.find(f"css/{name}.css")).read_text()
    return dict(re.findall(r"--([a-z]+): (light-dark\([^)]*\));", css))


def test_its_colours_are_those_of_the_public_pages():
    public, desk = colours("site"), colours("coat")
    public["teal"] = public.pop("accent")
    names = ["paper", "card", "ink", "soft", "line", "teal", "tint"]

    assert {name: desk[name] for name in names} == {name: public[name] for name in names}


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: Client().get("/admin/login/"),
        lambda client: Client(enforce_csrf_checks=True).post("/admin/login/"),
        lambda client: client.get("/admin/"),
        lambda client: client.get("/admin/elections/election/"),
        lambda client: client.get("/admin/elections/election/1/change/"),
        lambda client: client.get("/admin/second-factor/set-up/"),
        lambda client: client.post("/admin/logout/"),
    ],
    ids=["sign-in", "expired form", "start", "list", "form", "set-up", "signed out"],
)
def test_every_page_of_the_desk_wears_it(admin_client, ask):
    ElectionFactory(id=1)

    page = read(ask(admin_client).content.decode())

    head = page.one("head")
    addresses = {node.attrs.get("href") or node.attrs.get("src") for node in head.walk()}
    assert [address for address in OWN if address in addresses] == OWN
    assert page.one(id="site-name").text == "Election record"
