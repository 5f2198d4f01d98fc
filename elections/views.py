"""The public pages: what is asked for, found, gathered and shown.

Pages are rendered without the request. Nothing that differs between visitors, such as who is
signed in or the host's name, can reach them, so a published page is the same for everybody and
varies by no cookie. The user is looked at only when nothing published answers to an address.
"""

import sys
from collections.abc import Callable
from datetime import MAXYEAR

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from . import record
from .models import ActorKind, Election, ElectionType, Party, Person, Source
from .models.election import sees_drafts
from .page_cache.views import cached_page, for_editor, keep
from .sharing import cards

LAST_PAGE = 10_000
# How addresses of data end, and what is said where there is none.
DATA = (
    *(".csv", ".json", ".jsonld", ".xlsx", ".bib", ".ris", ".ics", ".atom", ".txt", ".zip"),
    *(".svg", ".png"),
)
NO_DATA = _("There is no data at this address, or it is not published.")
# Characters of a search that are heeded; the form takes no more.
LONGEST_SEARCH = 200


@cached_page(query=["q", "jurisdiction", "type", "year", "page"])
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    number = page_number(request, last=record.LAST_PAGE)
    narrowing = record.Narrowing(
        text=request.GET.get("q", "").strip()[:LONGEST_SEARCH],
        place=place(request),
        type=choice(request, "type", ElectionType.values),
        year=year(request),
    )
    listing = record.index(number, narrowing)
    if number > 1 and not listing.series:
        raise Http404
    # Words can be any, and so can years without an election: such pages would fill the store.
    stores = not narrowing.text and (bool(listing.series) or not narrowing.is_any)
    return show("elections/index.html", listing, cards.index(listing), stores=stores)


@cached_page
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return show("elections/about.html", None, cards.about())


@cached_page
@require_safe
def election(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/election.html", record.overview, neighbours=True)


@cached_page
@require_safe
def whole_record(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/record.html", record.whole, neighbours=True)


@cached_page
@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/campaign.html", record.campaign)


@cached_page
@require_safe
def conduct(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/conduct.html", record.conduct)


@cached_page
@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/results.html", record.results)


@cached_page(query=["page"])
@require_safe
def areas(request: HttpRequest, slug: str) -> HttpResponse:
    number = page_number(request)

    def gather(election: Election) -> record.Areas:
        found = record.areas(election, number)
        if not found.tables:
            raise Http404
        return found

    return show_election(request, slug, "elections/areas.html", gather)


@cached_page(query=["stance", "kind"])
@require_safe
def reactions(request: HttpRequest, slug: str) -> HttpResponse:
    chosen = {
        "stance": choice(request, "stance", record.STANCES),
        "kind": choice(request, "kind", ActorKind.values),
    }

    def gather(election: Election) -> record.Reactions:
        return record.reactions(election, **chosen)

    return show_election(request, slug, "elections/reactions.html", gather)


@cached_page
@require_safe
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/sources.html", record.sources)


@cached_page
@require_safe
def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    return show_election(request, slug, "elections/corrections.html", record.corrections)


@cached_page
@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    found = found_person(request, slug)
    return show("elections/person.html", found, cards.person(found), draft=found.is_draft)


@cached_page(query=["page"])
@require_safe
def party(request: HttpRequest, slug: str) -> HttpResponse:
    found = found_party(request, slug)
    return show("elections/party.html", found, cards.party(found), draft=found.is_draft)


@cached_page(query=["page"])
@require_safe
def source(request: HttpRequest, key: str) -> HttpResponse:
    found = found_source(request, key)
    return show("elections/source.html", found, cards.source(found), draft=found.is_draft)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.endswith(DATA):
        # For programs, which have no use for a page.
        return HttpResponse(f"{NO_DATA}\n", status=404, content_type="text/plain; charset=utf-8")
    return HttpResponse(render_to_string("404.html"), status=404)


def found_election(request: HttpRequest, slug: str, *, neighbours: bool = False) -> Election:
    """A published election, or a draft for a signed-in editor; else a 404.

    For an address that leads to no published election the user is looked at whether there is a
    draft or not: the answers to the public are alike down to their headers.
    """
    found = record.published_election(slug, neighbours=neighbours)
    if found is None:
        rows = record.election_rows(neighbours=neighbours)
        found = get_object_or_404(rows.visible_to(request.user), slug=slug)
    return found


def found_person(request: HttpRequest, slug: str) -> record.PersonPage:
    """What published elections say of a person, or all for a signed-in editor; else a 404."""
    row = Person.objects.filter(slug=slug).first()
    found = record.person(row) if row else None
    if found is None or found.is_empty:
        if not sees_drafts(request.user) or row is None:
            raise Http404
        found = record.person(row, drafts=True)
    return found


def found_party(request: HttpRequest, slug: str) -> record.PartyPage:
    """What published elections say of a party, or of all for a signed-in editor; else a 404."""
    number = page_number(request)
    row = Party.objects.filter(slug=slug).first()
    found = record.party(row, number=number) if row else None
    if found is None or not found.options:
        if not sees_drafts(request.user) or row is None:
            raise Http404
        found = record.party(row, number=number, drafts=True)
        if number > 1 and not found.options:
            raise Http404
    return found


def found_source(request: HttpRequest, key: str) -> record.SourcePage:
    """What a source says of published elections, or of all for a signed-in editor; else a 404."""
    number = page_number(request)
    row = Source.objects.filter(key=key).select_related("copy_of").first()
    found = record.source(row, number=number) if row else None
    if found is None or not found.elections:
        if not sees_drafts(request.user) or row is None:
            raise Http404
        found = record.source(row, number=number, drafts=True)
        if number > 1 and not found.elections:
            raise Http404
    return found


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of the site, or a database or a cache that is busy or gone: there one has to wait."""
    if isinstance(sys.exception(), OperationalError | RedisError):
        page = render_to_string("503.html")
        return HttpResponse(page, status=503, headers={"Retry-After": "30"})
    return HttpResponse(render_to_string("500.html"), status=500)


def show_election(
    request: HttpRequest,
    slug: str,
    template: str,
    gather: Callable[[Election], object],
    *,
    neighbours: bool = False,
) -> HttpResponse:
    """A page of a published election, or of a draft for a signed-in editor; else a 404."""
    found = found_election(request, slug, neighbours=neighbours)
    page = gather(found)
    draft = not found.is_published
    return show(template, page, cards.election(page), draft=draft, election=found.pk)


def show(
    template: str,
    page: object,
    card: cards.Card,
    *,
    draft: bool = False,
    stores: bool = True,
    election: int | None = None,
) -> HttpResponse:
    """A page; published, it is kept until something of its election changes, or anything at all."""
    response = HttpResponse(render_to_string(template, {"page": page, "card": card}))
    if draft:
        return for_editor(response)
    return keep(response, election, store=stores)


def choice(request: HttpRequest, name: str, values: list[str]) -> str:
    """A choice from the address; nothing where it carries none; a 404 for one that is not known."""
    chosen = request.GET.get(name, "")
    if chosen and chosen not in values:
        raise Http404
    return chosen


def place(request: HttpRequest) -> record.Place | None:
    """The jurisdiction that the address names, if it names one; a 404 for one that is not known."""
    slug = request.GET.get("jurisdiction", "")
    if not slug:
        return None
    found = record.place_of(slug)
    if found is None:
        raise Http404
    return found


def year(request: HttpRequest) -> int | None:
    """The year that the address names, if it names one; a 404 for what is no year."""
    text = request.GET.get("year", "").strip()
    return number_of(text, MAXYEAR) if text else None


def page_number(request: HttpRequest, last: int = LAST_PAGE) -> int:
    """The page of a list that the address asks for, from 1; a 404 for what is no page."""
    return number_of(request.GET.get("page", "1"), last)


def number_of(text: str, last: int) -> int:
    """A whole number from 1 on, as addresses write it; a 404 for any other text.

    One with zeros before it would be a second address of the same page.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= last):
        raise Http404
    if text.startswith("0"):
        raise Http404
    return int(text)
