from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from elections.models import Actor, Statement

from .base import RecordAdmin
from .choosers import FewFilter
from .counts import count
from .search import OWN


@admin.register(Actor)
class ActorAdmin(RecordAdmin):
    list_display = ["name", "kind", "jurisdiction", "person", count("statements", _("statements"))]
    list_filter = ["kind", ("jurisdiction", FewFilter)]
    search_fields = [OWN, "jurisdiction", "person"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    list_display = ["who", "short_summary", "stance", "date", "page", "order", "election"]
    list_display_links = ["who", "short_summary"]
    list_filter = ["page", "stance", ("election", FewFilter)]
    search_fields = [OWN, "actor", "election"]
    date_hierarchy = "date"
    prepopulated_fields = {"slug": ["speaker"]}
    fieldsets = [
        (None, {"fields": ["election", ("page", "order"), "sources"]}),
        (
            _("Who said it"),
            {"fields": ["actor", ("speaker", "speaker_office"), "addressee", "slug"]},
        ),
        (_("When"), {"fields": [("date", "date_note")]}),
        (_("What was said"), {"fields": ["stance", "summary", "quotation", "quotation_language"]}),
    ]

    @admin.display(description=_("who"), ordering="actor__name")
    def who(self, statement):
        return statement.actor or statement.speaker

    @admin.display(description=_("summary"), ordering="summary")
    def short_summary(self, statement):
        return Truncator(statement.summary).chars(80)
