"""Writes the public site below a folder.

Pages are asked for as a visitor asks for them, one after the other, and written where their
content differs from the file that is there; compressed forms stand beside them. Of what a query
narrows, only the pages of lists are written (`?page=2` as `page-2/`); other such links lead to the
whole list. The record as it was is written as it is cited now, and kept as earlier exports had it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from filecmp import cmp
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db.models import Manager, QuerySet
from django.test.client import Client
from django.urls import reverse
from django.utils.translation import gettext as _

from ..data_views import TYPES as FORMS
from ..election_files import FILES
from ..models import Election, Party, Person, Source
from ..page_cache.page import COMPRESS
from ..record.frame import PAGES, SHARE
from ..sharing import sitemap
from . import headers
from .links import file_of, numbered, relative, standing_alone

# Tells a folder that an export may write to, and delete from, from any other.
MARK = ".exported"
ELECTION = (*(name for name, _label in PAGES), "record", "corrections")
# Those of no election, each only where the site has it.
ALONE = (
    *("about", "about_data", "corrections_feed", "results_feed", "calendar", "robots"),
    *("security", "sitemap", "sitemap_pages", "manifest", "package"),
)
# What the page about reuse leads to.
REUSED = re.compile(r'href="[^"]*?(/elections/[^"/]+/(?:embed|pictures|as-of)/[^"#]+)"')
# Types of what has links, and of what is smaller compressed; and how compressed forms end.
LINKED = ("text/html", "application/json", "application/ld+json")
PACKED = (*LINKED, "text/", "application/xml", "application/atom+xml", "image/svg+xml")
CODINGS = {".br": "br", ".gz": "gzip"}
# Rows that are read at once.
FEW = 1_000
NOWHERE = "/404.html"


class ExportError(Exception):
    """What keeps the site from being exported, and how to mend it."""


class Export:
    """Writes the site below a folder; `written`, `kept` and `deleted` count files.

    Of what was asked for already, a number for each address is all that is remembered. With
    `is_relative`, links lead from file to file, so that the folder may stand anywhere.
    """

    def __init__(self, folder: Path, *, is_relative: bool = False):
        self.folder, self.is_relative = folder, is_relative
        self.written = self.kept = self.deleted = 0
        self._done: set[int] = set()
        site = urlsplit(settings.SITE_URL)
        self._client = Client(headers={"host": site.netloc or settings.ALLOWED_HOSTS[0]})
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
        first = self._client.get(reverse("index"), secure=settings.HTTPS).status_code
        if first != 200:
            raise ExportError(
                _(
                    "The first page answers with %(status)s: check that the host of SITE_URL "
                    "is one of ALLOWED_HOSTS."
                )
                % {"status": first}
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / MARK).touch()
        for name, text in headers.files().items():
            self.write(f"/{name}", [text.encode()])
        self.pages_of_list(reverse("index"))
        self.pages_of_list(reverse("catalogue"))
        for name in ALONE:
            self.add(reverse(name))
        self.add(NOWHERE, status=404)
        for slug in each(Election.objects.published(), "slug"):
            self.add_election(slug)
            step()
        for slug in each(Person.objects, "slug"):
            self.add(reverse("person", args=[slug]))
            self.add_data("person", slug)
        for name, keys in (
            ("party", each(Party.objects, "slug")),
            ("source", each(Source.objects, "key")),
        ):
            for key in keys:
                self.add_lists(name, key)
        for part in sitemap.parts() if settings.SITE_URL else ():
            self.add(reverse("sitemap_part", args=[part]))
        self.delete_others()

    def add_election(self, slug: str) -> None:
        for name in ELECTION:
            self.add(reverse(name, args=[slug]))
        for name in FILES:
            self.add(reverse("election_file", args=[slug, name]))
        self.pages_of_list(reverse("areas", args=[slug]))
        share = self.add(reverse(SHARE[0], args=[slug]))
        past = (self.folder / "elections" / slug / "as-of").glob("*/index.html")
        earlier = [f"/elections/{slug}/as-of/{file.parent.name}/" for file in past]
        for path in dict.fromkeys([*REUSED.findall(share), *earlier]):
            self.add(path)

    def add_data(self, name: str, key: str) -> None:
        for form in FORMS:
            self.add(reverse(f"{name}_data", args=[key, form]))

    def add_lists(self, name: str, key: str) -> None:
        data = [reverse(f"{name}_data", args=[key, form]) for form in FORMS]
        self.pages_of_list(reverse(name, args=[key]), *data)

    def pages_of_list(self, *paths: str) -> None:
        """All pages of a list, and of what stands beside it."""
        for number in count(1):
            first, *_others = [self.add(path, number) for path in paths]
            if 'rel="next"' not in first and '"next": "' not in first:
                break

    def add(self, path: str, number: int = 1, *, status: int = 200) -> str:
        """Ask for an address and write what is there; what is not there, visitors miss as well.

        Returns the text of a page.
        """
        query = {"page": number} if number > 1 else {}
        answer = self._client.get(path, query, secure=settings.HTTPS)
        if answer.status_code != status:
            return ""
        place, kind = numbered(path, number), answer["Content-Type"]
        if answer.streaming:
            self.write(place, answer.streaming_content)
            return ""
        body, text = answer.content, ""
        if kind.startswith(LINKED):
            text = standing_alone(body.decode(), path)
        if kind.startswith(("text/html", "application/manifest+json")):
            for asset in self._assets.findall(body.decode()):
                if hash(asset) not in self._done:
                    self.add_asset(asset)
        if text:
            is_moved = self.is_relative and kind.startswith("text/html")
            body = (relative(text, place) if is_moved else text).encode()
        self.write(place, [body], packed=kind.startswith(PACKED))
        return text

    def add_asset(self, path: str) -> None:
        """Write a static file, or a portrait, that a page names."""
        if not path.startswith(settings.STATIC_URL):
            self.add(path)
            return
        name = path.removeprefix(settings.STATIC_URL)
        packed = path.endswith((".css", ".svg"))
        if staticfiles_storage.exists(name):
            with staticfiles_storage.open(name) as file:
                self.write(path, [file.read()], packed=packed)
        elif found := finders.find(name):
            self.write(path, [Path(found).read_bytes()], packed=packed)
        else:
            raise ExportError(_("%(path)s is missing: run collectstatic.") % {"path": path})

    def write(self, path: str, parts: Iterable[bytes], *, packed: bool = False) -> None:
        """Write a file where it differs from the one that is there, and its compressed forms."""
        self._done.add(hash(path))
        file = self.folder / file_of(path).lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        # Whoever serves the folder meanwhile sees the file before or after, and no half of it.
        beside = file.with_name(f"{file.name}.part")
        with beside.open("wb") as out:
            out.writelines(parts)
        if file.is_file() and cmp(beside, file, shallow=False):
            beside.unlink()
            self.kept += 1
            return
        for end, coding in CODINGS.items() if packed else ():
            form = file.with_name(f"{file.name}{end}.part")
            form.write_bytes(COMPRESS[coding](beside.read_bytes()))
            form.replace(form.with_suffix(""))
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
        self.deleted = sum(file.suffix not in CODINGS for file in others)

    def is_other(self, file: Path) -> bool:
        path = "/" + file.relative_to(self.folder).as_posix()
        if file.suffix in CODINGS:
            path = path.removesuffix(file.suffix)
        return path != f"/{MARK}" and hash(path.removesuffix("index.html")) not in self._done


def folder_of(export: Export) -> Iterator[Path]:
    return (path for path in export.folder.rglob("*") if path.is_file())


def each(rows: QuerySet | Manager, name: str) -> Iterator[str]:
    """A column of rows, read a few at a time."""
    last = 0
    while found := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", name)[:FEW]):
        yield from (value for _pk, value in found)
        last = found[-1][0]
