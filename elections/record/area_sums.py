"""Whether the areas that a source counts add up to what it prints of the whole."""

from dataclasses import dataclass

from django.db.models import Count as Number
from django.db.models import F, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ..figures import Count
from ..formatting import digits
from ..models import Bound

# Sums are put together of two, for no column of a database holds that of impossible figures.
SPLIT = 10**9


@dataclass(frozen=True, slots=True)
class AreaSum:
    """One measure added up over the areas that state it.

    `leeway` is twice what rounding may hide in the sum, `whole` the source's figure of the whole.
    `inexact` areas state it, but not exactly: "more than 500" cannot be added up. `is_division`
    says that the areas may well be all of the whole, so that what is missing has to be theirs.
    """

    label: str
    parts: int
    stated: int
    total: int
    leeway: int
    inexact: int
    whole: Count
    is_division: bool

    @property
    def shown(self) -> str:
        """The sum; that not all areas state the figure, where they do not."""
        if self.inexact:
            return _("not stated exactly for all")
        if self.stated < self.parts:
            return _("not stated for all")
        return self.about(self.total)

    def about(self, number: int) -> str:
        return _("about %(number)s") % {"number": digits(number)} if self.leeway else digits(number)

    @property
    def sentence(self) -> str:
        """How the areas stand to the whole; nothing where there is nothing to compare."""
        if not self.stated or self.inexact or self.whole.value is None:
            return ""
        more = self.total - self.whole.value
        leeway = self.leeway + (self.whole.unit if self.whole.unit > 1 else 0)
        fits = 2 * abs(more) <= leeway
        if self.parts < 2 and not fits and more < 0:
            return ""
        if self.stated < self.parts and (fits or more < 0) and not self.is_division:
            text = _(
                "%(label)s: the figures stated for %(stated)s of %(parts)s areas add up to "
                "%(total)s, of %(whole)s in the whole."
            )
        elif self.stated < self.parts and (fits or more < 0):
            text = _(
                "%(label)s: not stated for %(missing)s of %(parts)s areas, which must have "
                "%(rest)s for the areas to add up to the whole, %(whole)s."
            )
        elif self.stated < self.parts:
            text = _(
                "%(label)s: the figures stated for %(stated)s of %(parts)s areas add up to "
                "%(total)s, already %(difference)s more than the whole, %(whole)s."
            )
        elif fits and not leeway:
            text = _("%(label)s: the areas add up to the whole, %(whole)s, exactly.")
        elif fits:
            text = _(
                "%(label)s: the areas add up to the whole, %(whole)s, as far as rounded figures "
                "can show."
            )
        elif more > 0:
            text = _(
                "%(label)s: the areas add up to %(total)s, %(difference)s more than the whole, "
                "%(whole)s."
            )
        else:
            text = _("%(label)s: the areas listed add up to %(total)s, of %(whole)s in the whole.")
        return text % {
            "label": self.label,
            "parts": digits(self.parts),
            "stated": digits(self.stated),
            "missing": digits(self.parts - self.stated),
            "total": self.about(self.total),
            "rest": self.about(max(-more, 0)),
            "difference": digits(abs(more)),
            "whole": digits(self.whole.value),
        }


def sums_of(figures: QuerySet, *columns: str) -> QuerySet:
    """What a database adds up of figures that are alike in these columns, for `sum_of`."""
    is_exact, is_rounded = Q(bound=Bound.EXACTLY), Q(unit__gt=1)
    in_other_words = ~Q(wording="") | Q(fractional_count__isnull=False)
    return (
        figures.filter(base="")
        .annotate(unit=Coalesce("printed_to", "account__counts_printed_to"))
        .values(*columns)
        .annotate(
            stated=Number("count", filter=is_exact),
            inexact=Number("pk", filter=~is_exact | Q(count=None) & in_other_words),
            high=Sum(F("count") / SPLIT, filter=is_exact),
            low=Sum(F("count") % SPLIT, filter=is_exact),
            rounded=Number("count", filter=is_exact & is_rounded),
            widest=Max("unit", filter=is_exact & is_rounded),
        )
        .order_by()
    )


def sum_of(found: dict, label: str, parts: int, whole: Count, *, is_division: bool) -> AreaSum:
    """`found` is a row of `sums_of`, empty where no area states the figure."""
    return AreaSum(
        label=label,
        parts=parts,
        stated=found.get("stated", 0),
        total=(found.get("high") or 0) * SPLIT + (found.get("low") or 0),
        leeway=found.get("rounded", 0) * (found.get("widest") or 0),
        inexact=found.get("inexact", 0),
        whole=whole,
        is_division=is_division,
    )
