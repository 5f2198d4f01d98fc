from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .account import Account, ShareBase, is_printed_to, not_printed_to
from .contest import ContestKind
from .fields import (
    FRACTIONAL_COUNT,
    FractionalCountField,
    PrintedDecimalField,
    is_printed_decimal,
    one_of,
)
from .history import RecordModel
from .measure import MEASURE_LABELS, OF_EITHER, OF_OPTIONS, SEATS, SIGNED, TOTALS, Measure
from .option import Option
from .round import Round
from .texts import LineField


class Bound(models.TextChoices):
    EXACTLY = "exactly", _("exactly")
    AT_LEAST = "at-least", _("at least")
    MORE_THAN = "more-than", _("more than")
    AT_MOST = "at-most", _("at most")
    LESS_THAN = "less-than", _("less than")
    ABOUT = "about", _("about")


class Outcome(models.TextChoices):
    UNSTATED = "", _("not stated")
    ELECTED = "elected", _("elected")
    UNOPPOSED = "unopposed", _("elected unopposed")
    BY_LOT = "by-lot", _("elected by lot")
    ADVANCED = "advanced", _("through to the next round")
    NOT_ELECTED = "not-elected", _("not elected")
    ACCEPTED = "accepted", _("accepted")
    NOT_ACCEPTED = "not-accepted", _("not accepted")


ELECTED = (Outcome.ELECTED, Outcome.UNOPPOSED, Outcome.BY_LOT)


def is_of_a_count() -> Exists:
    """For a queryset of accounts: whether one prints anything of the count.

    How many seats there are to be filled was known before.
    """
    of_the_count = [Measure.VOTES, Measure.TRANSFERRED, *TOTALS]
    counted = Q(measure__in=of_the_count) | Q(measure__in=SEATS, option__isnull=False)
    return Exists(Figure.objects.filter(counted, account=OuterRef("pk")))


class Figure(RecordModel):
    """One printed figure of an account: of what, of which option, and what the source prints.

    A source may print a count, a share, or both; a figure in words alone is kept in `wording`. A
    figure that the source does not state has no row: blank is not zero. Impossible figures are
    stored like any others: the audit, not the form, speaks of them.
    """

    identity = ("account", "measure", "option", "base")
    owner = "account"

    holds_figures = True

    account = models.ForeignKey(
        Account, verbose_name=_("account"), on_delete=models.PROTECT, related_name="figures"
    )
    measure = models.CharField(_("measure"), max_length=40, choices=Measure, default=Measure.VOTES)
    option = models.ForeignKey(
        Option,
        verbose_name=_("option"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        help_text=_("Whose votes or seats these are. Blank: those of the whole count."),
    )
    count = models.BigIntegerField(
        _("count"), null=True, blank=True, help_text=_("Blank if not stated; 0 is a count of zero.")
    )
    fractional_count = FractionalCountField(
        _("count with a fraction"),
        null=True,
        blank=True,
        help_text=_(
            "In place of the count, exactly as printed, where ranked votes are transferred in "
            "parts: 28.9999."
        ),
    )
    share = PrintedDecimalField(
        _("share, %"),
        null=True,
        blank=True,
        help_text=_("Exactly as the source prints it: 66.7 and 66.70 differ."),
    )
    base = models.CharField(
        _("percentage of"),
        max_length=20,
        choices=ShareBase,
        blank=True,
        help_text=_("If this share has another base than the others of its account."),
    )
    bound = models.CharField(
        _("bound"),
        max_length=20,
        choices=Bound,
        default=Bound.EXACTLY,
        help_text=_(
            "For “more than 100”, enter 100 and choose “more than”; for “some 110”, choose “about”."
        ),
    )
    printed_to = models.PositiveBigIntegerField(
        _("printed to"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("1000 for “47 thousand”. Blank: as the other counts of the account."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, blank=True, default=Outcome.UNSTATED
    )
    wording = LineField(
        _("wording"),
        max_length=200,
        blank=True,
        help_text=_(
            "The source’s own words if they say more than the number, such as “two dozen”."
        ),
    )
    note = LineField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        # Those of the whole first, in every database.
        ordering = ["account", F("option__order").asc(nulls_first=True), "pk"]
        constraints = [
            # Two constraints, because null differs from null in a unique constraint.
            models.UniqueConstraint(
                fields=["account", "measure", "option", "base"], name="%(class)s_option_unique"
            ),
            models.UniqueConstraint(
                fields=["account", "measure", "base"],
                condition=Q(option__isnull=True),
                name="%(class)s_whole_unique",
                violation_error_message=_("This account has this figure of the whole already."),
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=False)
                | Q(fractional_count__isnull=False)
                | Q(share__isnull=False)
                | ~Q(outcome="")
                | ~Q(wording=""),
                name="%(class)s_states_something",
                violation_error_message=_(
                    "A figure needs a count, a share, an outcome or the source’s wording."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(count__isnull=True) | Q(count__gte=0))
                & (Q(fractional_count__isnull=True) | Q(fractional_count__regex="^[0-9]"))
                | Q(measure__in=SIGNED),
                name="%(class)s_count_not_negative",
                violation_error_message=_(
                    "Only votes transferred and a change in seats can be negative."
                ),
            ),
            models.CheckConstraint(
                condition=is_printed_decimal("fractional_count", FRACTIONAL_COUNT),
                name="%(class)s_fractional_count_printed",
                violation_error_message=_("A count with a fraction must be written like 28.9999."),
            ),
            # Its last digit says to what it is printed.
            models.CheckConstraint(
                condition=Q(fractional_count__isnull=True)
                | Q(count__isnull=True) & Q(printed_to__isnull=True),
                name="%(class)s_whole_or_fractional",
                violation_error_message=_(
                    "A count with a fraction stands in place of the count, without a unit."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(measure__in=OF_OPTIONS) | Q(option__isnull=False),
                name="%(class)s_of_an_option",
                violation_error_message=_("Say whose votes or seats these are."),
            ),
            models.CheckConstraint(
                condition=Q(measure__in=[*OF_OPTIONS, *OF_EITHER]) | Q(option__isnull=True),
                name="%(class)s_of_the_whole",
                violation_error_message=_("This is counted of the whole, not of an option."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(option__isnull=False),
                name="%(class)s_outcome_of_an_option",
                violation_error_message=_("Only an option has an outcome."),
            ),
            models.CheckConstraint(
                condition=Q(printed_to__isnull=True) | Q(printed_to__gte=1),
                name="%(class)s_printed_to_positive",
                violation_error_message=_("Rounding must be to 1 or more."),
            ),
            models.CheckConstraint(
                condition=is_printed_decimal("share"),
                name="%(class)s_share_printed",
                violation_error_message=_("The share must be written like 66.65."),
            ),
            one_of("measure", Measure),
            one_of("bound", Bound),
            one_of("outcome", Outcome),
            models.CheckConstraint(
                condition=Q(base="") | Q(base__in=ShareBase.values),
                name="%(class)s_base_known",
                violation_error_message=_("A value is not one of the available choices."),
            ),
        ]

    def __str__(self):
        names = {"measure": self.get_measure_display(), "account": self.account}
        if self.option:
            names["option"] = self.option.label
            return _("%(option)s, %(measure)s: %(account)s") % names
        return _("%(measure)s: %(account)s") % names

    def get_measure_display(self):
        """As Django's own, which makes a dictionary of all choices anew for each row."""
        return str(MEASURE_LABELS.get(self.measure, self.measure))

    def get_absolute_url(self):
        return self.account.get_absolute_url()

    @property
    def unit(self) -> int:
        """To what the count is printed: 1000 where the source prints thousands."""
        return self.printed_to or self.account.counts_printed_to

    def clean(self):
        if not self.account_id:
            return
        round_ = self.account.round
        if self.option_id and self.option.election_id != round_.election_id:
            raise ValidationError(
                {"option": _("This option and the account belong to different elections.")}
            )
        if self.option_id and self.option.contest_id != round_.contest_id:
            raise ValidationError({"option": _("This option stands on another ballot.")})
        if (
            self.measure in SEATS
            and round_.contest_id
            and round_.contest.kind == ContestKind.QUESTION
        ):
            message = _("No seats are filled where a question is put.")
            raise ValidationError({"measure": message})
        if self.measure == Measure.VOTES and self.base and self.count is not None:
            message = _(
                "A share with a base of its own stands in a row of its own: give the votes in the "
                "row without one."
            )
            raise ValidationError({"count": message})
        if not is_printed_to(self.count, self.unit):
            raise ValidationError({"count": not_printed_to(self.unit)})


def advanced_to(round_: Round) -> set[int]:
    """The keys of the options that some account says are through to a round.

    Empty for a first round, and where no account of the round before it says so.
    """
    if not round_.number or round_.number == 1:
        return set()
    rounds = Round.objects.filter(election=round_.election_id, contest=round_.contest_id)
    before = rounds.filter(number__lt=round_.number).order_by("-number").values("pk")[:1]
    figures = Figure.objects.filter(account__round__in=before, outcome=Outcome.ADVANCED)
    return set(figures.exclude(option=None).values_list("option", flat=True))
