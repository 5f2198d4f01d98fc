from django import forms
from django.contrib import admin
from django.db.models import Max
from django.urls import path
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from elections.models import (
    Account,
    Contest,
    Delegation,
    Election,
    KeyDate,
    Option,
    Round,
    RoundStatus,
    Section,
    Source,
)

from .account import AccountForm
from .audited import AuditedElectionMixin
from .base import CompactInline, RecordAdmin, RecordInline, StackedRecordInline
from .beginnings import SOURCES_OF_ROWS
from .choosers import FewFilter, LoadedSelectMultiple
from .counts import count, number_of, page
from .figures_page import FiguresPageMixin
from .forms import RecordForm
from .from_site import FromSiteMixin
from .infobox import InfoboxMixin
from .like_election import LikeElectionMixin
from .load_file import load_view
from .option import OfContestMixin, OptionForm
from .publishing import PublishingMixin
from .whole_election import WholeElectionMixin


class RoundInline(OfContestMixin, RecordInline):
    model = Round
    fields = [
        *("number", "contest", "date", "last_day", "status"),
        *("votes_per_voter", "is_transfer", "ballot_is_complete"),
    ]


class ContestInline(CompactInline):
    """Folded away: an election that is one vote for one office needs none."""

    model = Contest
    classes = ["collapse"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["order", "name", "slug", "kind", "seats", "sources"]}),
        (_("More"), {"fields": ["question", "question_language"]}),
    ]


class OptionInline(OfContestMixin, CompactInline):
    model = Option
    quiet = ["slug", "party_name", "description", "status", "incumbent", "in_infobox"]
    form = OptionForm
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["order", "contest", "person", "party", "sources"]}),
        (
            _("More"),
            {
                "fields": [
                    *("kind", "name", "slug", "running_mate", "party_name", "part_of"),
                    *("description", "status", "incumbent", "in_infobox"),
                ]
            },
        ),
    ]


class KeyDateInline(RecordInline):
    model = KeyDate
    fields = ["date", "kind", "name", "slug", "sources", "precision", "note"]
    prepopulated_fields = {"slug": ["name"]}


class DelegationInline(RecordInline):
    model = Delegation
    classes = ["collapse"]


class SectionInline(StackedRecordInline):
    model = Section
    classes = ["collapse"]

    class Media:
        css = {"all": ["css/desk/prose.css"]}


class ElectionForm(RecordForm):
    sources_of_rows = forms.ModelMultipleChoiceField(
        Source.objects.all(),
        required=False,
        initial=(),
        label=_("sources of new rows"),
        help_text=_("For rows added below that name no source of their own."),
        widget=LoadedSelectMultiple(Election._meta.get_field("sources"), admin.site),
    )


@admin.register(Election)
class ElectionAdmin(
    InfoboxMixin,
    LikeElectionMixin,
    WholeElectionMixin,
    PublishingMixin,
    FromSiteMixin,
    AuditedElectionMixin,
    RecordAdmin,
):
    change_list_template = "admin/elections/election/change_list.html"
    list_display = [
        "name",
        "date",
        "held_in",
        "publication",
        count("rounds", _("rounds")),
        count("options", _("options")),
        count("statements", _("statements")),
    ]
    list_filter = ["publication", "type", "vote_type", "ongoing", ("jurisdiction", FewFilter)]
    date_hierarchy = "date"
    form = ElectionForm
    prepopulated_fields = {"slug": ["name"]}
    # A page of its own publishes an election, and nothing else at the desk does.
    readonly_fields = ["publication"]
    save_on_top = True
    inlines = [
        ContestInline,
        RoundInline,
        OptionInline,
        KeyDateInline,
        DelegationInline,
        SectionInline,
    ]
    fieldsets = [
        (None, {"fields": ["name", "slug", "publication", "sources", SOURCES_OF_ROWS]}),
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

    @admin.display(description=_("sources of new rows"))
    def sources_of_rows(self, _election):
        """For those who may only look at it: they add none."""
        return ""

    def get_urls(self):
        view = self.admin_site.admin_view(self.load_view)
        return [path("load/", view, name="elections_election_load"), *super().get_urls()]

    def load_view(self, request):
        return load_view(request, self)

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
    form = AccountForm
    fields = ["source", "as_of", "area", "status", "is_lead", "lead_reason"]


@admin.register(Round)
class RoundAdmin(FiguresPageMixin, RecordAdmin):
    list_display = [
        "election",
        "number",
        "contest_name",
        "date",
        "status",
        count("accounts", _("accounts")),
    ]
    list_display_links = ["election", "number"]
    list_filter = ["status", ("election", FewFilter)]
    search_fields = ["election"]
    date_hierarchy = "date"
    inlines = [AccountInline]

    def beginnings(self, request, obj):
        """The next round: of the same contest, with the next number, and no date yet."""
        last = obj.election.rounds.aggregate(last=Max("number"))["last"] or 0
        following = {
            "election": obj.election_id,
            "contest": obj.contest_id or "",
            "number": last + 1,
            "status": RoundStatus.TENTATIVE,
            "votes_per_voter": obj.votes_per_voter,
        }
        return [(f"{page(Round, 'add')}?{urlencode(following)}", _("Add the next round"))]

    @admin.display(description=_("contest"), ordering="contest__order")
    def contest_name(self, round_):
        return round_.contest.name if round_.contest else ""
