"""robots.txt, security.txt, the manifest and the icons."""

import datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from PIL import Image


def test_robots_keep_out_of_the_desk(client):
    response = client.get("/robots.txt")

    assert response.content.decode() == "User-agent: *\nDisallow: /admin/\n"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=3600"


def test_robots_are_told_of_the_sitemap_where_there_is_one(client, settings):
    settings.SITE_URL = "https://votes.example.org"

    assert client.get("/robots.txt").content.decode() == (
        "User-agent: *\nDisallow: /admin/\n\nSitemap: https://votes.example.org/sitemap.xml\n"
    )


def test_the_manifest_names_the_site_and_its_icons(client, settings):
    settings.SITE_NAME = "Votes <of> the world"
    response = client.get("/site.webmanifest")

    assert response["Content-Type"] == "application/manifest+json"
    assert response.json() == {
        "name": "Votes <of> the world",
        "start_url": "/",
        "display": "browser",
        "background_color": "#fdfcf9",
        "theme_color": "#0b5868",
        "icons": [
            {
                "src": "/static/img/icon-192.png",
                "sizes": "192x192",
                "type": "image/png",
                "purpose": "any maskable",
            },
            {
                "src": "/static/img/icon-512.png",
                "sizes": "512x512",
                "type": "image/png",
                "purpose": "any maskable",
            },
        ],
    }


def test_security_txt_says_where_to_report_a_weakness_and_until_when(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    response = client.get("/.well-known/security.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    contact, expires, languages = response.content.decode().splitlines()
    assert contact == "Contact: mailto:security@example.org"
    assert languages == "Preferred-Languages: en"
    until = datetime.datetime.fromisoformat(expires.removeprefix("Expires: "))
    assert datetime.timedelta(days=179) < until - timezone.now() < datetime.timedelta(days=365)


def test_no_contact_means_no_security_txt(client, settings):
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_manifest_has_the_colours_of_the_pages(client):
    manifest = client.get("/site.webmanifest").json()
    css = Path(finders.find("css/site.css")).read_text()
    assert f"--paper: light-dark({manifest['background_color']}," in css
    assert f"--accent: light-dark({manifest['theme_color']}," in css


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("icon-192.png", {(192, 192)}),
        ("icon-512.png", {(512, 512)}),
        ("icon-apple.png", {(180, 180)}),
        ("icon.ico", {(16, 16), (32, 32), (48, 48)}),
    ],
)
def test_icons_have_the_sizes_that_are_said_of_them(name, sizes):
    with Image.open(finders.find(f"img/{name}")) as image:
        assert image.info.get("sizes", {image.size}) == sizes


def test_the_old_address_of_the_icon_leads_to_it(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/img/icon.ico")
    assert response["Cache-Control"] == "public, max-age=86400"
