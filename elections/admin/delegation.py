from django.contrib import admin

from elections.models import Delegation

from .base import RecordAdmin
from .choosers import FewFilter
from .search import OWN


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin):
    duplicates = True
    list_display = ["sender", "role", "election", "note"]
    list_filter = ["role", ("election", FewFilter)]
    search_fields = [OWN, "jurisdiction", "election"]
    fields = ["election", "role", ("jurisdiction", "organisation"), "note", "sources"]
