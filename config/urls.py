"""Addresses of the site: the public pages at the root, the editors' desk below `admin/`."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.static import serve

urlpatterns = [
    path("admin/", admin.site.urls),
    # Portraits are few and small, and only editors add any: no server of their own is needed. A
    # proxy in front may still answer for this folder.
    # Names are letters and digits made of their content; what is no such name, or longer than a
    # file's name can be, has no place to be looked for.
    re_path(
        rf"^{settings.MEDIA_URL.strip('/')}/portraits/(?P<path>[A-Za-z0-9][A-Za-z0-9_.-]{{0,99}})$",
        serve,
        {"document_root": settings.MEDIA_ROOT / "portraits"},
    ),
    path("", include("elections.urls")),
]

handler404 = "elections.views.not_found"
handler500 = "elections.views.failed"
