from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from elections.models import (
    Account,
    Candidacy,
    Delegation,
    Election,
    KeyDate,
    ReportedFigure,
    Round,
    Section,
)

from .audited import AuditedElectionMixin
from .base import RecordAdmin, RecordInline, StackedRecordInline
from .choosers import FewFilter
from .counts import count, number_of, page
from .from_site import FromSiteMixin
from .publishing import PublishingMixin


class RoundInline(RecordInline):
    model = Round


class CandidacyInline(RecordInline):
    model = Candidacy
    fields = [
        "order",
        "person",
        "status",
        "sources",
        "party",
        "party_name",
        "description",
        "incumbent",
        "in_infobox",
    ]


class KeyDateInline(RecordInline):
    model = KeyDate
    fields = ["date", "kind", "name", "slug", "sources", "precision", "note"]
    prepopulated_fields = {"slug": ["name"]}


class ReportedFigureInline(RecordInline):
    model = ReportedFigure
    fields = ["measure", "source", "bound", "value", "wording", "place", "note"]
    classes = ["collapse"]


class DelegationInline(RecordInline):
    model = Delegation
    classes = ["collapse"]


class SectionInline(StackedRecordInline):
    model = Section
    classes = ["collapse"]


@admin.register(Election)
class ElectionAdmin(PublishingMixin, FromSiteMixin, AuditedElectionMixin, RecordAdmin):
    list_display = [
        "name",
        "date",
        "held_in",
        "publication",
        count("rounds", _("rounds")),
        count("candidacies", _("candidates")),
        count("figures", _("figures")),
        count("statements", _("statements")),
    ]
    list_filter = ["publication", "type", "vote_type", "ongoing", ("jurisdiction", FewFilter)]
    date_hierarchy = "date"
    prepopulated_fields = {"slug": ["name"]}
    # A page of its own publishes an election, and nothing else at the desk does.
    readonly_fields = ["publication"]
    save_on_top = True
    inlines = [
        RoundInline,
        CandidacyInline,
        KeyDateInline,
        ReportedFigureInline,
        DelegationInline,
        SectionInline,
    ]
    fieldsets = [
        (None, {"fields": ["name", "slug", "publication", "sources"]}),
        (
            _("Contest and date"),
            {
                "fields": [
                    ("jurisdiction", "jurisdiction_name"),
                    ("type", "vote_type"),
                    ("date", "ongoing"),
                    "office",
                    "previous",
                ]
            },
        ),
        (
            _("Office holders"),
            {
                "fields": [
                    "holder_before",
                    ("party_before", "party_before_name"),
                    "holder_after",
                    ("party_after", "party_after_name"),
                ],
                "description": _(
                    "Party names stay as they were at the time, even if a party is renamed later."
                ),
            },
        ),
    ]

    @admin.display(description=_("jurisdiction"), ordering="jurisdiction_name")
    def held_in(self, election):
        return election.jurisdiction_name

    def related_tables(self, request, obj):
        """The accounts too: they belong to the rounds, but are looked for here."""
        tables = super().related_tables(request, obj)
        if self.admin_site.get_model_admin(Account).has_view_permission(request):
            accounts = {
                "name": Account._meta.verbose_name_plural,
                "number": number_of(Account.objects.filter(round__election=obj)),
                "address": f"{page(Account, 'changelist')}?round__election__id__exact={obj.pk}",
                "address_to_add": None,
            }
            tables.insert(1, accounts)
        return tables


class AccountInline(RecordInline):
    model = Account
    fields = ["source", "status", "registered", "cast", "valid", "invalid", "turnout"]


@admin.register(Round)
class RoundAdmin(RecordAdmin):
    list_display = ["election", "number", "date", "status", count("accounts", _("accounts"))]
    list_display_links = ["election", "number"]
    list_filter = ["status", ("election", FewFilter)]
    search_fields = ["election"]
    date_hierarchy = "date"
    inlines = [AccountInline]
