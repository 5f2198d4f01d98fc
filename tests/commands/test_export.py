"""The public site as static files."""

import gzip
import io
import json
from datetime import timedelta
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from elections.election_files import FILES
from elections.models import Election, Figure
from elections.models.history import record_models
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
FEW = ("2007-nagorno-karabakh-presidential-election", "2017-artsakhian-presidential-election")
VOTE = f"elections/{FEW[0]}"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = ["votes.example.org"]


def export(folder, **options):
    out = io.StringIO()
    call_command("export", str(folder), stdout=out, stderr=io.StringIO(), **options)
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
    Election.objects.exclude(slug__in=FEW).update(publication="draft")
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
        *("sitemap.xml", "robots.txt", "site.webmanifest", "catalogue.jsonld", "_headers"),
        *(f"sitemap-{part}.xml" for part in sitemap.parts()),
        *("static/css/site.css", "static/css/print.css", "static/img/icon-192.png"),
        *(f"{VOTE}/{name}" for name in FILES),
        *(f"{VOTE}/{name}/index.html" for name in ("corrections", "share", "embed/infobox")),
        *(f"{VOTE}/pictures/results-1.{form}" for form in ("svg", "png")),
        *("people/bako-sahakyan/data.json", "parties/independent/data.csv"),
    }
    [past] = (tmp_path / VOTE / "as-of").iterdir()
    assert [file.name for file in sorted(past.iterdir())] == [
        *("index.html", "index.html.br", "index.html.gz")
    ]
    packed = tmp_path / VOTE / "results/index.html"
    assert gzip.decompress(packed.with_name("index.html.gz").read_bytes()) == packed.read_bytes()
    assert brotli.decompress(packed.with_name("index.html.br").read_bytes()) == packed.read_bytes()
    assert "oembed" not in packed.read_text()
    for name in ("index.html", "data.csv", "data.json"):
        assert {f"sources/paper/{name}", f"sources/paper/page-2/{name}"} <= names
    following = json.loads((tmp_path / "sources/paper/data.json").read_text())["next"]
    assert following == f"{SITE}/sources/paper/page-2/data.json"
    html = (tmp_path / "index.html").read_text()
    assert "/admin/" not in html
    assert "<form" not in html


def test_only_what_changed_is_written_again_and_what_is_gone_is_deleted(tmp_path):
    papers = [SourceFactory(key=key) for key in ("paper", "other")]
    first, second = (ElectionFactory(slug=slug, sources=[]) for slug in ("first", "second"))
    for election, paper in zip((first, second), papers, strict=True):
        AccountFactory(round=RoundFactory(election=election), source=paper, valid=5)
    for model in record_models():
        model.history.update(history_date=timezone.now() - timedelta(days=1))
    export(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    [past] = (tmp_path / "elections/first/as-of").glob("*/index.html")

    assert export(tmp_path).startswith("Files written: 0, ")

    Figure.objects.filter(account__round__election=first).update(count=6)
    second.publication = "draft"
    second.save()
    export(tmp_path)
    assert ",6," in file_of(tmp_path, "/elections/first/data.csv").read_text()
    assert not (tmp_path / "elections/second").exists()
    # What was cited before stays where it was.
    assert ">5<" in past.read_text()
    assert len(list((tmp_path / "elections/first/as-of").glob("*/index.html"))) == 2
    assert not (tmp_path / "sources/other").exists()
    for kept in ("about/index.html", "static/css/site.css", "elections/first/civic.json"):
        assert (tmp_path / kept).stat().st_mtime_ns == before[tmp_path / kept]


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CommandError, match="is not empty and holds no earlier export"):
        export(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_site_that_does_not_answer_is_not_exported(tmp_path, settings):
    settings.ALLOWED_HOSTS = ["other.example"]

    with pytest.raises(CommandError, match="is one of ALLOWED_HOSTS"):
        export(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_links_lead_from_file_to_file_wherever_the_folder_stands(tmp_path):
    ElectionFactory(slug="vote", name="A vote")

    export(tmp_path, relative=True)

    page = tmp_path / "elections/vote/results/index.html"
    inside = [link for link in links(read(page.read_text())) if not link.startswith(("#", "http"))]
    assert {"../index.html", "../../../index.html"} <= {*inside}
    for link in inside:
        assert (page.parent / urldefrag(link).url).resolve().is_file(), link


def test_hosts_are_told_the_headers_that_the_site_sends(tmp_path, client):
    export(tmp_path)

    policy = client.get("/")["Content-Security-Policy"].replace("; frame-ancestors 'none'", "")
    for name in ("_headers", "_nginx.conf"):
        text = (tmp_path / name).read_text()
        assert policy in text
        assert "nosniff" in text
        assert "immutable" in text


def test_the_package_is_taken_along_where_it_is_offered(tmp_path, settings):
    settings.DATA_PACKAGE = tmp_path / "package.zip"
    call_command("package", verbosity=0)

    export(tmp_path / "site")

    written = tmp_path / "site/package.zip"
    assert written.read_bytes() == settings.DATA_PACKAGE.read_bytes()
