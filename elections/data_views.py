"""The addresses of data, beside those of the pages that show the same."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from .data.columns import COLUMNS, measures
from .data.files import as_csv, as_json, as_xlsx
from .data.rows import Row, count_rows, election_rows, person_rows, source_rows
from .data.wide import wide
from .pagestore.disk import from_disk
from .pagestore.views import keep, kept_page
from .record import overview
from .resources.formats.as_xlsx import XLSX
from .sharing import cards
from .sharing.addresses import whole
from .sharing.card_images import card_image
from .sharing.citation import citation
from .views import found_election, found_person, found_source, show

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": XLSX.content_type,
}
# Bytes of a file that are held in memory.
LARGE = 8_000_000
# Of citations, by the names of their forms: the end of a file's name and its type.
CITED = {
    "bibtex": ("bib", "application/x-bibtex; charset=utf-8"),
    "ris": ("ris", "application/x-research-info-systems; charset=utf-8"),
    "csl": ("csl.json", "application/vnd.citationstyles.csl+json"),
}


@kept_page
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    page = {
        "columns": COLUMNS,
        "measures": measures(),
        "package": settings.DATA_PACKAGE_URL,
    }
    return show("elections/about_data.html", page, cards.about_data())


@kept_page
@require_safe
def election(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    row = found_election(request, slug)
    parts = written(form, election_rows(row), row.name, reverse("election", args=[slug]))
    draft = not row.is_published
    return answer(parts, TYPES[form], f"{slug}.{form}", draft=draft, election=row.pk)


@kept_page
@require_safe
def workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of the whole in long form, for spreadsheets, which cannot hold many areas."""
    row = found_election(request, slug)
    book = as_xlsx(Row._fields, count_rows(row))
    draft = not row.is_published
    return answer([book], TYPES["xlsx"], f"{slug}.xlsx", draft=draft, election=row.pk)


@kept_page
@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """The results of an election as one table, for spreadsheets."""
    row = found_election(request, slug)
    # Without this mark spreadsheets take the file for one in the machine's old encoding.
    parts = ("\ufeff", *as_csv(*wide(count_rows(row))))
    name, draft = f"{slug}-results.csv", not row.is_published
    return answer(parts, TYPES["csv"], name, draft=draft, election=row.pk)


@kept_page
@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """The image that is shown where the address of an election is shared."""
    row = found_election(request, slug, neighbours=True)
    page = overview(row)
    above = f"{row.jurisdiction_name}, {date_format(row.date, 'DATE_FORMAT')}"
    told = [page.answer.outcome, page.answer.sums] if page.answer.accounts else []
    image = card_image(row.name, above, told, settings.SITE_NAME)
    draft = not row.is_published
    return answer([image], "image/png", f"{slug}.png", draft=draft, election=row.pk)


@kept_page
@require_safe
def cite(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """How to cite an election, for reference managers."""
    row = found_election(request, slug)
    text = getattr(citation(slug, row.name), form)
    end, content_type = CITED[form]
    draft = not row.is_published
    return answer([text], content_type, f"{slug}.{end}", draft=draft, election=row.pk)


@kept_page
@require_safe
def person(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    page = found_person(request, slug)
    rows = person_rows([stood.candidate.pk for stood in page.options])
    parts = written(form, rows, page.name, reverse("person", args=[slug]))
    return answer(parts, TYPES[form], f"{slug}.{form}", draft=page.is_draft)


@kept_page(query=["page"])
@require_safe
def source(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """Of as many elections as the source's own page tells at once."""
    page = found_source(request, key)
    following = cards.path_of(f"source_{form}", key, page=page.next_number) if page.has_next else ""
    parts = written(
        form,
        source_rows(key, [told.slug for told in page.elections]),
        page.source.title,
        cards.path_of("source", key, page=cards.further(page.number)),
        following,
    )
    response = answer(parts, TYPES[form], f"{key}.{form}", draft=page.is_draft)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def written(
    form: str, rows: Iterable[Row], title: str, path: str, following: str = ""
) -> Iterator[str]:
    """The rows in a form; JSON also says whose they are and on what terms they may be used."""
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


def answer(
    parts: Iterable[str | bytes],
    content_type: str,
    name: str,
    *,
    draft: bool,
    election: int | None = None,
) -> HttpResponse:
    """A file that pages of any site may read; published, it is kept as pages are.

    Its parts are read from the database here and now, while the view has one state of it. One of
    many areas is a large file: beyond `LARGE` bytes it waits on the disk, and is not kept.
    """
    file = SpooledTemporaryFile(LARGE)  # noqa: SIM115 - closed with the answer
    for part in parts:
        file.write(part if isinstance(part, bytes) else part.encode())
    size = file.tell()
    file.seek(0)
    if size > LARGE:
        response = from_disk(file, size, content_type)
    else:
        response = HttpResponse(file.read(), content_type=content_type)
        file.close()
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if draft:
        response["Cache-Control"] = "private, no-store"
        return response
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if response.streaming:
        response["Cache-Control"] = settings.PAGE_CACHE_CONTROL
        return response
    return keep(response, election)
