from django.contrib import admin

from elections.models import Delegation, ReportedFigure

from .base import RecordAdmin
from .choosers import FewFilter


@admin.register(ReportedFigure)
class ReportedFigureAdmin(RecordAdmin):
    list_display = ["measure", "election", "source", "bound", "value", "wording", "place"]
    list_filter = ["measure", "bound", ("election", FewFilter)]
    search_fields = [
        "election__name",
        "source__key",
        "source__short_name",
        "wording",
        "place",
        "note",
    ]
    fieldsets = [
        (None, {"fields": ["election", "source"]}),
        (None, {"fields": ["measure", ("bound", "value"), "wording", "place", "note"]}),
    ]


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin):
    list_display = ["sender", "role", "election", "note"]
    list_filter = ["role", ("election", FewFilter)]
    search_fields = ["jurisdiction__name", "organisation", "election__name", "note"]
    fields = ["election", "role", ("jurisdiction", "organisation"), "note", "sources"]
