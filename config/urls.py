"""Addresses of the site: the public pages at the root, the editors' desk below `admin/`."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.static import serve

urlpatterns = [
    path("admin/", admin.site.urls),
    # Portraits are few and small, and only editors add any: no server of their own is needed. A
    # proxy in front may still answer for this folder.
    path(
        f"{settings.MEDIA_URL.strip('/')}/portraits/<path:path>",
        serve,
        {"document_root": settings.MEDIA_ROOT / "portraits"},
    ),
    path("", include("elections.urls")),
]

handler404 = "elections.views.not_found"
