from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models import Discrepancy, Section, Wording

from .base import RecordAdmin, RecordInline
from .choosers import FewFilter
from .counts import count
from .forms import Prose
from .prose_help import ProseHelpMixin
from .search import OWN


@admin.register(Section)
class SectionAdmin(ProseHelpMixin, RecordAdmin):
    change_form_template = "admin/elections/section/change_form.html"
    list_display = ["election", "page"]
    list_display_links = ["election", "page"]
    list_filter = ["page", ("election", FewFilter)]
    search_fields = [OWN, "election"]
    formfield_overrides = RecordAdmin.formfield_overrides | {
        models.TextField: {"form_class": Prose, "widget": AdminTextareaWidget(attrs={"rows": 25})}
    }

    class Media:
        css = {"all": ["css/desk/prose.css"]}


class WordingInline(RecordInline):
    model = Wording
    long_texts = ["wording"]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 2


@admin.register(Discrepancy)
class DiscrepancyAdmin(RecordAdmin):
    list_display = ["topic", "election", "page", "option", count("wordings", _("wordings"))]
    list_filter = ["page", ("election", FewFilter)]
    search_fields = [OWN, "election"]
    prepopulated_fields = {"slug": ["topic"]}
    fields = ["election", "topic", "slug", "page", "option", "note"]
    inlines = [WordingInline]


@admin.register(Wording)
class WordingAdmin(RecordAdmin):
    list_display = ["discrepancy", "election", "source", "wording"]
    list_filter = [("discrepancy__election", FewFilter)]
    long_texts = ["wording"]
    search_fields = [OWN, "discrepancy", "source"]

    @admin.display(description=_("election"), ordering="discrepancy__election")
    def election(self, wording):
        return wording.discrepancy.election
