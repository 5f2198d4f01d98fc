"""Writes what a file says, and tells row by row what that changes.

Preview and confirmation run the same code in a transaction; a preview is rolled back. So what is
previewed is what is written, and all of it or nothing.
"""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from elections import permissions
from elections.models import Account, Candidacy, CandidateResult, Election, Party, Person
from elections.resources.problems import Problem

from .changes import CHANGED, KEPT, NEW, SAME, Cell, Change, Order, Outcome
from .labels import TOTAL_LABELS
from .matching import Match, Matching, NewRow
from .names import plain
from .reading import Reading


def store(order: Order, reading: Reading, matching: Matching) -> Outcome:
    """Write a reading, in the transaction of the caller, who rolls it back if there are problems.

    Stored rows are locked, so that nobody changes them between the comparison and the writing.
    """
    return Writer(order, reading, matching).write()


class Writer:
    def __init__(self, order: Order, reading: Reading, matching: Matching):
        self.order, self.reading, self.matching = order, reading, matching
        self.outcome = Outcome()
        self.parties: dict[str, Party | None] = {}

    def write(self) -> Outcome:
        # As it is stored now: it may have been published since the order was read.
        round_ = self.order.round
        permissions.hold([round_.election_id])
        round_.election = Election.objects.filter(pk=round_.election_id).first() or round_.election
        stored = self.stored_set()
        lines = self.stored_lines(stored)
        self.write_parties()
        candidacies = [self.candidacy(each) for each in self.matching.matches]
        self.write_set(stored)
        if self.outcome.account:
            for each, candidacy in zip(self.matching.matches, candidacies, strict=True):
                if candidacy:
                    self.write_line(each, candidacy, lines.pop(candidacy.pk, None))
        self.keep(lines.values())
        return self.outcome

    # What is stored

    def stored_set(self) -> Account | None:
        rows = Account.objects.whole().select_for_update(of=("self",)).select_related("source")
        stored = rows.filter(round=self.order.round, source=self.order.source, as_of="").first()
        if stored:
            # The order's own rows, with what is loaded of them.
            stored.round, stored.source = self.order.round, self.order.source
            self.see("", stored, SET_FIELDS)
        return stored

    def stored_lines(self, stored: Account | None) -> dict[int, CandidateResult]:
        if stored is None:
            return {}
        rows = CandidateResult.objects.select_for_update(of=("self",)).filter(account=stored)
        lines = rows.select_related("candidacy__person", "candidacy__election").order_by("pk")
        found = {line.candidacy_id: line for line in lines}
        for line in found.values():
            self.see(line.candidacy.person.name, line, LINE_FIELDS)
        return found

    def see(self, name: str, row: models.Model, names: tuple[str, ...]) -> None:
        values = {field: getattr(row, field) for field in names}
        key = f"{row._meta.model_name} {name}".strip()
        self.outcome.seen[key] = {"pk": row.pk, **values}

    # People and parties

    def write_parties(self) -> None:
        for name, party in self.matching.parties.items():
            if isinstance(party, NewRow):
                party = self.add(Party(name=party.name, slug=party.slug), party.name)
            self.parties[name] = party

    def candidacy(self, match: Match) -> Candidacy | None:
        """The candidacy that a line is about, made or given its party where it had none."""
        party = self.parties.get(plain(match.line.party))
        if match.candidacy:
            return self.with_party(match.candidacy, party, match)
        person = match.person
        if isinstance(person, NewRow):
            person = self.add(Person(name=person.name, slug=person.slug), person.name, match)
            if person is None:
                return None
        election = self.order.round.election
        last = max(election.candidacies.values_list("order", flat=True), default=0)
        row = Candidacy(
            election=election,
            person=person,
            party=party,
            party_name=name_then(party, match.line.party),
            order=last + 1,
        )
        candidacy = self.add(row, person.name, match, party=row.party_name)
        if candidacy:
            candidacy.sources.set([self.order.source])
        return candidacy

    def with_party(self, candidacy: Candidacy, party: Party | None, match: Match) -> Candidacy:
        self.see(candidacy.person.name, candidacy, ("party_name",))
        if party is None or candidacy.party_id == party.pk:
            return candidacy
        if candidacy.party_id:
            message = _(
                "Row %(row)s calls the party of %(name)s “%(new)s”; the record has “%(old)s”, "
                "which stays. Where sources differ, add a discrepancy."
            )
            self.outcome.notices.append(
                message
                % {
                    "row": match.line.row,
                    "name": candidacy.person.name,
                    "new": match.line.party,
                    "old": candidacy.party_name,
                }
            )
            return candidacy
        candidacy.party, candidacy.party_name = party, name_then(party, match.line.party)
        if self.saved(candidacy, match.line.row):
            candidacy.sources.add(self.order.source)
            cells = (Cell(label_of(Candidacy, "party"), "", candidacy.party_name),)
            self.tell(CHANGED, candidacy, candidacy.person.name, cells, match.line.row)
        return candidacy

    def add(self, row: models.Model, name: str, match: Match | None = None, **values):
        """Store a new row; `None` if that is refused."""
        number = match.line.row if match else None
        if not permissions.may(self.order.user, "add", type(row)):
            message = _("You may not add what the file names and the record lacks: %(name)s.")
            self.outcome.problems.append(Problem(message % {"name": name}, number))
            return None
        if not self.saved(row, number):
            return None
        cells = tuple(Cell(label_of(type(row), key), "", value) for key, value in values.items())
        self.tell(NEW, row, name, cells, number)
        return row

    # Figures

    def write_set(self, stored: Account | None) -> None:
        row = stored or Account(round=self.order.round, source=self.order.source)
        before = {name: getattr(row, name) for name in SET_FIELDS}
        for name in ("status", "share_base", "counts_printed_to"):
            if getattr(self.order, name) is not None:
                setattr(row, name, getattr(self.order, name))
        for name, value in self.reading.totals.items():
            setattr(row, name, value)
        cells = cells_of(row, before, SET_FIELDS, is_new=stored is None)
        self.outcome.account = self.put(row, str(self.order.source), cells, None)

    def write_line(self, match: Match, candidacy: Candidacy, stored: CandidateResult | None):
        line = match.line
        row = stored or CandidateResult(candidacy=candidacy)
        # The set as it is now, whose unit the line's count is held to.
        row.account = self.outcome.account
        before = {name: getattr(row, name) for name in LINE_FIELDS}
        for name in self.reading.states:
            setattr(row, name, getattr(line, name))
        cells = cells_of(row, before, LINE_FIELDS, is_new=stored is None)
        self.put(row, candidacy.person.name, cells, line.row)

    def put(self, row: models.Model, name: str, cells: tuple[Cell, ...], number: int | None):
        """Store a row of figures if it is new or changed; `None` if that is refused."""
        is_new = row.pk is None
        if not is_new and not any(cell.changes for cell in cells):
            self.tell(SAME, row, name, cells, number)
            return row
        if not self.saved(row, number):
            return None
        self.tell(NEW if is_new else CHANGED, row, name, cells, number)
        return row

    def keep(self, lines) -> None:
        """Tell of stored lines that the file says nothing of: they stay."""
        for line in lines:
            values = {name: getattr(line, name) for name in LINE_FIELDS}
            cells = cells_of(line, values, LINE_FIELDS, is_new=False)
            self.tell(KEPT, line, line.candidacy.person.name, cells, None)

    # All rows

    def tell(self, kind, row, name, cells, number) -> None:
        self.outcome.changes.append(Change(kind, type(row), name, cells, number, row.pk))

    def saved(self, row: models.Model, number: int | None) -> bool:
        """Whether a row was stored: the model, its constraints and the user's powers allow it."""
        try:
            row.full_clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                place = self.reading.total_rows.get(name, number)
                columns = () if name == NON_FIELD_ERRORS else (label_of(type(row), name),)
                self.outcome.problems += [Problem(text, place, columns) for text in messages]
            return False
        refused = permissions.refusals(self.order.user, row)
        if refused:
            known = {str(problem) for problem in self.outcome.problems}
            self.outcome.problems += [
                Problem(text) for text in refused.values() if text not in known
            ]
            return False
        row.save()
        return True


def name_then(party: Party | None, printed: str) -> str:
    """A party's name at the time: what the source prints, unless that is its name or short one."""
    if party is None:
        return ""
    known = plain(printed) in (plain(party.name), plain(party.short_name))
    return party.name if known else printed


SET_FIELDS = ("status", *TOTAL_LABELS, "share_base", "counts_printed_to")
LINE_FIELDS = ("votes", "share", "outcome")


def label_of(model: type[models.Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)


def cells_of(row, before: dict, names: tuple[str, ...], is_new: bool) -> tuple[Cell, ...]:
    """The fields of a row before and after, in words; those blank at both times are left out."""
    cells = []
    for name in names:
        old = "" if is_new else in_words(row, name, before[name])
        cell = Cell(label_of(type(row), name), old, in_words(row, name, getattr(row, name)))
        cells.append(cell)
    return tuple(cells)


def in_words(row: models.Model, name: str, value) -> str:
    """A value as the preview shows it: blank is not stated, and a choice stands by its label."""
    if value is None or value == "":
        return ""
    choices = dict(row._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))
