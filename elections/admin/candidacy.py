from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from elections.models import Candidacy

from .base import RecordAdmin
from .choosers import FewFilter
from .counts import count
from .search import OWN


@admin.register(Candidacy)
class CandidacyAdmin(RecordAdmin):
    list_display = [
        "person",
        "election",
        "party_name",
        "status",
        "incumbent",
        "in_infobox",
        "order",
        count("results", _("results")),
    ]
    list_filter = ["status", "incumbent", "in_infobox", ("election", FewFilter)]
    search_fields = [OWN, "person", "election"]
    fieldsets = [
        (None, {"fields": ["election", "person", "sources"]}),
        (
            _("At the time"),
            {"fields": [("party", "party_name"), "description", ("status", "incumbent")]},
        ),
        (_("On public pages"), {"fields": [("order", "in_infobox")]}),
    ]
