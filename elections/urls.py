"""Addresses of the public pages; each is named as its view and its template are."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.index, name="index"),
    path("elections/<slug:slug>/", views.election, name="election"),
    path("elections/<slug:slug>/campaign/", views.campaign, name="campaign"),
    path("elections/<slug:slug>/conduct/", views.conduct, name="conduct"),
    path("elections/<slug:slug>/results/", views.results, name="results"),
    path("elections/<slug:slug>/reactions/", views.reactions, name="reactions"),
    path("elections/<slug:slug>/sources/", views.sources, name="sources"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("sources/<slug:key>/", views.source, name="source"),
]
