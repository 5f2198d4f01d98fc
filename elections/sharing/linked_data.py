"""Pages in the terms of schema.org, as JSON-LD: what the record holds, and nothing beside it.

A page that cites is a `WebPage` with its citations, but for the overview, which has to arrive at
once; its sources stand on the page of sources. An election is an `Event` at a `Place` under
its name of the time. No office, party or status of a territory is put into terms that would say
more than the sources do. What has no value is left out, and so are addresses as long as the site
does not know its own.
"""

import json
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from .. import record
from ..data.offered import offered
from ..models import RoundStatus
from ..resources.formats.as_xlsx import XLSX
from .addresses import whole

# What could end a script element, or begin another one, in HTML.
ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
# Rounds that all have this status say it of their election.
STATUSES = {
    RoundStatus.CANCELLED: "https://schema.org/EventCancelled",
    RoundStatus.POSTPONED: "https://schema.org/EventPostponed",
}


def written(data: dict) -> SafeString:
    """The JSON of a page's data, safe within a script element."""
    text = json.dumps(
        {"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":")
    )
    return mark_safe(text.translate(ESCAPED))  # noqa: S308 - escaped in this very line


def thing(kind: str, **properties) -> dict:
    """A thing of schema.org with the properties that have a value."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def site() -> dict:
    return thing("WebSite", name=settings.SITE_NAME, url=whole(reverse("index")))


def whole_record(title: str, path: str) -> dict:
    """The page about the data, and the whole record in one file where the operator offers it."""
    address = whole(reverse("package")) if offered() else ""
    record_of_all = thing(
        "Dataset",
        name=settings.SITE_NAME,
        description=gettext("Every figure of all elections, as each source prints it."),
        **terms(),
        includedInDataCatalog=thing("DataCatalog", url=whole(reverse("catalogue"))),
        distribution=[thing("DataDownload", encodingFormat="application/zip", contentUrl=address)],
    )
    return web_page("WebPage", title, path, mainEntity=record_of_all if address else None)


def modified(frame: record.Frame) -> str:
    return frame.changed.date().isoformat() if frame.changed else ""


def web_page(kind: str, name: str, path: str, **properties) -> dict:
    return thing(kind, name=name, url=whole(path), inLanguage=get_language(), **properties)


def event(frame: record.Frame, **properties) -> dict:
    """The election itself."""
    return thing(
        "Event",
        name=frame.name,
        startDate=frame.date.isoformat(),
        **properties,
        location=thing("Place", name=frame.jurisdiction),
        url=whole(reverse("election", args=[frame.slug])),
    )


def breadcrumbs(*steps: tuple[str, str]) -> dict:
    """Names and paths from the first page on; nothing where the site knows no address."""
    if not settings.SITE_URL:
        return {}
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=number, name=name, item=whole(path))
            for number, (name, path) in enumerate(steps, start=1)
        ],
    )


def way_from_home(name: str, path: str) -> dict:
    """The way to a page that is of no one election."""
    return breadcrumbs((gettext("Elections"), reverse("index")), (name, path))


def way_to(frame: record.Frame, *further: tuple[str, str]) -> dict:
    """The way to a page of an election."""
    return breadcrumbs(
        (gettext("Elections"), reverse("index")),
        (frame.name, reverse("election", args=[frame.slug])),
        *further,
    )


def course(page: record.Overview) -> dict:
    """What the rounds say of an election: its last day, and that it was not held."""
    days = [count.last_day or count.date for count in page.rounds if count.date]
    last = max(days, default=page.frame.date)
    statuses = {count.status for count in page.rounds}
    return {
        "endDate": last.isoformat() if last > page.frame.date else "",
        "eventStatus": STATUSES.get(statuses.pop(), "") if len(statuses) == 1 else "",
    }


def terms() -> dict:
    """On what terms the data may be used."""
    return {"license": settings.LICENCE_URL or settings.LICENCE}


def distributions(page: str, key: str) -> list[dict]:
    """The files of a page's data, where the site knows its own address."""
    forms = [("csv", "text/csv"), ("json", "application/json")]
    if page == "election":
        forms.append(("xlsx", XLSX.content_type))
    addresses = ((whole(data_path(page, key, form)), kind) for form, kind in forms)
    return [
        thing("DataDownload", encodingFormat=kind, contentUrl=address)
        for address, kind in addresses
        if address
    ]


def data_path(page: str, key: str, form: str) -> str:
    """Where the figures of a page are in a form, such as csv."""
    if page == "election":
        return reverse("election_file", args=[key, f"data.{form}"])
    return reverse(f"{page}_data", args=[key, form])


def dataset(name: str, description: str, page: str, key: str) -> dict:
    """The figures that a page shows, as they may be taken away."""
    return thing(
        "Dataset",
        name=name,
        description=description,
        **terms(),
        distribution=distributions(page, key),
    )


def figures_of(frame: record.Frame) -> dict:
    described = gettext("Every figure of the election, as each source prints it.")
    return dataset(frame.name, described, "election", frame.slug)


def overview(page: record.Overview, path: str) -> dict:
    return web_page(
        "WebPage",
        page.frame.name,
        path,
        dateModified=modified(page.frame),
        mainEntity=event(page.frame, **course(page), subjectOf=figures_of(page.frame)),
        mentions=[
            # Under the person's own name: a ticket's has a second one in it. Lists and answers are
            # nobody, and a list is more than whoever stands at its head.
            thing("Person", name=one.candidate.portrait.name, url=person_url(one.candidate.person))
            for one in page.infobox.nominees
            if one.candidate.person
        ],
        breadcrumb=way_to(page.frame),
    )


def about_election(page: object, path: str, label: str) -> dict:
    """Any other page of an election."""
    # The whole record has all of the figures on one page, which is what a reuser would cite.
    is_whole = page.frame.page == "record"
    return web_page(
        "WebPage",
        label,
        path,
        dateModified=modified(page.frame),
        about=event(page.frame),
        mainEntity=figures_of(page.frame) if is_whole else None,
        citation=citations(page.frame.cited),
        breadcrumb=way_to(page.frame, (label, path)),
    )


def person(page: record.PersonPage, path: str) -> dict:
    known = thing("Person", name=page.name, url=whole(path), image=picture_url(page.portrait.url))
    described = gettext("What the account shown first for each election states of the person.")
    return web_page(
        "ProfilePage",
        page.name,
        path,
        mainEntity=known,
        citation=citations(page.cited),
        hasPart=dataset(page.name, described, "person", page.slug),
        breadcrumb=way_from_home(page.name, path),
    )


def party(page: record.PartyPage, path: str) -> dict:
    described = gettext("What the account shown first for each election states of the party.")
    return web_page(
        "WebPage",
        page.name,
        path,
        mainEntity=thing("Organization", name=page.name, url=whole(path)),
        citation=citations(page.cited),
        hasPart=dataset(page.name, described, "party", page.slug),
        breadcrumb=way_from_home(page.name, path),
    )


def source(page: record.SourcePage, path: str) -> dict:
    described = gettext("Every figure that the source states.")
    return web_page(
        "WebPage",
        page.source.name,
        path,
        mainEntity=document(page.source),
        hasPart=dataset(page.source.title, described, "source", page.source.key),
        breadcrumb=way_from_home(page.source.title, path),
    )


def citations(sources: Iterable[record.Cited]) -> list[dict]:
    return [document(source) for source in sources]


def document(source: record.Cited) -> dict:
    return thing(
        "CreativeWork",
        name=source.title,
        url=source.link,
        publisher=source.publisher and thing("Organization", name=source.publisher),
        inLanguage=source.language,
        datePublished=source.published_on and source.published_on.isoformat(),
    )


def person_url(slug: str) -> str:
    return whole(reverse("person", args=[slug]))


def picture_url(path: str) -> str:
    return whole(path) if path else ""
