"""The site's addresses, each public view behind Django's own `cache_page`."""

from django.contrib import admin
from django.urls import path
from django.views.decorators.cache import cache_page

from elections.urls import urlpatterns as public

urlpatterns = [
    path("admin/", admin.site.urls),
    *(
        path(str(address.pattern), cache_page(600)(address.callback), name=address.name)
        for address in public
    ),
]
