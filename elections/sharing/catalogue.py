"""The elections as a catalogue of data sets (DCAT 3), as JSON-LD."""

import json

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ..data.offered import offered
from ..models import Election
from ..resources.formats.as_xlsx import XLSX
from .addresses import whole

# Data sets a page.
MOST = 500
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "next": {"@id": "http://www.w3.org/ns/hydra/core#next", "@type": "@id"},
}
FORMS = {
    "data.csv": "text/csv",
    "data.json": "application/json",
    "data.xlsx": XLSX.content_type,
    "results.csv": "text/csv",
}


def elections(number: int) -> QuerySet:
    """Those of a page of the catalogue, and one more if there is a next page."""
    start = (number - 1) * MOST
    rows = Election.objects.published().order_by("-date", "slug")
    return rows.values_list("slug", "name", "jurisdiction_name", "date")[start : start + MOST + 1]


def catalogue(number: int, rows: list[tuple], following: str) -> str:
    package = [record_of_all()] if number == 1 and offered() else []
    data = {
        "@context": CONTEXT,
        "@id": f"{whole(reverse('catalogue'))}#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": settings.SITE_NAME,
        "foaf:homepage": link(reverse("index")),
        **terms(),
        **publisher(),
        **({"next": whole(following)} if following else {}),
        "dcat:dataset": [*package, *(dataset(*row) for row in rows)],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def link(path: str) -> dict:
    return {"@id": whole(path)}


def terms() -> dict:
    stated = {"@id": settings.LICENCE_URL} if settings.LICENCE_URL else settings.LICENCE
    return {"dcterms:license": stated} if stated else {}


def publisher() -> dict:
    if not settings.PUBLISHER:
        return {}
    return {"dcterms:publisher": {"@type": "foaf:Agent", "foaf:name": settings.PUBLISHER}}


def dataset(slug: str, name: str, jurisdiction: str, date) -> dict:
    page = reverse("election", args=[slug])
    day = {"@type": "xsd:date", "@value": date.isoformat()}
    return {
        "@id": f"{whole(page)}#data",
        "@type": "dcat:Dataset",
        "dcterms:title": name,
        "dcterms:description": _("Every figure of the election, as each source prints it."),
        "dcterms:spatial": {"@type": "dcterms:Location", "dcterms:title": jurisdiction},
        "dcterms:temporal": {"@type": "dcterms:PeriodOfTime", "dcat:startDate": day},
        **terms(),
        "dcat:landingPage": link(page),
        "dcat:distribution": [
            distribution(reverse("election_file", args=[slug, name]), kind)
            for name, kind in FORMS.items()
        ],
    }


def record_of_all() -> dict:
    return {
        "@id": f"{whole(reverse('about_data'))}#whole",
        "@type": "dcat:Dataset",
        "dcterms:title": settings.SITE_NAME,
        "dcterms:description": _("Every figure of all elections, as each source prints it."),
        **terms(),
        "dcat:landingPage": link(reverse("about_data")),
        "dcat:distribution": [distribution(reverse("package"), "application/zip")],
    }


def distribution(path: str, kind: str) -> dict:
    return {
        "@type": "dcat:Distribution",
        "dcat:downloadURL": link(path),
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
        **terms(),
    }
