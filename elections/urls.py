"""Addresses of the public pages, each named as its view and its template are, and of what
machines ask for beside them."""

import re
from collections.abc import Iterable

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import data_views as data
from . import reuse_views as reuse
from . import views
from .election_files import FILES
from .sharing import views as sharing
from .sharing.moments import AsOf


def one_of(names: Iterable[str]) -> type[StringConverter]:
    """A converter that knows these names alone."""
    regex = "|".join(map(re.escape, names))
    return type("OneOf", (StringConverter,), {"regex": regex})


register_converter(AsOf, "as_of")
register_converter(one_of(FILES), "election_file")
register_converter(one_of(data.TYPES), "data_form")
register_converter(one_of(reuse.PICTURES), "picture_form")

urlpatterns = [
    path("", views.index, name="index"),
    path("about/", views.about, name="about"),
    path("about/data/", data.about, name="about_data"),
    path("elections/<slug:slug>/", views.election, name="election"),
    path("elections/<slug:slug>/campaign/", views.campaign, name="campaign"),
    path("elections/<slug:slug>/conduct/", views.conduct, name="conduct"),
    path("elections/<slug:slug>/record/", views.whole_record, name="record"),
    path("elections/<slug:slug>/results/", views.results, name="results"),
    path("elections/<slug:slug>/results/areas/", views.areas, name="areas"),
    path("elections/<slug:slug>/reactions/", views.reactions, name="reactions"),
    path("elections/<slug:slug>/sources/", views.sources, name="sources"),
    path("elections/<slug:slug>/corrections/", views.corrections, name="corrections"),
    path("elections/<slug:slug>/share/", reuse.share, name="share"),
    path("elections/<slug:slug>/embed/<slug:part>/", reuse.embed, name="embed"),
    path(
        "elections/<slug:slug>/pictures/<slug:name>.<picture_form:form>",
        reuse.picture,
        name="picture",
    ),
    path("oembed.json", reuse.oembed, name="oembed"),
    path("elections/<slug:slug>/as-of/<as_of:moment>/", reuse.as_of, name="as_of"),
    path("elections/<slug:slug>/<election_file:name>", data.election, name="election_file"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("people/<slug:slug>/data.<data_form:form>", data.person, name="person_data"),
    path("parties/<slug:slug>/", views.party, name="party"),
    path("parties/<slug:slug>/data.<data_form:form>", data.party, name="party_data"),
    path("sources/<slug:key>/", views.source, name="source"),
    path("sources/<slug:key>/data.<data_form:form>", data.source, name="source_data"),
    path("package.zip", data.package, name="package"),
    path("catalogue.jsonld", sharing.catalogue, name="catalogue"),
    path("corrections.atom", sharing.corrections_feed, name="corrections_feed"),
    path("results.atom", sharing.results_feed, name="results_feed"),
    path("elections.ics", sharing.days, name="calendar"),
    path("robots.txt", sharing.robots, name="robots"),
    path(".well-known/security.txt", sharing.security, name="security"),
    path("sitemap.xml", sharing.site_map, name="sitemap"),
    path("sitemap-pages.xml", sharing.site_map_pages, name="sitemap_pages"),
    path("sitemap-<int:part>.xml", sharing.site_map_part, name="sitemap_part"),
    path("site.webmanifest", sharing.manifest, name="manifest"),
    path("favicon.ico", sharing.favicon, name="favicon"),
]
