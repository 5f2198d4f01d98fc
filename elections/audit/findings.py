"""What a rule finds: the record, the figures, the sentence, the mend."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..figures import PrintedFigure
from ..models import Figure
from .sentences import Sentence, Text


class Level(models.TextChoices):
    """How much a finding asks of an editor.

    An error is the record's own and can always be mended. A warning is about what sources print:
    the record is right to hold it, and an editor looks whether it was copied as printed. A note
    is for whoever wants to know.
    """

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")
    NOTE = "note", _("note")


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its model's label, such as `elections.account`, and its primary key."""

    model: str
    pk: int


@dataclass(frozen=True, slots=True)
class Subject:
    """The row that a finding is about, and the one in whose admin form it is mended."""

    row: Row
    natural_key: tuple[str | int, ...]
    change: Row


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure and whose it is: measure, source and candidate by key; empty where it has none."""

    measure: str
    figure: PrintedFigure
    source: str = ""
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found. `election` is a slug, empty for what belongs to none."""

    rule: str
    level: Level
    election: str
    subject: Subject
    figures: tuple[NamedFigure, ...]
    sentence: Sentence | Text
    mend: Sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule yields: a finding without what its rule and its election tell."""

    about: models.Model
    sentence: Sentence | Text
    mend: Sentence
    figures: tuple[NamedFigure, ...] = ()

    def finding(self, rule: "Rule", election: str) -> Finding:
        return Finding(
            rule=rule.name,
            level=rule.level,
            election=election,
            subject=subject(self.about),
            figures=self.figures,
            sentence=self.sentence,
            mend=self.mend,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check. It takes what `loading` yields, makes no query, and yields remarks."""

    name: str
    level: Level
    check: Callable[..., Iterable[Remark]]


def rule(register: list[Rule], name: str, level: Level) -> Callable:
    """Adds a function to a register of rules under a name of its own."""

    def add(check: Callable[..., Iterable[Remark]]) -> Callable[..., Iterable[Remark]]:
        register.append(Rule(name, level, check))
        return check

    return add


def subject(about: models.Model) -> Subject:
    """Names a row; a line is changed in the form of its account."""
    change = about.account if isinstance(about, Figure) else about
    return Subject(row(about), about.natural_key(), row(change))


def row(about: models.Model) -> Row:
    return Row(about._meta.label_lower, about.pk)
