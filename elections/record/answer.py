"""The answer first: who won by which account, and how far the accounts of the count agree."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..audit import LoadedElection
from ..audit.measures import interval_of, printed_in
from ..audit.sentences import Sentence
from ..audit.witnesses import Originals
from ..audit.wording import copies_sentence, measure_label
from ..figures import Count, Percent, PrintedFigure
from ..formatting import counted, percent
from ..models import ContestKind, OptionKind, ResultStatus
from ..models.measure import SEATS
from ..pictures import Span, spans_of
from .citations import Citations, Cited
from .outcomes import chosen_in, winners_of
from .winners import Winner

# Counts that are done, and those that are not: figures of the latter may well differ.
DONE = (
    *(ResultStatus.FINAL, ResultStatus.CERTIFIED),
    *(ResultStatus.RECOUNT, ResultStatus.CORRECTED),
)
UNDERWAY = (ResultStatus.PRELIMINARY, ResultStatus.PARTIAL)


@dataclass(frozen=True, slots=True)
class Dot:
    """What one source prints of the leading figure, and where it lies among the others.

    `status` is what the source calls its count, a `ResultStatus`.
    """

    source: Cited
    name: str
    figure: PrintedFigure
    span: Span
    is_lead: bool
    status: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`label` and `dots` tell the leading figure: the first winner's votes, else their share.

    `accounts` are all of the count, of which `impossible` do not add up. `originals` are those of
    the sources by their keys. `kind` is that of all contests: what is to be told of them.
    """

    winners: tuple[Winner, ...]
    is_disputed: bool
    accounts: int
    impossible: int
    label: Sentence | str = ""
    dots: tuple[Dot, ...] = ()
    originals: Originals = field(default_factory=dict)
    kind: str = ContestKind.CANDIDATES

    @property
    def unsettled(self) -> str:
        """That no account states an outcome."""
        if self.kind == ContestKind.QUESTION:
            return _("No account states whether the proposal was accepted.")
        if self.kind == ContestKind.LISTS:
            return _("No account states who came first.")
        return _("No account of the count states who was elected.")

    @property
    def outcome(self) -> str:
        """Who or what won by which account, or that the sources do not tell or disagree."""
        if self.is_disputed:
            return _("The sources disagree about who was elected.")
        return " ".join(winner.sentence for winner in self.winners) or self.unsettled

    @property
    def differs(self) -> bool:
        """Whether the leading figure is not the same in all accounts."""
        return len({dot.figure for dot in self.dots}) > 1

    @property
    def compared(self) -> tuple[Dot, ...]:
        """The accounts whose figures are counted: none that is underway beside a lead that is not.

        Where a count is done, a preliminary figure that differs is no disagreement.
        """
        if not any(dot.is_lead and dot.status in DONE for dot in self.dots):
            return self.dots
        return tuple(dot for dot in self.dots if dot.status not in UNDERWAY)

    @property
    def agreement(self) -> str:
        """How many accounts print which digits, and how many of these are no further witnesses."""
        digits = Counter(dot.figure for dot in self.compared).most_common(2)
        if not digits or len({count for _figure, count in digits}) < len(digits):
            return self.same_digits
        agreeing = [dot.source.key for dot in self.compared if dot.figure == digits[0][0]]
        copies = copies_sentence(agreeing, self.originals)
        return f"{self.same_digits} {copies}" if copies else self.same_digits

    @property
    def same_digits(self) -> str:
        """How many accounts print which digits; nothing where there is but one."""
        number = len(self.compared)
        if number < 2:
            return ""
        said = self.said_of(Counter(dot.figure for dot in self.compared).most_common())
        if number == len(self.dots):
            return said
        return _("%(said)s Preliminary and partial counts are left out.") % {"said": said}

    def said_of(self, counts: list[tuple[PrintedFigure, int]]) -> str:
        (figure, most), *others = counts
        number = len(self.compared)
        numbers = {"number": number, "most": most, "figure": written_out(figure)}
        if number == 2:
            if others:
                return _("The two accounts that print this figure differ.")
            return _("Both accounts that print this figure have the same digits.")
        if not others:
            return (
                _("All %(number)s accounts that print this figure have the same digits.") % numbers
            )
        if most == 1:
            return (
                _("No two of the %(number)s accounts that print this figure have the same digits.")
                % numbers
            )
        if others[0][1] == most:
            return (
                _(
                    "Of %(number)s accounts that print this figure, no more than %(most)s have the "
                    "same digits."
                )
                % numbers
            )
        return (
            _("Of %(number)s accounts that print this figure, %(most)s agree on %(figure)s.")
            % numbers
        )

    @property
    def sums(self) -> str:
        """How many accounts do not add up."""
        if not self.accounts:
            return ""
        if not self.impossible:
            return ngettext(
                "The account of the count does not contradict itself.",
                "No account contradicts itself.",
                self.accounts,
            )
        return ngettext(
            "Of %(number)s accounts of the count, %(count)s does not add up as printed.",
            "Of %(number)s accounts of the count, %(count)s do not add up as printed.",
            self.impossible,
        ) % {"number": self.accounts, "count": self.impossible}


def answer_of(loaded: LoadedElection, citations: Citations) -> Answer:
    """From rows that are loaded, without a query."""
    chosen = chosen_in(loaded)
    winners = winners_of(loaded, chosen, citations)
    impossible = sum(loaded.readings[account.pk] is None for _round, account in loaded.accounts)
    whole = (winners, chosen.is_disputed, len(loaded.accounts), impossible)
    if not winners:
        return Answer(*whole, kind=kind_of(loaded))
    first = winners[0]
    round_, account, *_rest = chosen.options[0]
    for measure in ("votes", "share", *(each.value for each in SEATS)):
        found = [
            printed
            for printed in printed_in(loaded, round_)
            if (printed.measure, printed.candidate) == (measure, first.slug)
            and any(row[-1] == account.key for row in printed.rows)
        ]
        if found:
            printed = found[0]
            label = measure_label(measure, first.name, printed.said_base)
            dots = dots_of(printed.rows, account.key, loaded.account_names, citations)
            return Answer(*whole, label, dots, loaded.originals)
    return Answer(*whole)


def kind_of(loaded: LoadedElection) -> str:
    """The kind of the contests if they are all of one; of lists where lists stand on no ballot."""
    kinds = {contest.kind for contest in loaded.contests.values()}
    if not kinds and any(one.kind == OptionKind.LIST for one in loaded.options.values()):
        return ContestKind.LISTS
    return kinds.pop() if len(kinds) == 1 else ContestKind.CANDIDATES


def written_out(figure: Count | Percent) -> str:
    return percent(figure) if isinstance(figure, Percent) else counted(figure)


def dots_of(
    rows: list[tuple], lead: str, names: dict[str, str], citations: Citations
) -> tuple[Dot, ...]:
    """The figures in the order in which they lie on their axis; `names` are the accounts'."""
    spans = spans_of([interval_of(figure, rounding) for _source, figure, rounding, *_ in rows])
    dots = [
        Dot(citations.key(source), names[key], figure, span, key == lead, status)
        for (source, figure, _rounding, status, *_rest, key), span in zip(rows, spans, strict=True)
    ]
    return tuple(sorted(dots, key=lambda dot: (float(dot.span.x), dot.source.number)))
