"""What the views of public pages say: that a page may be kept, and until when.

    @cached_page(query=["page"])
    @require_safe
    def person(request, slug):
        ...
        return keep(response)

Such a page is the same for everybody. While it is rendered for keeping, the request carries
nothing of the visitor's: no cookie, no user, no header but the host's.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from .questions import newest_change
from .snapshot import one_snapshot

RENDERING = "elections.page_cache.rendering"
NOT_SAID = object()


@dataclass(slots=True)
class Rendering:
    """What a view says of a page that is being rendered for keeping, in the WSGI environment."""

    may_keep: bool = False
    stores: bool = True
    scope: int | None = None
    seen: int = 0


def cached_page(view: Callable | None = None, *, query: Iterable[str] = ()) -> Callable:
    """Mark a view whose pages may be kept, and read all of a page from one state of the database.

    `query` names the parameters of the address that the view reads. Others are left out before
    the view is called, so that links with a tracker's mark find the same page.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            rendering = request.META.get(RENDERING)
            with one_snapshot():
                if rendering is not None:
                    rendering.seen = newest_change()
                response = view(request, *args, **kwargs)
            if rendering is not None:
                scope = getattr(response, "kept_until_changed", NOT_SAID)
                rendering.may_keep = scope is not NOT_SAID
                rendering.scope = None if scope is NOT_SAID else scope
                rendering.stores = getattr(response, "is_to_be_stored", True)
            return response

        wrapper.kept_query = tuple(query)
        # A transaction around the view would have chosen its state of the database already.
        return transaction.non_atomic_requests(wrapper)

    return decorate if view is None else decorate(view)


def for_editor(response: HttpResponse) -> HttpResponse:
    """Say that a response is for the editor alone who asked for it."""
    response["Cache-Control"] = "private, no-store"
    return response


def keep(
    response: HttpResponse, election: int | None = None, *, store: bool = True
) -> HttpResponse:
    """Say that a response may be kept until something of an election changes, named by its key.

    Without an election, until anything changes at all. To be called for published pages alone.
    Where there can be no end of such pages, `store` is false: each goes out as a kept one does,
    to all who wait for it just then, and takes the place of no other.
    """
    response.kept_until_changed = election
    response.is_to_be_stored = store
    return response
