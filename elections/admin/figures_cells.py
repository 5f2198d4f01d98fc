"""The grid of a round's figures: what its cells hold, what was typed into them, what that makes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from elections import permissions
from elections.audit import LoadedElection
from elections.audit.printed import states_figures
from elections.figures import count_of, percent_of
from elections.formatting import counted, percent
from elections.models import TOTALS, Account, Bound, Figure, Measure, Option, Round
from elections.models.figure import advanced_to

from .conflicts.states import Key, State, shown_state
from .counts import page
from .inputs import Count

MOST_ACCOUNTS = 30
# What a page sends beside its cells.
OTHER_FIELDS = 100
HALVES = {"count": _("votes"), "share": _("share")}
# Which half of a figure of the whole has a cell.
HALF = {measure: "share" if measure == Measure.TURNOUT else "count" for measure in TOTALS}
# These have a line where an account states them; the account's own form takes the first.
SELDOM = (Measure.OVERVOTES, Measure.UNDERVOTES, Measure.EXHAUSTED)
WRITE_A_COUNT = _("Write a whole number, such as 4081 or 4,081.")
FIELDS = {
    "count": Figure._meta.get_field("count").formfield(
        form_class=Count,
        min_value=0,
        error_messages={
            "invalid": WRITE_A_COUNT,
            "min_value": WRITE_A_COUNT,
            "decimal": _(
                "“%(value)s” could be a decimal number. Write a whole number, such as 4081 or "
                "4,081; parts of a vote are entered on the account’s form."
            ),
        },
    ),
    "share": Figure._meta.get_field("share").formfield(),
}
NOTE_LOST = _("This figure has a note, which would be lost. Delete it on the account’s form.")
UNREADABLE = object()


@dataclass(frozen=True)
class Line:
    """A row of the grid: the votes of an option, or a total of the whole count."""

    measure: Measure
    option: Option | None = None

    @property
    def halves(self) -> tuple[str, ...]:
        """The columns of a figure that have inputs."""
        return ("count", "share") if self.option else (HALF[self.measure],)

    @property
    def key(self) -> str:
        return str(self.option.pk) if self.option else self.measure.value

    @property
    def label(self) -> str:
        return self.option.label if self.option else capfirst(self.measure.label)


@dataclass(eq=False)
class Input:
    """One half of a figure. `sent` is `None` where the page that came back has no such input."""

    name: str
    column: str
    label: str
    stored: int | str | None
    sent: str | None = None
    value: Any = None
    text: str = ""
    errors: list[str] = field(default_factory=list)
    # What is told beside it of others' changes.
    told: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.keep()

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    def keep(self) -> None:
        """Let it say what is stored."""
        self.value, self.errors = self.stored, []
        shown = FIELDS[self.column].prepare_value(self.stored)
        self.text = "" if shown is None else shown

    def read(self, data: Mapping[str, str], take: Collection[str]) -> None:
        self.sent = data.get(self.name)
        if self.sent is None or self.name in take:
            return
        self.text = self.sent
        try:
            self.value = FIELDS[self.column].clean(self.sent)
            if self.value is not None:
                Figure._meta.get_field(self.column).run_validators(self.value)
        except ValidationError as error:
            self.refuse(error)

    def refuse(self, error: ValidationError) -> None:
        self.value = UNREADABLE
        self.errors += error.messages


class Cell:
    """A figure of an account, or the place for one that it does not state.

    `figure` is as stored until `fill` lets it say what was typed; `state` is what was stored.
    """

    def __init__(self, line: Line, account: Account, figures: list[Figure]):
        self.line, self.account = line, account
        self.figure = next((row for row in figures if not row.base), None)
        self.state: State = shown_state(self.figure) if self.figure else {}
        self.others = [row for row in figures if row.base]
        self.inputs = [] if self.is_fixed else [self.input(column) for column in line.halves]

    @property
    def is_fixed(self) -> bool:
        """Whether it says more than a number, which only the figure's own form can change."""
        row = self.figure
        return row is not None and (
            row.bound != Bound.EXACTLY
            or row.fractional_count is not None
            or bool(row.wording)
            or row.printed_to not in (None, self.account.counts_printed_to)
        )

    @property
    def label(self) -> str:
        return f"{self.line.label}, {self.account.short_name}"

    def input(self, column: str) -> Input:
        name = f"figure-{self.account.pk}-{self.line.key}-{column}"
        half = f"{self.line.label}, {HALVES[column]}" if self.line.option else self.line.label
        label = f"{half}, {self.account.short_name}"
        return Input(name, column, label, self.state.get(column))

    @property
    def places(self) -> list[dict]:
        """What stands under each of the two columns of its account."""
        inputs = {each.column: each for each in self.inputs}
        places = [{"input": inputs.get(column), "words": [], "column": column} for column in HALVES]
        for place in places:
            if self.figure and not place["input"]:
                words = self.in_words(self.figure, place["column"])
                place["words"] += [words] if words else []
            for row in self.others:
                if words := self.in_words(row, place["column"]):
                    place["words"].append(words)
        return places

    def in_words(self, row: Figure, column: str) -> dict | None:
        """A half of a figure that has no input, with the form in which it is changed."""
        said = []
        count = count_of(row, self.account.counts_printed_to)
        if column == "count" and count.value is not None:
            said.append(counted(count))
        if column == "count" and row.wording:
            said.append(f"“{row.wording}”")
        if column == "share" and row.share is not None:
            said.append(percent(percent_of(row)))
        if said and row.base:
            said.append(f"({row.get_base_display()})")
        return {"said": " ".join(said), "address": page(Figure, "change", row.pk)} if said else None

    @property
    def is_changed(self) -> bool:
        return any(each.value != each.stored for each in self.inputs)

    def fill(self) -> None:
        """Let the figure say what was typed; what cannot be read, it does not state."""
        if not self.is_changed:
            return
        if self.figure is None:
            self.figure = Figure(
                account=self.account, measure=self.line.measure, option=self.line.option
            )
        for each in self.inputs:
            value = None if each.value is UNREADABLE else each.value
            setattr(self.figure, each.column, value)
        try:
            self.figure.clean()
        except ValidationError as error:
            for message in error.messages:
                self.inputs[0].refuse(ValidationError(message))
        if self.loses_note:
            self.inputs[0].refuse(ValidationError(NOTE_LOST))

    @property
    def states_something(self) -> bool:
        row = self.figure
        return row is not None and (states_figures(row) or bool(row.outcome or row.wording))

    @property
    def loses_note(self) -> bool:
        """Whether it was emptied, and would be deleted with a note that the page does not show."""
        is_empty = all(each.value is None for each in self.inputs)
        return is_empty and bool(self.figure.note) and not self.states_something

    def refusals(self, user) -> list[str]:
        """Why the user may not store what was typed; empty where they may."""
        if self.states_something:
            return list(permissions.refusals(user, self.figure, keeps_key=True).values())
        if permissions.may_delete(user, self.figure):
            return []
        if permissions.is_published(self.figure):
            message = _("You cannot delete “%(row)s”: it belongs to a published election.")
        else:
            message = _("You do not have permission to delete “%(row)s”.")
        return [message % {"row": self.label}]


class Grid:
    """The options of a round's ballot and the totals, by the accounts of the whole count."""

    def __init__(self, record: LoadedElection, round_pk: int):
        self.record = record
        self.round: Round = next(one for one in record.rounds if one.pk == round_pk)
        self.accounts = record.accounts_of[round_pk]
        figures: dict[tuple, list[Figure]] = {}
        for account in self.accounts:
            for row in [*record.lines[account.pk], *record.totals_of[account.pk]]:
                figures.setdefault((account.pk, row.measure, row.option_id), []).append(row)
        advanced = advanced_to(self.round)
        counted = {option for _account, _measure, option in figures}
        stated = {measure for _account, measure, _option in figures}
        options = [
            option
            for option in record.options.values()
            if option.contest_id == self.round.contest_id
            and (option.may_stand(advanced) or option.pk in counted)
        ]
        self.lines = [
            *(Line(Measure.VOTES, option) for option in options),
            *(Line(measure) for measure in TOTALS if measure not in SELDOM or measure in stated),
        ]
        self.rows = [
            (line, [Cell(line, one, figures.get(place(line, one), [])) for one in self.accounts])
            for line in ([] if self.is_too_large else self.lines)
        ]

    @property
    def is_too_large(self) -> bool:
        """Whether a page of it could not be looked over, or not be sent."""
        inputs = len(self.accounts) * sum(len(line.halves) for line in self.lines)
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS - OTHER_FIELDS
        return len(self.accounts) > MOST_ACCOUNTS or inputs > most

    @cached_property
    def cells(self) -> list[Cell]:
        return [cell for _line, cells in self.rows for cell in cells]

    def cells_of(self, account: Account) -> Iterator[Cell]:
        return (cell for cell in self.cells if cell.account is account)

    def states(self) -> dict[Key, State]:
        """The rows that the page shows, as they are stored."""
        accounts = {(Account, one.pk): shown_state(one) for one in self.accounts}
        cells = {(Figure, each.state["id"]): each.state for each in self.cells if each.state}
        return accounts | cells

    def read(self, data: Mapping[str, str], take: Collection[str] = ()) -> None:
        """Take what a page brought back; `take` names the inputs that keep what is stored."""
        for cell in self.cells:
            for each in cell.inputs:
                each.read(data, take)

    def fill(self) -> None:
        for cell in self.cells:
            cell.fill()

    def changed(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_changed]

    def errors(self) -> list[dict]:
        """What cannot be stored, each with the input to mend it in."""
        return [
            {"id": each.id, "field": each.label, "said": message}
            for cell in self.cells
            for each in cell.inputs
            for message in each.errors
        ]


def place(line: Line, account: Account) -> tuple:
    return (account.pk, line.measure, line.option.pk if line.option else None)
