"""Each request is one change of the record, made by whoever is signed in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .context import How, changing

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


def record_changes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Stands behind those who say who the user is, and asks for them only if a row changes.

    A change comes by a form unless a view says otherwise: `current().how = How.IMPORT`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return get_response(request)
        with changing(how=How.FORM, user=request.user):
            return get_response(request)

    return middleware
