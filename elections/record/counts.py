"""What sources say of a round's count, each account with its figures as printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..figures import Count, Percent, PrintedFigure
from ..formatting import digits
from ..models import TOTALS, ContestKind, Measure, OptionKind, ResultStatus, ShareBase
from ..models.measure import SEATS
from ..pictures import Axis, count_axis, parts_of, percent_axis
from .candidates import Candidate
from .citations import Cited
from .lines import Line

# Shown of the account that leads though it does not state them.
ALWAYS = (Measure.REGISTERED, Measure.CAST, Measure.VALID, Measure.INVALID, Measure.TURNOUT)
# What a contest's options are called, one of them.
CHOICES = {
    ContestKind.CANDIDATES: _("Candidate"),
    ContestKind.LISTS: _("List"),
    ContestKind.QUESTION: _("Answer"),
}
COLLECTIVE = (OptionKind.LIST, OptionKind.GROUP)
NOTHING = {Measure.TURNOUT: Percent(None)}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: whose it is, the figure that it stands for, and where it lies."""

    name: str
    figure: PrintedFigure
    colour: str
    x: str
    width: str


def bar_of(parts: Iterable[tuple[Line, PrintedFigure, str, str]]) -> tuple[Part, ...]:
    """The parts of a bar by line, figure, place and width; one part alone is no picture."""
    found = tuple(
        Part(line.candidate.name, figure, line.candidate.colour, x, width)
        for line, figure, x, width in parts
    )
    return found if len(found) > 1 else ()


# Without slots: what is asked of it once a line is worked out once.
@dataclass(frozen=True)
class CountAccount:
    """One source's account of one round's count.

    `figures` are those of the whole, by measure; `shares` what is printed of them in per cent
    beside a count.
    """

    round: int
    round_label: str
    kind: str
    key: str
    source: Cited
    as_of: str
    status: str
    units_counted: int | None
    units_total: int | None
    figures: Mapping[str, PrintedFigure]
    shares: Mapping[str, Percent]
    share_base: str
    unit: int
    is_one_winner: bool
    is_lead: bool
    lead_reason: str
    note: str
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The source's short name, with what tells the account apart."""
        return ", ".join(filter(None, [self.source.name, self.as_of]))

    @property
    def status_label(self) -> str:
        """What the source calls the count; nothing where it does not say."""
        return "" if self.status == ResultStatus.UNSTATED else ResultStatus(self.status).label

    @property
    def counted(self) -> str:
        """How many units the figures are from; nothing where the source does not say."""
        if self.units_counted is None:
            return ""
        counted = digits(self.units_counted)
        if self.units_total is None:
            return counted
        return gettext("%(counted)s of %(total)s") % {
            "counted": counted,
            "total": digits(self.units_total),
        }

    @property
    def share_base_label(self) -> str:
        """What shares are a share of; nothing where the source does not say."""
        return "" if self.share_base == ShareBase.UNSTATED else ShareBase(self.share_base).label

    def figure(self, measure: str) -> PrintedFigure:
        """A figure of the whole count, with no value where it is not stated."""
        return self.figures.get(measure) or NOTHING.get(measure, Count(None))

    @property
    def registered(self) -> PrintedFigure:
        return self.figure(Measure.REGISTERED)

    @property
    def cast(self) -> PrintedFigure:
        return self.figure(Measure.CAST)

    @property
    def turnout(self) -> PrintedFigure:
        return self.figure(Measure.TURNOUT)

    @property
    def totals(self) -> tuple[tuple[str, str, PrintedFigure, Percent], ...]:
        """The figures of the whole count: each measure, its name for people, figure and share."""
        return tuple(
            (name.value, name.label, self.figure(name), self.shares.get(name, Percent(None)))
            for name in TOTALS
            if name in ALWAYS or name in self.figures
        )

    @property
    def choice(self) -> str:
        """What one of the options is called."""
        are_people = any(line.candidate.is_person for line in self.lines)
        if self.has_lists and self.kind == ContestKind.CANDIDATES and not are_people:
            return gettext("Party or group")
        return str(CHOICES[self.kind])

    @property
    def seats_label(self) -> str:
        """What the seats are that are shown where one number alone is."""
        in_all = Measure.SEATS in self.seat_measures and len(self.seat_measures) > 1
        return gettext("Seats in all") if in_all else gettext("Seats")

    @cached_property
    def seat_measures(self) -> tuple[Measure, ...]:
        """What is printed of seats, of any option."""
        return tuple(each for each in SEATS if any(each in line.seats for line in self.lines))

    @cached_property
    def states_shares(self) -> bool:
        return any(line.share.value is not None for line in self.lines)

    @cached_property
    def states_votes(self) -> bool:
        """Whether votes or shares have columns: where seats alone are printed they have none."""
        return not self.seat_measures or any(
            line.votes.is_stated or line.share.is_stated for line in self.lines
        )

    @cached_property
    def states_transfers(self) -> bool:
        return any(line.transferred.is_stated for line in self.lines)

    @cached_property
    def states_outcomes(self) -> bool:
        return any(line.outcome for line in self.lines)

    @property
    def half(self) -> str:
        """Where 50 per cent is in the picture of the shares; nothing where it decides nothing."""
        return self.axis.at(50) if self.states_shares and self.is_one_winner else ""

    @property
    def seat_bar(self) -> tuple[Part, ...]:
        """The seats as parts of one bar, in the order of the lines; empty for one line's alone."""
        won = [line for line in self.lines if line.seats_won.value]
        sizes = parts_of([line.seats_won.value for line in won])
        return bar_of((line, line.seats_won, *size) for line, size in zip(won, sizes, strict=True))

    @property
    def share_bar(self) -> tuple[Part, ...]:
        """The shares as parts of one bar of 100 per cent; what is not listed stays empty.

        Empty where they are no parts of a whole, as where a voter has several votes.
        """
        listed = [line for line in self.lines if line.share.value]
        shares = [Fraction(line.share.value) for line in listed]
        # Each share may be rounded up, by half a per cent at most.
        if sum(shares) > 100 + Fraction(len(shares), 2):
            return ()
        axis = percent_axis([str(sum(shares))])
        starts = accumulate(shares, initial=Fraction(0))
        return bar_of(
            (line, line.share, axis.at(start), axis.at(share))
            for line, start, share in zip(listed, starts, shares, strict=False)
        )

    @property
    def has_lists(self) -> bool:
        """Whether it is lists and groups that it counts, rather than people or answers."""
        return any(line.candidate.kind in COLLECTIVE for line in self.lines)

    @cached_property
    def axis(self) -> Axis:
        """Of the shares where the source states any, else of the votes."""
        if self.states_shares:
            return percent_axis(line.share.value for line in self.lines)
        return count_axis(line.votes.value for line in self.lines)

    def width_of(self, line: Line) -> str:
        return self.axis.at(line.share.value if self.states_shares else line.votes.value)

    @property
    def bars(self) -> tuple[tuple[Line, str, tuple[tuple[Measure, Count], ...]], ...]:
        """Each line with the width of its bar and its seats by measure."""
        return tuple(
            (
                line,
                self.width_of(line),
                tuple((each, line.seats.get(each, Count(None))) for each in self.seat_measures),
            )
            for line in self.lines
        )

    @property
    def turnout_bar(self) -> str:
        return percent_axis([self.turnout.value]).at(self.turnout.value)

    @cached_property
    def line_by_candidate(self) -> dict[int, Line]:
        return {line.candidate.pk: line for line in self.lines}

    def line_of(self, candidate: Candidate) -> Line | None:
        return self.line_by_candidate.get(candidate.pk)
