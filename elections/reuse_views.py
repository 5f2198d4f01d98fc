"""What others take of the record to show it, or to point to it: as it was, and in frames."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import record
from .election_files import FILES
from .history.as_of import as_it_was, first_published, was_public
from .models import Election
from .page_cache.views import cached_page, for_editor, keep
from .record.frame import SHARE
from .sharing import cards, moments
from .sharing.addresses import whole
from .sharing.charts import charts_of, has_png, png, svg
from .sharing.frames import INFOBOX, RESULTS, WIDTH, framed_by, frames_of
from .signin.middleware import policy
from .views import found_election

PICTURES = ("svg", "png")
# Frames may stand on any page, and have nothing that runs.
FRAME_POLICY = policy({**settings.SECURE_CSP, "script-src": [], "frame-ancestors": ["*"]})
# A picture brings its two schemes in a style of its own.
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"


@cached_page
@require_safe
def as_of(request: HttpRequest, slug: str, moment: date) -> HttpResponse:
    """The whole record of a published election as it stood at the end of a day or a second.

    A state that readers could not see then is not shown to them later.
    """
    present = published(slug)
    if moments.begin(moment) > timezone.now():
        return nothing(present, moment, _("That day has not come yet."))
    until = moments.end(moment)
    if not was_public(present.pk, until):
        return nothing(present, moment, not_public(present))
    with as_it_was(until):
        row = record.election_rows(neighbours=True).get(pk=present.pk)
        row.slug = slug
        page = record.whole(row, reverse("as_of", args=[slug, moment]))
    frame = replace(
        page.frame, page="as_of", pages=(("record", _("The record as it is now")),), changed=None
    )
    page = replace(page, frame=frame)
    context = {
        "page": page,
        "card": cards.as_of(page, moment),
        "when": moments.told(moment),
        "is_over": moments.is_over(moment),
    }
    # There is no end of moments, so that such pages would fill the store.
    response = HttpResponse(render_to_string("elections/as_of.html", context))
    return keep(response, present.pk, store=False)


def published(slug: str) -> Election:
    found = record.published_election(slug, neighbours=False)
    if found is None:
        raise Http404
    return found


def not_public(election: Election) -> str:
    first = first_published(election.pk)
    said = _("The record of this election was not public then.")
    if first is None:
        return said
    return _("%(said)s It was first published on %(day)s.") % {
        "said": said,
        "day": moments.told(first.date()),
    }


def nothing(election: Election, moment: date, why: str) -> HttpResponse:
    context = {"election": election, "when": moments.told(moment), "why": why}
    return HttpResponse(render_to_string("elections/as_of_nothing.html", context), status=404)


@cached_page
@require_safe
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """How to cite an election, and what of it can be shown or used elsewhere."""
    row = found_election(request, slug)
    page = record.sources(row)
    page = replace(page, frame=replace(page.frame, page=SHARE[0], cited=()))
    changed, frames = page.frame.changed, list(frames_of(page))
    whole_parts = sum(one.part in (INFOBOX, RESULTS) for one in frames)
    context = {
        "page": page,
        "card": cards.election(page),
        "frames": frames[:whole_parts],
        "figures": frames[whole_parts:],
        "charts": [(chart, has_png(chart)) for chart in charts_of(page)],
        "files": FILES,
        "oembed": bool(settings.SITE_URL),
        "past": reverse("as_of", args=[slug, changed]) if changed and row.is_published else "",
    }
    return answer(render_to_string("elections/share.html", context), row)


@cached_page
@require_safe
def embed(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """A part of an election's record for a frame on any page."""
    row = found_election(request, slug, neighbours=True)
    if part == INFOBOX:
        page, conflict = record.overview(row), None
        title, card = page.frame.name, cards.election(page)
    else:
        page = record.sources(row)
        title = next((one.title for one in frames_of(page) if one.part == part), None)
        if title is None:
            raise Http404
        conflicts = page.audited.conflicts
        conflict = next((one for one in conflicts if one.anchor == f"conflict-{part}"), None)
        card = cards.election(record.results(row) if part == RESULTS else page)
        if conflict:
            card = replace(card, path=f"{card.path}#{conflict.anchor}")
    context = {
        "page": page,
        "card": card,
        "title": title,
        "part": part,
        "conflict": conflict,
        "cited": page.frame.cited,
    }
    response = answer(render_to_string("elections/embed.html", context), row)
    response["Content-Security-Policy"] = FRAME_POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.xframe_options_exempt = True
    return response


@cached_page
@require_safe
def picture(request: HttpRequest, slug: str, name: str, form: str) -> HttpResponse:
    row = found_election(request, slug)
    charts = charts_of(record.sources(row))
    chart = next((one for one in charts if one.name == name), None)
    content = None if chart is None else svg(chart) if form == "svg" else png(chart)
    if content is None:
        raise Http404
    response = answer(content, row)
    response["Content-Type"] = "image/svg+xml" if form == "svg" else "image/png"
    response["Content-Security-Policy"] = SVG_POLICY
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.xframe_options_exempt = True
    return response


@cached_page(query=["url", "maxwidth", "maxheight", "format"])
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What a site needs to show the frame of an address of this one (https://oembed.com)."""
    if request.GET.get("format", "json") != "json":
        return said("Only JSON is offered: leave format out.", 501)
    asked = framed_by(request.GET.get("url", ""))
    row = record.published_election(asked[0], neighbours=False) if asked else None
    frames = frames_of(record.sources(row)) if row else ()
    frame = next((one for one in frames if one.part == asked[1]), None)
    if frame is None:
        return said("url is not the address of a published election on this site.", 404)
    width = least(WIDTH, request.GET.get("maxwidth", ""))
    height = least(frame.height, request.GET.get("maxheight", ""))
    described = {
        "type": "rich",
        "version": "1.0",
        "title": frame.title,
        "provider_name": settings.SITE_NAME,
        "provider_url": whole(reverse("index")),
        "html": frame.html(width, height),
        "width": width,
        "height": height,
    }
    response = JsonResponse(described)
    response["Access-Control-Allow-Origin"] = "*"
    # Addresses with any width there are without end.
    return keep(response, row.pk, store=False)


def least(usual: int, most: str) -> int:
    """A length, unless fewer pixels are asked for."""
    is_number = most.isascii() and most.isdigit() and len(most) < 6
    return min(usual, int(most) or usual) if is_number else usual


def said(why: str, status: int) -> HttpResponse:
    return HttpResponse(f"{why}\n", status=status, content_type="text/plain; charset=utf-8")


def answer(content: str | bytes, row: Election) -> HttpResponse:
    """A page or a file of an election; published, it is kept until something of that changes."""
    response = HttpResponse(content)
    return keep(response, row.pk) if row.is_published else for_editor(response)
