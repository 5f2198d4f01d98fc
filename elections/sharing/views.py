"""What machines ask for beside the pages: robots.txt, the sitemap, the manifest, and more."""

import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .. import record
from ..page_cache.views import cached_page, keep
from . import catalogue as catalogues
from . import sitemap
from .addresses import whole
from .calendar import calendar
from .feed import CorrectionsFeed, ResultsFeed

# Seconds for which what hardly changes may be kept: an hour, a day.
HOUR, DAY = 60 * 60, 24 * 60 * 60
# Days of a calendar, the latest: programs read all of it each time.
MOST_DAYS = 1_000
# How long the contact in security.txt holds from when it is read; RFC 9116 advises below a year.
CONTACT_HOLDS = datetime.timedelta(days=180)
# The page's ground and the accent in the light scheme, as in static/css/site.css.
GROUND, ACCENT = "#fdfcf9", "#0b5868"


@require_safe
@cache_control(public=True, max_age=HOUR)
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}"]
    if address := whole(reverse("sitemap")):
        lines += ["", f"Sitemap: {address}"]
    return plain(lines)


@require_safe
@cache_control(public=True, max_age=HOUR)
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness of the site (RFC 9116); a 404 where no setting says so."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = (timezone.now() + CONTACT_HOLDS).astimezone(datetime.UTC)
    return plain(
        [
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {settings.LANGUAGE_CODE}",
        ]
    )


@require_safe
@cache_control(public=True, max_age=HOUR)
def site_map(request: HttpRequest) -> HttpResponse:
    """The parts of the sitemap; a 404 where the site does not know its own address."""
    parts = sitemap.parts() if settings.SITE_URL else []
    if not parts:
        raise Http404
    pages = whole(reverse("sitemap_pages"))
    # A large site has thousands of parts, and to reverse each takes longer than all the rest.
    before, after = whole(reverse("sitemap_part", args=[0])).rsplit("0", 1)
    return xml(sitemap.index_of([pages, *(f"{before}{part}{after}" for part in parts)]))


@require_safe
@cache_control(public=True, max_age=HOUR)
def site_map_pages(request: HttpRequest) -> HttpResponse:
    """The pages that are of no election."""
    if not settings.SITE_URL:
        raise Http404
    return xml(sitemap.urls_of(whole(reverse(name)) for name in ("index", "about", "about_data")))


@require_safe
@cache_control(public=True, max_age=HOUR)
def site_map_part(request: HttpRequest, part: int) -> HttpResponse:
    paths = sitemap.paths(part) if settings.SITE_URL and part <= sitemap.LAST_PART else []
    if not paths:
        raise Http404
    return xml(sitemap.urls_of(map(whole, paths)))


@cached_page
@require_safe
def corrections_feed(request: HttpRequest) -> HttpResponse:
    """What was corrected lately; a 404 where the site does not know its own address."""
    if not settings.SITE_URL:
        raise Http404
    return keep(CorrectionsFeed()(request))


@cached_page
@require_safe
def results_feed(request: HttpRequest) -> HttpResponse:
    """What was published lately; a 404 where the site does not know its own address."""
    if not settings.SITE_URL:
        raise Http404
    return keep(ResultsFeed()(request))


@cached_page
@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """Election days and key dates; a 404 where the site does not know its own address."""
    if not settings.SITE_URL:
        raise Http404
    text = calendar(record.latest_days(MOST_DAYS))
    return keep(HttpResponse(text, content_type="text/calendar; charset=utf-8"))


@cached_page(query=["page"])
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The data of all elections (DCAT), some at a time; a 404 without the site's own address."""
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    rows = list(catalogues.elections(number)) if settings.SITE_URL and number else []
    if not rows and (number != 1 or not settings.SITE_URL):
        raise Http404
    is_last = len(rows) <= catalogues.MOST
    following = "" if is_last else reverse("catalogue", query={"page": number + 1})
    content = catalogues.catalogue(number, rows[: catalogues.MOST], following)
    response = HttpResponse(content, content_type="application/ld+json")
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return keep(response)


@require_safe
@cache_control(public=True, max_age=DAY)
def manifest(request: HttpRequest) -> JsonResponse:
    data = {
        "name": settings.SITE_NAME,
        "start_url": reverse("index"),
        "display": "browser",
        "background_color": GROUND,
        "theme_color": ACCENT,
        "icons": [
            {
                "src": static(f"img/icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in (192, 512)
        ],
    }
    return JsonResponse(data, content_type="application/manifest+json")


@require_safe
@cache_control(public=True, max_age=DAY)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """For those who ask for it by its old address, whatever the page says."""
    return HttpResponseRedirect(static("img/icon.ico"))


def plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
