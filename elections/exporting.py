"""The public site as files that any web server can serve at the root of a host.

Pages are asked for as a visitor asks for them, one after the other, and written where their
content differs from the file that is there. Of what a query narrows, only the pages of lists are
written (`?page=2` as `page-2/`); other such links lead to the whole list. Forms, which need a
server, and links to the editors' desk are left out.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db.models import Manager, QuerySet
from django.test.client import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from .data_views import TYPES as FORMS
from .election_files import FILES
from .models import Election, Person, Source
from .record.frame import PAGES
from .sharing import sitemap

# Tells a folder that an export may write to, and delete from, from any other.
MARK = ".exported"
ELECTION = (
    *(name for name, _label in PAGES),
    *("record", "corrections"),
)
# Those of no election, each only where the site has it.
ALONE = (
    *("about", "about_data", "corrections_feed", "results_feed", "calendar", "robots"),
    *("security", "sitemap", "sitemap_pages", "manifest"),
)
# Rows that are read at once.
FEW = 1_000
NOWHERE = "/404.html"
FORM = re.compile(r'<form class="search".*?</form>', re.DOTALL)
DESK = r'<p>\s*<a href="{admin}[^"]*"\s+rel="nofollow">[^<]*</a>\s*</p>'
QUERY = re.compile(r'(?P<before>href="|"next": ")(?P<address>[^"?#]*)\?(?P<query>[^"#]*)')


class ExportError(Exception):
    """What keeps the site from being exported, and how to mend it."""


class Export:
    """Writes the site below a folder; `written`, `kept` and `deleted` count files.

    Of what was asked for already, a number for each address is all that is remembered.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.written = self.kept = self.deleted = 0
        self._done: set[int] = set()
        site = urlsplit(settings.SITE_URL)
        self._client = Client(headers={"host": site.netloc or settings.ALLOWED_HOSTS[0]})
        self._desk = re.compile(DESK.format(admin=re.escape(reverse("admin:index"))))
        roots = "|".join(re.escape(root) for root in (settings.STATIC_URL, settings.MEDIA_URL))
        self._assets = re.compile(rf'"((?:{roots})[^"?#]+)"')

    def run(self, step: Callable[[], None] = lambda: None) -> None:
        """Write everything, and delete what is no longer there; `step` is called per election.

        Raises `ExportError`; for a folder that holds other things, before anything is written.
        """
        if self.folder.exists() and not (self.folder / MARK).exists() and any(folder_of(self)):
            raise ExportError(
                _("%(folder)s is not empty and holds no earlier export: name a new folder.")
                % {"folder": self.folder}
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / MARK).touch()
        self.pages_of_list(reverse("index"))
        for name in ALONE:
            self.add(reverse(name))
        self.add(NOWHERE, status=404)
        for slug in each(Election.objects.published(), "slug"):
            for name in ELECTION:
                self.add(reverse(name, args=[slug]))
            for name in FILES:
                self.add(reverse("election_file", args=[slug, name]))
            self.pages_of_list(reverse("areas", args=[slug]))
            step()
        for slug in each(Person.objects, "slug"):
            self.add(reverse("person", args=[slug]))
            for form in FORMS:
                self.add(reverse("person_data", args=[slug, form]))
        for key in each(Source.objects, "key"):
            data = [reverse("source_data", args=[key, form]) for form in FORMS]
            self.pages_of_list(reverse("source", args=[key]), *data)
        for part in sitemap.parts() if settings.SITE_URL else ():
            self.add(reverse("sitemap_part", args=[part]))
        self.delete_others()

    def pages_of_list(self, *paths: str) -> None:
        """All pages of a list, and of what stands beside it."""
        for number in count(1):
            first, *_others = [self.add(path, number) for path in paths]
            if 'rel="next"' not in first:
                break

    def add(self, path: str, number: int = 1, *, status: int = 200) -> str:
        """Ask for an address and write what is there; what is not there, visitors miss as well.

        Returns the text of a page.
        """
        query = {"page": number} if number > 1 else {}
        answer = self._client.get(path, query, secure=settings.HTTPS)
        if answer.status_code != status:
            return ""
        body = answer.getvalue()
        text = ""
        if answer["Content-Type"].startswith(("text/html", "application/json")):
            text = self.standing_alone(body.decode(), path)
            body = text.encode()
        self.write(numbered(path, number), body)
        if answer["Content-Type"].startswith(("text/html", "application/manifest+json")):
            for asset in self._assets.findall(body.decode()):
                if hash(asset) not in self._done:
                    self.add_asset(asset)
        return text

    def add_asset(self, path: str) -> None:
        """Write a static file, or a portrait, that a page names."""
        if not path.startswith(settings.STATIC_URL):
            self.add(path)
            return
        name = path.removeprefix(settings.STATIC_URL)
        if staticfiles_storage.exists(name):
            with staticfiles_storage.open(name) as file:
                self.write(path, file.read())
        elif found := finders.find(name):
            self.write(path, Path(found).read_bytes())
        else:
            raise ExportError(_("%(path)s is missing: run collectstatic.") % {"path": path})

    def standing_alone(self, text: str, path: str) -> str:
        """A page whose links need no server that reads queries."""

        def without_query(link: re.Match) -> str:
            """A link within the site to what is written; any other as it is."""
            address = link["address"] or path
            if not address.startswith(("/", f"{settings.SITE_URL or 'no site'}/")):
                return link[0]
            query = parse_qs(link["query"].replace("&amp;", "&"))
            return link["before"] + numbered(address, int(query.get("page", ["1"])[0]))

        return QUERY.sub(without_query, self._desk.sub("", FORM.sub("", text)))

    def write(self, path: str, body: bytes) -> None:
        self._done.add(hash(path))
        file = self.folder / (path + "index.html" if path.endswith("/") else path).lstrip("/")
        if file.is_file() and file.read_bytes() == body:
            self.kept += 1
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        # Whoever serves the folder meanwhile sees the file before or after, and no half of it.
        beside = file.with_name(f"{file.name}.part")
        beside.write_bytes(body)
        beside.replace(file)
        self.written += 1

    def delete_others(self) -> None:
        """Delete what earlier exports wrote and this one did not, and folders left empty."""
        others = [file for file in folder_of(self) if self.is_other(file)]
        for file in others:
            file.unlink()
            for parent in file.parents:
                if parent == self.folder or any(parent.iterdir()):
                    break
                parent.rmdir()
        self.deleted = len(others)

    def is_other(self, file: Path) -> bool:
        path = "/" + file.relative_to(self.folder).as_posix()
        return path != f"/{MARK}" and hash(path.removesuffix("index.html")) not in self._done


def folder_of(export: Export) -> Iterator[Path]:
    return (path for path in export.folder.rglob("*") if path.is_file())


def each(rows: QuerySet | Manager, name: str) -> Iterator[str]:
    """A column of rows, read a few at a time."""
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", name)[:FEW]):
        yield from (value for _pk, value in found)
        last = found[-1][0]


def numbered(path: str, number: int) -> str:
    """Where a page of a list stands: /a/data.csv?page=2 at /a/page-2/data.csv."""
    if number == 1:
        return path
    folder, _slash, name = path.rpartition("/")
    return f"{folder}/page-{number}/{name}"
