"""Whether the areas that a source counts add up to what it prints of the whole."""

from dataclasses import dataclass

from django.db.models import Count as Number
from django.db.models import F, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_noop as _

from ..figures import Count
from ..models import Bound
from .sentences import Sentence, say

# Sums are put together of two, for no column of a database holds that of impossible figures.
SPLIT = 10**9
# How the areas of which a figure is stated stand to the whole.
EXACT, FITS, MORE, LESS, PART = "exact", "fits", "more", "less", "part"

ABOUT = _("about %(number)s")
PLAIN = _("%(number)s")
NOT_ALL = _("not stated for all")
NOT_EXACTLY = _("not stated exactly for all")
# By how they stand to it, and whether the figure is stated for all of them.
STANDINGS = {
    (EXACT, True): _("%(label)s: the areas add up to the whole, %(whole)s, exactly."),
    (FITS, True): _(
        "%(label)s: the areas add up to the whole, %(whole)s, as far as rounded figures can show."
    ),
    (MORE, True): _(
        "%(label)s: the areas add up to %(total)s, %(difference)s more than the whole, %(whole)s."
    ),
    (LESS, True): _(
        "%(label)s: the areas add up to %(total)s, %(difference)s fewer than the whole, %(whole)s."
    ),
    (PART, True): _("%(label)s: the areas listed add up to %(total)s, of %(whole)s in the whole."),
    (MORE, False): _(
        "%(label)s: the figures stated for %(stated)s of %(parts)s areas add up to %(total)s, "
        "already %(difference)s more than the whole, %(whole)s."
    ),
    (LESS, False): _(
        "%(label)s: not stated for %(missing)s of %(parts)s areas, which must have %(rest)s for "
        "the areas to add up to the whole, %(whole)s."
    ),
    (PART, False): _(
        "%(label)s: the figures stated for %(stated)s of %(parts)s areas add up to %(total)s, of "
        "%(whole)s in the whole."
    ),
}


@dataclass(frozen=True, slots=True)
class AreaSum:
    """One measure added up over the areas that state it.

    `measure` and `option` name it as figures do. `leeway` is twice what rounding may hide in the
    sum, `whole` the source's figure of the whole. `inexact` areas state it, but not exactly:
    "more than 500" cannot be added up. `is_division` says that the areas may well be all of the
    whole, so that what is missing has to be theirs; `are_all`, that another measure shows it.
    """

    measure: str
    option: int | None
    label: Sentence
    parts: int
    stated: int
    total: int
    leeway: int
    inexact: int
    whole: Count
    is_division: bool
    are_all: bool = False

    @property
    def shown(self) -> Sentence:
        """The sum; that not all areas state the figure, where they do not."""
        if self.inexact:
            return say(NOT_EXACTLY)
        return say(NOT_ALL) if self.stated < self.parts else self.about(self.total)

    def about(self, number: int) -> Sentence:
        return say(ABOUT if self.leeway else PLAIN, number=number)

    @property
    def standing(self) -> str:
        """How the areas stand to the whole; empty where there is nothing to compare."""
        if not self.stated or self.inexact or self.whole.value is None:
            return ""
        more, is_of_all = self.total - self.whole.value, self.stated == self.parts
        leeway = self.leeway + (self.whole.unit if self.whole.unit > 1 else 0)
        fits = 2 * abs(more) <= leeway
        if more > 0 and not fits:
            return MORE
        if not is_of_all:
            return LESS if self.is_division or self.are_all else PART
        if fits:
            return FITS if leeway else EXACT
        if self.parts < 2:
            return ""
        return LESS if self.are_all else PART

    @property
    def shows_all(self) -> bool:
        """Whether this sum shows that the areas are all of the whole."""
        return self.standing == EXACT and self.stated == self.parts and self.total > 0

    @property
    def is_off(self) -> bool:
        """Whether the areas and the whole cannot both be as printed."""
        standing = self.standing
        return standing == MORE or (standing == LESS and self.stated == self.parts)

    @property
    def sentence(self) -> Sentence | None:
        """How the areas stand to the whole, with what the missing ones must have."""
        if not self.standing:
            return None
        more = self.total - self.whole.value
        return say(
            STANDINGS[self.standing, self.stated == self.parts],
            label=self.label,
            parts=self.parts,
            stated=self.stated,
            missing=self.parts - self.stated,
            total=self.about(self.total),
            rest=self.about(max(-more, 0)),
            difference=abs(more),
            whole=self.whole.value,
        )


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


def sum_of(
    found: dict,
    measure: str,
    option: int | None,
    label: Sentence,
    parts: int,
    whole: Count,
    *,
    is_division: bool,
) -> AreaSum:
    """`found` is a row of `sums_of`, empty where no area states the figure."""
    return AreaSum(
        measure=measure,
        option=option,
        label=label,
        parts=parts,
        stated=found.get("stated", 0),
        total=(found.get("high") or 0) * SPLIT + (found.get("low") or 0),
        leeway=found.get("rounded", 0) * (found.get("widest") or 0),
        inexact=found.get("inexact", 0),
        whole=whole,
        is_division=is_division,
    )
