"""The addresses of data, beside those of the pages that show the same."""

from collections.abc import Iterable
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from .data.columns import COLUMNS, measures
from .data.files import Part
from .data.offered import offered
from .data.rows import Row, option_rows, source_rows
from .election_files import CSV, FILES, JSON, written
from .page_cache.disk import from_disk
from .page_cache.views import cached_page, for_editor, keep
from .record import PartyPage, PersonPage, SourcePage
from .sharing import cards
from .views import found_election, found_party, found_person, found_source, show

TYPES = {"csv": CSV, "json": JSON}
# Bytes of a file that are held in memory.
LARGE = 8_000_000


@cached_page
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    page = {
        "columns": COLUMNS,
        "measures": measures(),
        "package": offered(),
        "files": FILES,
    }
    return show("elections/about_data.html", page, cards.about_data())


@require_safe
def package(request: HttpRequest) -> HttpResponse:
    """The whole record in one file, as `manage.py package` wrote it last."""
    file = offered()
    if file is None:
        raise Http404
    response = HttpResponse(content_type="application/zip")
    name = f"{slugify(settings.SITE_NAME) or 'election-record'}-{file.day.isoformat()}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(file.size)
    response["Last-Modified"] = http_date(file.written.timestamp())
    response["ETag"] = file.etag
    response["Cache-Control"] = "public, max-age=60"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    known = get_conditional_response(request, file.etag, response=response)
    if known is not response or request.method == "HEAD":
        return known
    sent = from_disk(file.path.open("rb"), file.size, "application/zip")
    if sent.streaming:
        for header, value in response.items():
            sent[header] = value
    return sent


@cached_page
@require_safe
def election(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One of the files that stand beside the page of an election."""
    row = found_election(request, slug, neighbours=True)
    file = FILES[name]
    draft = not row.is_published
    return answer(
        file.parts(row), file.content_type, f"{slug}-{name}", draft=draft, election=row.pk
    )


@cached_page
@require_safe
def person(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    page = found_person(request, slug)
    return of_page("person", slug, form, option_rows(options_of(page)), page.name, page)


@cached_page(query=["page"])
@require_safe
def party(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Of as many options as the party's own page tells at once."""
    page = found_party(request, slug)
    return of_page("party", slug, form, option_rows(options_of(page)), page.name, page)


@cached_page(query=["page"])
@require_safe
def source(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """Of as many elections as the source's own page tells at once."""
    page = found_source(request, key)
    rows = source_rows(key, [told.slug for told in page.elections])
    return of_page("source", key, form, rows, page.source.title, page)


def options_of(page: PersonPage | PartyPage) -> list[int]:
    return [stood.candidate.pk for stood in page.options]


def of_page(
    name: str,
    key: str,
    form: str,
    rows: Iterable[Row],
    title: str,
    page: PersonPage | PartyPage | SourcePage,
) -> HttpResponse:
    """The figures of a page, which may be one of several; the header Link leads to the next."""
    number, following = getattr(page, "number", 1), ""
    if getattr(page, "has_next", False):
        following = cards.path_of(f"{name}_data", key, form, page=number + 1)
    path = cards.path_of(name, key, page=cards.further(number))
    parts = written(form, rows, title, path, following)
    response = answer(parts, TYPES[form], f"{key}.{form}", draft=page.is_draft)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def answer(
    parts: Iterable[Part],
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
        if not response.streaming:
            return response
    else:
        response = HttpResponse(file.read(), content_type=content_type)
        file.close()
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if draft:
        return for_editor(response)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    if response.streaming:
        response["Cache-Control"] = settings.PAGE_CACHE_CONTROL
        return response
    return keep(response, election)
