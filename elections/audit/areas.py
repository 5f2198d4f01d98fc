"""What a source prints of areas: added up against the whole, and each area's own figures.

Their rows can be a hundred thousand and are in no `LoadedElection`: a database adds them up, and
they are read piece by piece.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_noop as _

from ..arithmetic import PrintedSet
from ..changelog.keys import among
from ..figures import Count
from ..models import TOTALS, Account, Figure, Measure
from .area_sums import EXACT, AreaSum, sum_of, sums_of
from .printed import is_exact, printed_lines, standing_in
from .sentences import Sentence, say
from .snapshot import LoadedElection, judged
from .totals import totals_in
from .wording import (
    conflict_sentence,
    following_sentences,
    headline,
    measure_label,
    verdict_kind,
    verdict_sentences,
)

# What tells the accounts of one table from those of another.
TABLE = ("round_id", "source_id", "as_of")
ADDED = tuple(measure for measure in TOTALS if measure != Measure.TURNOUT)
# Areas that are read at a time.
CHUNK = 500
AMISS = ("impossible", "over_registered")

Key = tuple[int, int, str]
VOTES_FOR = _("Votes for %(name)s")
ADD_UP = _("The areas add up to the whole, exactly, in these figures: %(measures)s.")


@dataclass(frozen=True)
class AreaCount:
    """A source's account of one round, area by area, as a database adds it up.

    `number` areas in all, of which `parts` lie in no other one: these are added up. `whole` is the
    source's account of the whole, if there is one; `found` has rows of `sums_of` by measure, and
    by option for votes. `is_division`: the areas are of one kind, and not parts of others alone.
    """

    record: LoadedElection
    number: int
    parts: int
    is_division: bool
    whole: Account | None
    found: dict[str | int, dict] = field(default_factory=dict)

    @cached_property
    def stated(self) -> dict[str | int, int | None]:
        """What the source prints of the whole that sums can be compared with."""
        if self.whole is None:
            return {}
        pk = self.whole.pk
        rows = (*self.record.totals_of[pk], *self.record.lines[pk])
        return {
            row.option_id or row.measure: row.count for row in rows if is_exact(self.whole, row)
        }

    @cached_property
    def sums(self) -> tuple[AreaSum, ...]:
        """Of each measure and of each option of which an area has votes."""
        voted = (pk for pk in self.record.options if pk in self.found)
        sums = [self.compared(measure) for measure in ADDED]
        sums += [self.compared(Measure.VOTES, pk) for pk in voted]
        if any(one.shows_all for one in sums):
            sums = [replace(one, are_all=True) for one in sums]
        return tuple(sums)

    @property
    def sentences(self) -> list[Sentence]:
        """How the areas stand to the whole: what adds up exactly in one sentence, first."""
        exact = tuple(self.name(one) for one in self.sums if one.standing == EXACT)
        others = [one.sentence for one in self.sums if one.standing not in ("", EXACT)]
        return [say(ADD_UP, measures=exact), *others] if exact else others

    def name(self, one: AreaSum) -> Sentence:
        return measure_label(one.measure, self.record.names.get(self.record.slugs.get(one.option)))

    def compared(self, measure: Measure, option: int | None = None) -> AreaSum:
        key = measure.value if option is None else option
        return sum_of(
            self.found.get(key, {}),
            measure.value,
            option,
            capfirst(measure.label)
            if option is None
            else say(VOTES_FOR, name=self.record.options[option].label),
            self.parts,
            Count(self.stated.get(key), self.whole.counts_printed_to if self.whole else 1),
            is_division=self.is_division,
        )

    def sum(self, measure: Measure, option: int | None = None) -> AreaSum:
        """That of one measure, or of an option's votes; of nothing where no area states it."""
        asked = (measure.value, option)
        stated = (one for one in self.sums if (one.measure, one.option) == asked)
        return next(stated, None) or self.compared(measure, option)


def of_areas(record: LoadedElection) -> QuerySet[Account]:
    return Account.objects.filter(round__election=record.election).exclude(area=None).order_by()


def area_counts(record: LoadedElection) -> dict[Key, AreaCount]:
    """Each table of areas by its key, in three queries."""
    counted = of_areas(record)
    numbers = counted.values(*TABLE).annotate(number=Number("pk"))
    parts = outermost(counted)
    kinds = parts.values(*TABLE).annotate(
        parts=Number("pk"),
        kinds=Number("area__kind", distinct=True),
        inner=Number("area__parent"),
    )
    by_key = {key_in(row): row for row in kinds}
    wholes = {key_of(account): account for _round, account in record.accounts}
    found: dict[Key, AreaCount] = {}
    for row in numbers:
        key = key_in(row)
        outer = by_key[key]
        found[key] = AreaCount(
            record,
            row["number"],
            outer["parts"],
            # Of areas in larger ones that are not listed, the others may be missing.
            outer["parts"] > 1 and outer["kinds"] == 1 and outer["inner"] < outer["parts"],
            wholes.get(key),
        )
    added = Figure.objects.filter(
        account__in=parts.values("pk"), measure__in=(*ADDED, Measure.VOTES)
    )
    columns = [f"account__{name}" for name in TABLE]
    for row in sums_of(added, *columns, "measure", "option_id"):
        found[tuple(row[name] for name in columns)].found[row["option_id"] or row["measure"]] = row
    return found


def key_of(account: Account) -> Key:
    return tuple(getattr(account, name) for name in TABLE)


def key_in(row: dict) -> Key:
    return tuple(row[name] for name in TABLE)


def outermost(counted: QuerySet[Account]) -> QuerySet[Account]:
    """The accounts of areas that lie in no other area of their table."""
    same = Account.objects.filter(**{name: OuterRef(name) for name in TABLE})
    for wider in ("area__parent", "area__parent__parent", "area__parent__parent__parent"):
        counted = counted.filter(~Exists(same.filter(area=OuterRef(wider))))
    return counted


def each_area(record: LoadedElection) -> Iterator[tuple[Account, list[Figure]]]:
    """Every account of an area with its figures, table by table; two queries for each `CHUNK`."""
    rows = of_areas(record).order_by(*TABLE, "area__order", "area__name", "pk")
    keys = rows.values_list("pk", flat=True).iterator(CHUNK)
    while chunk := list(islice(keys, CHUNK)):
        by_pk = Account.objects.select_related("area", "source").in_bulk(chunk)
        figures = figures_of(by_pk)
        for pk in chunk:
            yield by_pk[pk], figures[pk]


def figures_of(accounts: Iterable[int]) -> dict[int, list[Figure]]:
    """The figures of accounts by their keys."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for row in Figure.objects.filter(account__in=among(accounts)).order_by("pk"):
        found[row.account_id].append(row)
    return found


class AreaVerdicts:
    """Says of the accounts of areas, one after the other, what is amiss in their figures."""

    def __init__(self, record: LoadedElection) -> None:
        self.record = record
        self.rounds = {round_.pk: round_ for round_ in record.rounds}
        self.standing = {
            pk: standing_in(round_, record.options.values()) for pk, round_ in self.rounds.items()
        }

    def is_amiss(self, account: Account, rows: list[Figure]) -> bool:
        printed = self.printed(account, rows)
        return verdict_kind(judged(printed, explain=False)) in AMISS

    def amiss(self, account: Account, rows: list[Figure]) -> tuple[Sentence, ...]:
        """Whether an area's figures are amiss, in two sentences at most."""
        if not self.is_amiss(account, rows):
            return ()
        printed = self.printed(account, rows)
        verdict, unit = judged(printed), printed.printed_to
        why = (conflict_sentence(one, self.record.names, unit) for one in verdict.conflicts[:1])
        return (*headline(verdict), *why)

    def sentences(self, account: Account) -> list[Sentence]:
        """Whether an area's figures can all be true, why, and what follows from them."""
        printed = self.printed(account, figures_of([account.pk])[account.pk])
        verdict = judged(printed)
        said = verdict_sentences(verdict, printed, self.record.names)
        return [*said, *following_sentences(verdict, printed)]

    def printed(self, account: Account, rows: list[Figure]) -> PrintedSet:
        round_ = account.round = self.rounds[account.round_id]
        lines, totals = [], []
        for row in rows:
            row.account = account
            if row.measure in TOTALS:
                totals.append(row)
            elif row.measure == Measure.VOTES and row.option_id in self.record.options:
                row.option = self.record.options[row.option_id]
                if is_exact(account, row) and row.option.part_of_id is None:
                    lines.append(row)
        figures, standing = totals_in(account, totals), self.standing[round_.pk]
        return printed_lines(account, figures, lines, standing, round_)
