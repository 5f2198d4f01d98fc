"""Every file that stands beside the page of an election: its name, its type, and what makes it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .data.columns import COLUMNS
from .data.files import Part, as_csv, as_json, as_xlsx
from .data.rows import Row, count_rows, election_rows
from .data.wide import wide
from .interchange.civic import civic
from .interchange.nist import nist
from .interchange.quickstatements import quickstatements
from .interchange.wikitext import wikitext
from .models import Election
from .record import overview
from .record.last_change import last_change
from .resources.formats.as_xlsx import XLSX
from .sharing.addresses import whole
from .sharing.card_images import card_image
from .sharing.citation import citation

JSON, CSV, TEXT = "application/json", "text/csv; charset=utf-8", "text/plain; charset=utf-8"


class File(NamedTuple):
    """A file's type, what it holds in words, and the parts that it is made of for an election."""

    content_type: str
    label: Promise
    parts: Callable[[Election], Iterable[Part]]


def written(
    form: str, rows: Iterable[Row], title: str, path: str, following: str = ""
) -> Iterator[str]:
    """Rows as CSV or JSON; JSON also says whose they are and on what terms they may be used."""
    if form == "csv":
        return as_csv(Row._fields, rows)
    head = {
        "title": title,
        "page": whole(path) or path,
        "columns": whole(reverse("about_data")) or reverse("about_data"),
        "licence": settings.LICENCE,
        "licence_url": settings.LICENCE_URL,
        **({"next": whole(following) or following} if following else {}),
    }
    return as_json(head, (row._asdict() for row in rows))


def data(form: str) -> Callable[[Election], Iterable[Part]]:
    return lambda row: written(
        form, election_rows(row), row.name, reverse("election", args=[row.slug])
    )


def data_xlsx(row: Election) -> Iterable[Part]:
    """The figures of the whole, for spreadsheets, which cannot hold many areas."""
    rows = list(count_rows(row))
    meanings = [(name, str(column.type), str(column.meaning)) for name, column in COLUMNS.items()]
    tables = {
        "figures": (Row._fields, rows),
        "results": wide(rows),
        "columns": (("column", "type", "meaning"), meanings),
    }
    return [as_xlsx(tables)]


def results_csv(row: Election) -> Iterable[Part]:
    # Without this mark spreadsheets take the file for one in the machine's old encoding.
    return ("\ufeff", *as_csv(*wide(count_rows(row))))


def card(row: Election) -> Iterable[Part]:
    page = overview(row)
    above = f"{row.jurisdiction_name}, {date_format(row.date, 'DATE_FORMAT')}"
    told = [page.answer.outcome, page.answer.sums] if page.answer.accounts else []
    return [card_image(row.name, above, told, settings.SITE_NAME)]


def cite(form: str) -> Callable[[Election], Iterable[Part]]:
    return lambda row: [getattr(citation(row.slug, row.name, last_change(row.pk)), form)]


def one(write: Callable[[Election], str]) -> Callable[[Election], Iterable[Part]]:
    return lambda row: [write(row)]


# Names are for ever: addresses end in them.
FILES = {
    "data.csv": File(CSV, _("every figure, as CSV"), data("csv")),
    "data.json": File(JSON, _("every figure, as JSON"), data("json")),
    "data.xlsx": File(
        XLSX.content_type,
        _("the figures of the whole as a workbook, a sheet for each table"),
        data_xlsx,
    ),
    "results.csv": File(CSV, _("results as a table for spreadsheets"), results_csv),
    "card.png": File("image/png", _("an image for posts, with who won"), card),
    "cite.bib": File("application/x-bibtex; charset=utf-8", _("citation, BibTeX"), cite("bibtex")),
    "cite.ris": File(
        "application/x-research-info-systems; charset=utf-8", _("citation, RIS"), cite("ris")
    ),
    "cite.csl.json": File(
        "application/vnd.citationstyles.csl+json", _("citation, CSL-JSON"), cite("csl")
    ),
    "wikitext.txt": File(
        TEXT,
        _("an infobox and tables of results as wikitext, with references"),
        lambda row: [wikitext(overview(row))],
    ),
    "quickstatements.txt": File(
        TEXT, _("statements for Wikidata (QuickStatements)"), one(quickstatements)
    ),
    "civic.json": File(
        JSON, _("contests, candidacies, people and parties (Open Civic Data, Popolo)"), one(civic)
    ),
    "nist.json": File(JSON, _("counts as a report of results (NIST SP 1500-100)"), one(nist)),
}
