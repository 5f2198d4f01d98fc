"""The public site as static files."""

import io
import json
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from django.core.management import CommandError, call_command

from elections.models import Election, Figure
from elections.record import source_page
from elections.sharing import sitemap
from tests.factories import (
    AccountFactory,
    ElectionFactory,
    FigureFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import read
from tests.test_fixtures import load_all

pytestmark = pytest.mark.django_db

SITE = "https://votes.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = ["votes.example.org"]


def export(folder):
    out = io.StringIO()
    call_command("export", str(folder), stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def file_of(folder, address):
    path = unquote(urlsplit(address).path)
    return folder / (path + "index.html" if path.endswith("/") else path).lstrip("/")


def dead_links(folder):
    """Each link of each page within the site that leads to no file, or to no part of a page."""
    pages = {file: read(file.read_text()) for file in folder.rglob("*.html")}
    ids = {
        file: {node.attrs["id"] for node in page.walk() if "id" in node.attrs}
        for file, page in pages.items()
    }
    dead = []
    for file, page in pages.items():
        own = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        for link in links(page):
            address, part = urldefrag(urljoin(f"{SITE}{own}", link))
            target = file_of(folder, address)
            if not address.startswith(f"{SITE}/"):
                continue
            is_there = target.is_file() and not urlsplit(address).query
            if not is_there or (part and part not in ids.get(target, {part})):
                dead.append((own, link))
    return dead


def links(page):
    nodes = page.walk()
    return [node.attrs[name] for node in nodes for name in ("href", "src") if name in node.attrs]


def test_every_link_of_the_exported_record_leads_somewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(source_page, "PAGE_SIZE", 1)
    load_all()
    Election.objects.filter(slug__startswith="2017").update(publication="draft")
    paper = SourceFactory(key="paper")
    for election in Election.objects.published():
        account = AccountFactory(round=election.rounds.earliest("number"), source=paper)
        FigureFactory(account=account, measure="polling-stations")

    export(tmp_path)

    assert sitemap.parts()
    assert dead_links(tmp_path) == []
    names = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")}
    assert names >= {
        *("index.html", "404.html", "about/data/index.html", "elections.ics", "results.atom"),
        *("sitemap.xml", "robots.txt", "site.webmanifest"),
        *(f"sitemap-{part}.xml" for part in sitemap.parts()),
        *("static/css/site.css", "static/css/print.css", "static/img/icon-192.png"),
        "elections/2012-nagorno-karabakh-presidential-election/data.csv",
        "elections/2012-nagorno-karabakh-presidential-election/data.xlsx",
        "elections/2012-nagorno-karabakh-presidential-election/corrections/index.html",
        "people/bako-sahakyan/data.json",
    }
    for name in ("index.html", "data.csv", "data.json"):
        assert {f"sources/paper/{name}", f"sources/paper/page-2/{name}"} <= names
    following = json.loads((tmp_path / "sources/paper/data.json").read_text())["next"]
    assert following == f"{SITE}/sources/paper/page-2/data.json"
    # The report of Mediamax of 2017 recalls 2012, so its page is public while the election is not.
    assert not any("2017-artsakhian" in name for name in names)
    html = (tmp_path / "index.html").read_text()
    assert "/admin/" not in html
    assert "<form" not in html


def test_only_what_changed_is_written_again_and_what_is_gone_is_deleted(tmp_path):
    papers = [SourceFactory(key=key) for key in ("paper", "other")]
    first, second = (ElectionFactory(slug=slug, sources=[]) for slug in ("first", "second"))
    for election, paper in zip((first, second), papers, strict=True):
        AccountFactory(round=RoundFactory(election=election), source=paper, valid=5)
    export(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}

    assert export(tmp_path).startswith("Files written: 0, ")

    Figure.objects.filter(account__round__election=first).update(count=6)
    second.publication = "draft"
    second.save()
    export(tmp_path)
    assert ",6," in file_of(tmp_path, "/elections/first/data.csv").read_text()
    assert not (tmp_path / "elections/second").exists()
    assert not (tmp_path / "sources/other").exists()
    for kept in ("about/index.html", "static/css/site.css", "elections/first/cite.bib"):
        assert (tmp_path / kept).stat().st_mtime_ns == before[tmp_path / kept]


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CommandError, match="is not empty and holds no earlier export"):
        export(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
