"""The addresses of data, beside those of the pages that show the same."""

from collections.abc import Iterable
from io import BytesIO

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from .data.columns import COLUMNS, measures
from .data.files import Part
from .data.offered import Parts, offered
from .data.rows import person_rows, source_rows
from .election_files import CSV, FILES, JSON, written
from .pagestore.views import keep, kept_page
from .sharing import cards
from .views import found_election, found_person, found_source, show

TYPES = {"csv": CSV, "json": JSON}


@kept_page
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
    """The whole record in one file, as `manage.py package` wrote it last; sent in parts.

    Whoever asks is held to a few at once, as each keeps a thread until the file has gone out.
    """
    file = offered()
    if file is None:
        raise Http404
    parts = Parts.of(file.path) if request.method == "GET" else ()
    if parts is None:
        message = "Others are fetching this file just now: try again.\n"
        response = HttpResponse(message, status=503, content_type="text/plain; charset=utf-8")
        response["Retry-After"] = "60"
        return response
    response = StreamingHttpResponse(parts, content_type="application/zip")
    name = f"{slugify(settings.SITE_NAME) or 'election-record'}-{file.day.isoformat()}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = file.size
    response["Last-Modified"] = http_date(file.written.timestamp())
    response["ETag"] = file.etag
    response["Cache-Control"] = "public, max-age=60"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.is_sent_in_parts = True
    return get_conditional_response(request, file.etag, response=response) or response


@kept_page
@require_safe
def election(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One of the files that stand beside the page of an election."""
    row = found_election(request, slug, neighbours=True)
    file = FILES[name]
    draft = not row.is_published
    return answer(
        file.parts(row), file.content_type, f"{slug}-{name}", draft=draft, election=row.pk
    )


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
    following = (
        cards.path_of("source_data", key, form, page=page.next_number) if page.has_next else ""
    )
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


def answer(
    parts: Iterable[Part],
    content_type: str,
    name: str,
    *,
    draft: bool,
    election: int | None = None,
) -> HttpResponse:
    """A file that pages of any site may read; published, it is kept as pages are.

    Its parts are read from the database here and now, while the view has one state of it.
    """
    # A file of many areas is a large one: parts that wait to be joined would take it twice.
    whole_file = BytesIO()
    for part in parts:
        whole_file.write(part if isinstance(part, bytes) else part.encode())
    response = HttpResponse(whole_file.getvalue(), content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if draft:
        response["Cache-Control"] = "private, no-store"
        return response
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return keep(response, election)
