from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from elections.models import Account, Candidacy, CandidacyStatus, CandidateResult, Round

from .audited import AuditedAccountMixin
from .base import RecordAdmin, RecordInline
from .choosers import FewFilter, LoadedSelect, is_key
from .counts import count
from .grid import grid


class LineInline(RecordInline):
    """The lines of an account, one prepared for each candidate of its election."""

    model = CandidateResult
    fields = ["candidacy", "votes", "share", "outcome"]
    # All candidates of an election stand on one page, as they do in the source.
    most_rows = 400
    # Beyond this, a list of all candidates in each line would make the page a large one.
    most_choices = 30

    def get_formset(self, request, obj=None, **kwargs):
        election = election_of(request, obj)
        self.candidacies = list(
            Candidacy.objects.filter(election=election)
            .select_related("person", "election")
            .order_by("order", "pk")
        )
        stated = obj.lines.values_list("candidacy_id", flat=True) if obj else []
        self.missing = [
            each
            for each in self.candidacies
            if each.status == CandidacyStatus.REGISTERED and each.pk not in set(stated)
        ]
        return super().get_formset(request, obj, **kwargs)

    def get_extra(self, request, obj=None, **kwargs):
        return len(self.missing)

    def get_initial(self, request, prefix):
        """What the prepared lines begin with. One that is left so is not stored.

        On a page that came back, what they began with there: others may have entered some.
        """
        if request.method != "POST":
            return [{"candidacy": each.pk} for each in self.missing]
        names = (f"{prefix}-{name}_FORMS" for name in ("INITIAL", "TOTAL"))
        first, end = (int(n) if is_key(n := request.POST.get(name, "")) else 0 for name in names)
        places = range(first, min(end, first + self.most_rows))
        sent = [request.POST.get(f"{prefix}-{place}-candidacy", "") for place in places]
        return [{"candidacy": each if is_key(each) else None} for each in sent]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "candidacy":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        of_the_election = Candidacy.objects.filter(pk__in=[each.pk for each in self.candidacies])
        if len(self.candidacies) > self.most_choices:
            chooser = LoadedSelect(db_field, self.admin_site)
            chooser.loaded = {str(each.pk): each for each in self.candidacies}
            return db_field.formfield(queryset=of_the_election, widget=chooser)
        field = db_field.formfield(queryset=of_the_election)
        # A list instead of the queryset, for which each line would ask again.
        field.choices = [
            ("", "---------"),
            *((each.pk, each.person.name) for each in self.candidacies),
        ]
        return field


def election_of(request, account):
    """The election whose candidates an account lists; `None` before its round is known."""
    if account:
        return account.round.election
    number = request.GET.get("round", "")
    if "lines-TOTAL_FORMS" in request.POST:
        # What was typed for a set that is gone comes again as a new one, with its lines.
        number = number or request.POST.get("round", "")
    chosen = Round.objects.filter(pk=number).select_related("election") if is_key(number) else []
    return next((each.election for each in chosen), None)


@admin.register(Account)
class AccountAdmin(AuditedAccountMixin, RecordAdmin):
    change_list_template = "admin/elections/account/change_list.html"
    list_display = [
        "source",
        "as_of",
        "area",
        "election",
        "number",
        "registered",
        "cast",
        "valid",
        "invalid",
        "turnout",
        count("lines", _("lines")),
        "is_lead",
        "status",
    ]
    list_filter = ["is_lead", "status", "share_base", ("round__election", FewFilter)]
    search_fields = ["source", "area", "round__election"]
    inlines = [LineInline]
    long_texts = ["lead_reason"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "round",
                    ("source", "as_of"),
                    "area",
                    "status",
                    ("units_counted", "units_total"),
                ]
            },
        ),
        (
            _("Figures as printed"),
            {
                "fields": [
                    ("registered", "cast", "turnout"),
                    ("valid", "invalid"),
                    ("share_base", "counts_printed_to"),
                ],
                "description": _(
                    "Copy what the source prints, even if it cannot be right. Leave blank "
                    "anything it does not state: blank does not mean zero."
                ),
            },
        ),
        (_("In the infobox"), {"fields": ["is_lead", "lead_reason"]}),
        (None, {"fields": ["note"]}),
    ]

    def get_urls(self):
        address = path(
            "grid/",
            self.admin_site.admin_view(self.grid),
            name="elections_account_grid",
        )
        return [address, *super().get_urls()]

    def grid(self, request):
        return grid(request, self)

    @admin.display(description=_("election"), ordering="round__election")
    def election(self, account):
        return account.round.election

    @admin.display(description=_("round"), ordering="round__number")
    def number(self, account):
        return account.round.number

    def get_inlines(self, request, obj):
        """Whose lines are meant is known with the round alone."""
        known = election_of(request, obj) is not None
        return super().get_inlines(request, obj) if known else []

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"initial": inline.get_initial(request, prefix)}

    def response_add(self, request, obj, post_url_continue=None):
        """The lines come next, unless they were there already or the editor goes on elsewhere."""
        if not obj.lines.exists() and not request.POST.keys() & {"_addanother", "_popup"}:
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)


@admin.register(CandidateResult)
class CandidateResultAdmin(RecordAdmin):
    list_display = ["person", "election", "round", "source", "votes", "share", "outcome"]
    list_filter = ["outcome", ("account__round__election", FewFilter)]
    search_fields = ["candidacy__person", "account__source", "account__round__election"]
    fields = ["account", "candidacy", ("votes", "share"), "outcome"]

    @admin.display(description=_("person"), ordering="candidacy__person__name")
    def person(self, line):
        return line.candidacy.person

    @admin.display(description=_("election"), ordering="candidacy__election")
    def election(self, line):
        return line.candidacy.election

    @admin.display(description=_("round"), ordering="account__round__number")
    def round(self, line):
        return line.account.round.number

    @admin.display(description=_("source"), ordering="account__source")
    def source(self, line):
        return line.account.source
