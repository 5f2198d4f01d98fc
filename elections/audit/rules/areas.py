"""Rules on what sources print of areas: against the whole, and within each area.

They are no rules of a loaded election: areas can be too many to be loaded with it.
"""

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

from ...models import Account
from ..area_sums import AreaSum
from ..areas import AreaVerdicts, area_counts, each_area, key_of
from ..findings import Level, NamedFigure, Remark, Rule, rule
from ..sentences import Sentence, Text, say
from ..snapshot import LoadedElection
from .counts import COMPARE
from .seats import NOTHING_TO_DO

RULES: list[Rule] = []
# Areas of a table that are told of by name.
MOST_NAMED = 10


@rule(RULES, "areas-against-whole", Level.WARNING)
def areas_against_whole(record: LoadedElection) -> Iterator[Remark]:
    """The areas of a source are no more than what it prints of the whole.

    Nor are they less, where another figure shows that they are all of it.
    """
    for count in area_counts(record).values():
        off = [one for one in count.sums if one.is_off]
        if off and count.whole:
            yield remark(record, count.whole, off, say(COMPARE))


@rule(RULES, "areas-and-whole", Level.NOTE)
def areas_and_whole(record: LoadedElection) -> Iterator[Remark]:
    """The areas of a source add up to what it prints of the whole, or leave the rest to others."""
    for count in area_counts(record).values():
        told = [one for one in count.sums if one.standing and not one.is_off]
        if told and count.whole:
            yield remark(record, count.whole, told, say(NOTHING_TO_DO))


def remark(record: LoadedElection, whole: Account, sums: list[AreaSum], mend: Sentence) -> Remark:
    return Remark(
        whole,
        Text(tuple(one.sentence for one in sums)),
        mend,
        tuple(
            NamedFigure(one.measure, one.whole, whole.source.key, record.slugs.get(one.option, ""))
            for one in sums
        ),
    )


@rule(RULES, "area-impossible", Level.WARNING)
def area_impossible(record: LoadedElection) -> Iterator[Remark]:
    """The figures of each area can all be true, and no more voted there than were registered.

    One remark for each table: the first areas are named, and the others counted.
    """
    verdicts = AreaVerdicts(record)
    for _key, areas in groupby(each_area(record), key=lambda one: key_of(one[0])):
        named, first, others = [], None, 0
        for account, rows in areas:
            if len(named) == MOST_NAMED:
                others += verdicts.is_amiss(account, rows)
            elif amiss := verdicts.amiss(account, rows):
                first = first or account
                named.append(say(OF_AREA, area=account.area.name, amiss=Text(amiss)))
        if first:
            said = [*named, say(OTHERS, count=others)] if others else named
            yield Remark(first, Text(tuple(said)), say(COMPARE))


OF_AREA = _("%(area)s: %(amiss)s")
OTHERS = ngettext_lazy(
    "The figures of %(count)s other area do not fit either.",
    "The figures of %(count)s other areas do not fit either.",
    "count",
)
