"""The site's addresses, and a few whose views do what a public page must not do."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import include, path
from django.utils.translation import get_language, gettext

from elections.models import Election
from elections.page_cache.views import cached_page, keep

renders = []


def anybody(request):
    told = sorted(
        f"{key}={value}" for key, value in request.META.items() if "visitor" in f"{value}"
    )
    return keep(HttpResponse("\n".join(told)))


def cookie(request):
    response = keep(HttpResponse("a page"))
    response.set_cookie("seen", "1")
    return response


def session(request):
    request.session["seen"] = "1"
    return keep(HttpResponse("a page"))


def varying(request):
    return keep(HttpResponse(gettext("Yes"), headers={"Vary": "Accept-Language"}))


def private(request):
    return keep(HttpResponse("a page", headers={"Cache-Control": "private"}))


def encoded(request):
    return keep(HttpResponse(b"...", headers={"Content-Encoding": "gzip"}))


def broken(request):
    return keep(HttpResponse("a page", status=500))


def unmarked(request):
    return HttpResponse(f"{len(renders)} renders")


def streamed(request):
    return keep(StreamingHttpResponse(["a ", "page"]))


def changing(request):
    """Another visitor's save arrives while the page is being rendered."""
    election = Election.objects.get()
    shown = election.name
    Election.objects.update(name=f"{shown}+")
    return keep(HttpResponse(shown), election.pk)


def language(request):
    return keep(HttpResponse(get_language()))


def counted(view):
    def wrapper(request):
        renders.append(view.__name__)
        return view(request)

    wrapper.__name__ = view.__name__
    return wrapper


VIEWS = [
    *(anybody, cookie, session, varying, private, encoded, broken, unmarked, streamed, changing)
]
urlpatterns = [
    *(path(f"{view.__name__}/", cached_page(counted(view))) for view in VIEWS),
    *i18n_patterns(path("language/", cached_page(counted(language)))),
    path("", include("config.urls")),
]
handler404 = "elections.views.not_found"
handler500 = "elections.views.failed"
