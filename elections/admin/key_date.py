from django.contrib import admin

from elections.models import KeyDate

from .base import RecordAdmin
from .choosers import FewFilter
from .search import OWN


@admin.register(KeyDate)
class KeyDateAdmin(RecordAdmin):
    duplicates = True
    list_display = ["name", "election", "kind", "date", "precision"]
    list_filter = ["kind", "precision", ("election", FewFilter)]
    search_fields = [OWN, "election"]
    date_hierarchy = "date"
    prepopulated_fields = {"slug": ["name"]}
    fields = ["election", "name", "slug", "kind", ("date", "precision"), "note", "sources"]
