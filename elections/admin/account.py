from django.contrib import admin
from django.db.models import Case, Q, When
from django.forms import ValidationError
from django.urls import path
from django.utils.translation import gettext_lazy as _

from elections.figures import count_of
from elections.formatting import digits
from elections.models import Account, Figure, Measure, Option, Round
from elections.models.figure import advanced_to

from .audited import AuditedAccountMixin
from .base import CompactInline, RecordAdmin
from .choosers import FewFilter, LoadedSelect, is_key
from .corrections import CorrectionsMixin
from .counts import count, total
from .forms import RecordForm, RecordFormSet
from .grid import grid

# What nearly every account prints of the whole count, in the order in which it is entered.
PREPARED = (Measure.REGISTERED, Measure.CAST, Measure.VALID, Measure.INVALID, Measure.TURNOUT)


class AccountForm(RecordForm):
    def clean(self):
        """Say at the tick, and not above the form, that another account is shown first."""
        super().clean()
        round_ = self.cleaned_data.get("round")
        if round_ and self.cleaned_data.get("is_lead"):
            leading = round_.accounts.filter(is_lead=True).exclude(pk=self.instance.pk)
            if leading.exists():
                self.add_error(
                    "is_lead", _("Another account of this round is shown first already.")
                )
        return self.cleaned_data


class FigureFormSet(RecordFormSet):
    def clean(self):
        super().clean()
        self.refuse_repeated()

    def refuse_repeated(self):
        """Refuse a figure of the whole that stands twice on the page itself.

        Django leaves it to the database, as the option, which is null, differs from itself there.
        """
        seen = set()
        for form in self.forms:
            row = form.instance
            if not form.is_valid() or form in self.deleted_forms or row.option_id:
                continue
            if not (row.pk or form.has_changed()):
                continue
            if (row.measure, row.base) in seen:
                message = _("This account has this figure of the whole already.")
                form.add_error(None, ValidationError(message, code="repeated"))
            seen.add((row.measure, row.base))


class FigureInline(CompactInline):
    """All figures of an account.

    Rows are prepared for the totals and for the votes of each option that stands on the ballot.
    """

    model = Figure
    formset = FigureFormSet
    fieldsets = [
        (None, {"fields": ["measure", "option", "count", "share", "outcome"]}),
        (
            _("More"),
            {"fields": ["fractional_count", "bound", "printed_to", "base", "wording", "note"]},
        ),
    ]
    # All options of a ballot stand on one page, as they do in the source. More rows than this,
    # stored and prepared, would make a form longer than a server takes.
    most_rows = 300
    # Beyond this, a list of all options in each row would make the page a large one.
    most_choices = 30

    def get_queryset(self, request):
        """The totals first, then the votes of the options in their order, then all others."""
        order = dict.fromkeys([*PREPARED, *Measure])
        place = Case(*(When(measure=each, then=number) for number, each in enumerate(order)))
        return super().get_queryset(request).order_by(place, "option__order", "pk")

    def get_formset(self, request, obj=None, **kwargs):
        round_ = round_of(request, obj) or Round()
        stated = set(obj.figures.values_list("measure", "option_id")) if obj else set()
        on_ballot = Q(election=round_.election_id, contest=round_.contest_id)
        # Those too that were moved to another ballot since: a row does not lose its option.
        known = Q(pk__in={option for _measure, option in stated if option})
        self.options = list(
            Option.objects.filter(on_ballot | known)
            .select_related("election", "person", "running_mate")
            .order_by("order", "pk")
        )
        advanced = advanced_to(round_)
        votes = [
            (Measure.VOTES.value, each.pk)
            for each in self.options
            if each.may_stand(advanced) and each.contest_id == round_.contest_id
        ]
        rows = [*((each.value, None) for each in PREPARED), *votes]
        missing = [row for row in rows if row not in stated]
        self.missing = missing[: max(0, self.most_rows - len(stated))]
        return super().get_formset(request, obj, **kwargs)

    def get_extra(self, request, obj=None, **kwargs):
        return len(self.missing)

    def get_initial(self, request, prefix):
        """What the prepared rows begin with. One that is left so is not stored.

        On a page that came back, what they began with there: others may have entered some.
        """
        if request.method != "POST":
            return [{"measure": measure, "option": option} for measure, option in self.missing]
        names = (f"{prefix}-{name}_FORMS" for name in ("INITIAL", "TOTAL"))
        first, end = (int(n) if is_key(n := request.POST.get(name, "")) else 0 for name in names)
        places = range(first, min(end, first + self.most_rows))
        return [self.sent(request.POST, f"{prefix}-{place}") for place in places]

    def sent(self, data, prefix):
        measure, option = (data.get(f"{prefix}-{name}", "") for name in ("measure", "option"))
        return {
            "measure": measure if measure in Measure.values else None,
            "option": option if is_key(option) else None,
        }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "option":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        offered = Option.objects.filter(pk__in=[each.pk for each in self.options])
        if len(self.options) > self.most_choices:
            chooser = LoadedSelect(db_field, self.admin_site)
            chooser.loaded = {str(each.pk): each for each in self.options}
            return db_field.formfield(queryset=offered, widget=chooser)
        field = db_field.formfield(queryset=offered)
        # A list instead of the queryset, for which each row would ask again.
        field.choices = [("", "---------"), *((each.pk, each.label) for each in self.options)]
        return field


def round_of(request, account):
    """The round whose options an account prints; `None` before it is known."""
    if account:
        return account.round
    number = request.GET.get("round", "")
    if "figures-TOTAL_FORMS" in request.POST:
        # What was typed for an account that is gone comes again as a new one, with its figures.
        number = number or request.POST.get("round", "")
    return Round.objects.filter(pk=number).first() if is_key(number) else None


@admin.register(Account)
class AccountAdmin(AuditedAccountMixin, RecordAdmin):
    form = AccountForm
    duplicates = True
    change_list_template = "admin/elections/account/change_list.html"
    list_display = [
        "source",
        "as_of",
        "area",
        "election",
        "number",
        total(Measure.REGISTERED),
        total(Measure.CAST),
        total(Measure.TURNOUT),
        count("figures", _("figures")),
        "is_lead",
        "status",
    ]
    list_filter = ["is_lead", "status", "share_base", ("round__election", FewFilter)]
    search_fields = ["source", "area", "round__election"]
    inlines = [FigureInline]
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
            _("How it prints its figures"),
            {
                "fields": [("share_base", "counts_printed_to")],
                "description": _(
                    "The figures themselves stand below. Copy what the source prints, even if it "
                    "cannot be right. Leave blank anything it does not state: blank does not mean "
                    "zero."
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
        """Which options are meant is known with the round alone."""
        known = round_of(request, obj) is not None
        return super().get_inlines(request, obj) if known else []

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"initial": inline.get_initial(request, prefix)}

    def response_add(self, request, obj, post_url_continue=None):
        """The figures come next, unless they are there or the editor goes on elsewhere."""
        if not obj.figures.exists() and not request.POST.keys() & {"_addanother", "_popup"}:
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)


@admin.register(Figure)
class FigureAdmin(CorrectionsMixin, RecordAdmin):
    list_display = [
        "measure",
        "label",
        "election",
        "round",
        "source",
        "bound",
        "number",
        "share",
        "outcome",
    ]
    list_filter = ["measure", "outcome", "bound", ("account__round__election", FewFilter)]
    search_fields = [
        "option",
        "option__person",
        "account__source",
        "account__round__election",
    ]
    fields = [
        "account",
        ("measure", "option"),
        ("bound", "count", "fractional_count", "printed_to"),
        ("share", "base"),
        "outcome",
        "wording",
        "note",
    ]

    @admin.display(description=_("option"), ordering="option__slug")
    def label(self, figure):
        return figure.option.label if figure.option else ""

    @admin.display(description=_("count"), ordering="count")
    def number(self, figure):
        value = count_of(figure, figure.unit).value
        return None if value is None else digits(value)

    @admin.display(description=_("election"), ordering="account__round__election")
    def election(self, figure):
        return figure.account.round.election

    @admin.display(description=_("round"), ordering="account__round__number")
    def round(self, figure):
        return figure.account.round.number

    @admin.display(description=_("source"), ordering="account__source")
    def source(self, figure):
        return figure.account.source
