"""Addresses of the public pages, each named as its view and its template are, and of what
machines ask for beside them."""

from django.urls import path

from . import data_views as data
from . import views
from .sharing import views as sharing

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
    path("elections/<slug:slug>/data.csv", data.election, {"form": "csv"}, name="election_csv"),
    path("elections/<slug:slug>/data.json", data.election, {"form": "json"}, name="election_json"),
    path("elections/<slug:slug>/data.xlsx", data.workbook, name="election_xlsx"),
    path("elections/<slug:slug>/card.png", data.card, name="card"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("sources/<slug:key>/", views.source, name="source"),
    path("elections/<slug:slug>/results.csv", data.results, name="results_csv"),
    path("elections/<slug:slug>/cite.bib", data.cite, {"form": "bibtex"}, name="cite_bibtex"),
    path("elections/<slug:slug>/cite.ris", data.cite, {"form": "ris"}, name="cite_ris"),
    path("elections/<slug:slug>/cite.csl.json", data.cite, {"form": "csl"}, name="cite_csl"),
    path("people/<slug:slug>/data.csv", data.person, {"form": "csv"}, name="person_csv"),
    path("people/<slug:slug>/data.json", data.person, {"form": "json"}, name="person_json"),
    path("sources/<slug:key>/data.csv", data.source, {"form": "csv"}, name="source_csv"),
    path("sources/<slug:key>/data.json", data.source, {"form": "json"}, name="source_json"),
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
