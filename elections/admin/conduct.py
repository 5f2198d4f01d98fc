from django.contrib import admin

from elections.models import Delegation, ReportedFigure

from .base import RecordAdmin
from .choosers import FewFilter
from .search import OWN


@admin.register(ReportedFigure)
class ReportedFigureAdmin(RecordAdmin):
    list_display = ["measure", "election", "source", "bound", "value", "wording", "place"]
    list_filter = ["measure", "bound", ("election", FewFilter)]
    search_fields = [OWN, "election", "source"]
    fieldsets = [
        (None, {"fields": ["election", "source"]}),
        (None, {"fields": ["measure", ("bound", "value"), "wording", "place", "note"]}),
    ]


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin):
    list_display = ["sender", "role", "election", "note"]
    list_filter = ["role", ("election", FewFilter)]
    search_fields = [OWN, "jurisdiction", "election"]
    fields = ["election", "role", ("jurisdiction", "organisation"), "note", "sources"]
