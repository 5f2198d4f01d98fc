from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from elections.models import Contest

from .base import RecordAdmin
from .choosers import FewFilter
from .counts import count
from .search import OWN


@admin.register(Contest)
class ContestAdmin(RecordAdmin):
    duplicates = True
    list_display = [
        "name",
        "election",
        "kind",
        "seats",
        count("options", _("options")),
        count("rounds", _("rounds")),
    ]
    list_filter = ["kind", ("election", FewFilter)]
    search_fields = [OWN, "election"]
    prepopulated_fields = {"slug": ["name"]}
    fields = [
        "election",
        ("name", "slug"),
        ("kind", "seats", "order"),
        "question",
        "question_language",
        "sources",
    ]
