"""The addresses of data, beside those of the pages that show the same."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from . import record
from .data.columns import COLUMNS
from .data.files import as_csv, as_json
from .data.rows import Row, election_rows, person_rows, source_rows
from .data.wide import wide
from .models import Measure
from .pagestore.views import keep, kept_page
from .record.counts import TOTALS
from .sharing import cards
from .sharing.addresses import whole
from .sharing.citation import citation
from .views import found_election, found_person, found_source, show

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# Of citations, by the names of their forms: the end of a file's name and its type.
CITED = {
    "bibtex": ("bib", "application/x-bibtex; charset=utf-8"),
    "ris": ("ris", "application/x-research-info-systems; charset=utf-8"),
    "csl": ("csl.json", "application/vnd.citationstyles.csl+json"),
}


@kept_page
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    page = {"columns": COLUMNS, "totals": TOTALS, "measures": Measure.choices}
    return show("elections/about_data.html", page, cards.about_data())


@kept_page
@require_safe
def election(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    row = found_election(request, slug)
    page = record.figures(row)
    rows = election_rows(page.slug, page.accounts, page.reports)
    text = written(form, rows, page.name, reverse("election", args=[slug]))
    return answer(text, TYPES[form], f"{slug}.{form}", draft=page.is_draft, election=row.pk)


@kept_page
@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """The results of an election as one table, for spreadsheets."""
    row = found_election(request, slug)
    page = record.figures(row)
    # Without this mark spreadsheets take the file for one in the machine's old encoding.
    text = "\ufeff" + as_csv(*wide(election_rows(page.slug, page.accounts, ())))
    name = f"{slug}-results.csv"
    return answer(text, TYPES["csv"], name, draft=page.is_draft, election=row.pk)


@kept_page
@require_safe
def cite(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """How to cite an election, for reference managers."""
    row = found_election(request, slug)
    text = getattr(citation(slug, row.name), form)
    end, content_type = CITED[form]
    draft = not row.is_published
    return answer(text, content_type, f"{slug}.{end}", draft=draft, election=row.pk)


@kept_page
@require_safe
def person(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    page = found_person(request, slug)
    text = written(form, person_rows(page), page.name, reverse("person", args=[slug]))
    return answer(text, TYPES[form], f"{slug}.{form}", draft=page.is_draft)


@kept_page(query=["page"])
@require_safe
def source(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """Of as many elections as the source's own page tells at once."""
    page = found_source(request, key)
    following = cards.path_of(f"source_{form}", key, page=page.next_number) if page.has_next else ""
    text = written(
        form,
        source_rows(page),
        page.source.title,
        cards.path_of("source", key, page=cards.further(page.number)),
        following,
    )
    response = answer(text, TYPES[form], f"{key}.{form}", draft=page.is_draft)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def written(form: str, rows: Iterable[Row], title: str, path: str, following: str = "") -> str:
    """The rows in a form; JSON also says whose they are and on what terms they may be used."""
    if form == "csv":
        return as_csv(Row._fields, rows)
    return as_json(
        {
            "title": title,
            "page": whole(path) or path,
            "columns": whole(reverse("about_data")) or reverse("about_data"),
            "licence": settings.LICENCE,
            "licence_url": settings.LICENCE_URL,
            **({"next": whole(following) or following} if following else {}),
            "rows": [row._asdict() for row in rows],
        }
    )


def answer(
    text: str, content_type: str, name: str, *, draft: bool, election: int | None = None
) -> HttpResponse:
    """A file that pages of any site may read; published, it is kept as pages are."""
    response = HttpResponse(text, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    if draft:
        response["Cache-Control"] = "private, no-store"
        return response
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return keep(response, election)
