"""What each page of one election is made of."""

from dataclasses import dataclass

from ..models import ActorKind, Stance
from .answer import Answer
from .audited import Audited
from .candidates import Difference
from .citations import Marks
from .cites import CitedByOthers
from .comparison import Comparison, Variants
from .conduct import MeasureReports, Namings, Sender, results_heading
from .frame import Frame
from .infobox import Infobox
from .key_dates import Step, Timeline
from .round_count import RoundCount
from .standing import Standing
from .statements import Countries, StanceGroup, StatementGroup, Tallies


@dataclass(frozen=True, slots=True)
class Overview:
    frame: Frame
    audited: Audited
    answer: Answer
    infobox: Infobox
    timeline: Timeline
    differences: tuple[Difference, ...]
    variants: tuple[Variants, ...]
    rounds: tuple[RoundCount, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    frame: Frame
    audited: Audited
    standing: Standing
    steps: tuple[Step, ...]
    statements: tuple[StatementGroup, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conduct:
    frame: Frame
    audited: Audited
    measures: tuple[MeasureReports, ...]
    namings: Namings
    representatives: tuple[Sender, ...]
    statements: tuple[StatementGroup, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """`has_areas` says that sources count areas of the election, which have a page of their own."""

    frame: Frame
    has_areas: bool
    audited: Audited
    answer: Answer
    rounds: tuple[RoundCount, ...]
    measures: tuple[MeasureReports, ...]
    statements: tuple[StatementGroup, ...]
    differences: tuple[Difference, ...]

    @property
    def measures_heading(self) -> str:
        return results_heading(self.measures)

    @property
    def has_bar(self) -> bool:
        leads = [count.lead for count in self.rounds if count.lead is not None]
        return any(lead.seat_bar or lead.share_bar for lead in leads)

    @property
    def shown_rounds(self) -> tuple[RoundCount, ...]:
        """All but a round of which there is nothing to tell."""
        if len(self.rounds) > 1:
            return self.rounds
        return tuple(one for one in self.rounds if one.accounts or one.ballot or not one.was_held)


@dataclass(frozen=True, slots=True)
class Reactions:
    """`stance` and `kind` are what the reader narrowed the statements to, or empty.

    Of the election's `total` statements `shown` are left in the groups.
    """

    frame: Frame
    stance: str
    kind: str
    total: int
    shown: int
    groups: tuple[StanceGroup, ...]
    tallies: Tallies
    countries: Countries
    attended: tuple[StatementGroup, ...]
    representatives: tuple[Sender, ...]
    differences: tuple[Difference, ...]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.stance or self.kind)

    @property
    def stance_label(self) -> str:
        return Stance(self.stance).label

    @property
    def kind_label(self) -> str:
        return ActorKind(self.kind).label


@dataclass(frozen=True, slots=True)
class Sources:
    frame: Frame
    audited: Audited
    sources: Marks
    cited_by_others: tuple[CitedByOthers, ...]
    rounds: tuple[RoundCount, ...]
    comparisons: tuple[Comparison, ...]
    measures: tuple[MeasureReports, ...]
    differences: tuple[Difference, ...]
