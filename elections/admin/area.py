from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from elections.models import Area

from .base import RecordAdmin
from .choosers import FewFilter
from .counts import count
from .search import OWN


@admin.register(Area)
class AreaAdmin(RecordAdmin):
    duplicates = True
    list_display = [
        "name",
        "kind",
        "code",
        "jurisdiction",
        "parent",
        count("parts", _("parts")),
        count("accounts", _("accounts")),
    ]
    list_filter = ["kind", ("jurisdiction", FewFilter)]
    search_fields = [OWN, "jurisdiction"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "jurisdiction", ("kind", "code"), "parent", "order"]
