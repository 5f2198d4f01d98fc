"""Writes what a file says, and tells row by row what that changes.

Preview and confirmation run the same code in a transaction; a preview is rolled back. So what is
previewed is what is written, and all of it or nothing.
"""

from django.db import models
from django.utils.translation import gettext as _

from elections import permissions
from elections.models import (
    TOTALS,
    Account,
    Bound,
    Election,
    Figure,
    Measure,
    Option,
    OptionKind,
    Party,
    Person,
)

from .changes import CHANGED, KEPT, Cell, Order, Outcome, cells_of, label_of
from .matches import Match, Matching
from .names import plain
from .new_rows import NewRow
from .party_lines import stored_line
from .reading import Reading
from .words import SEAT_ROLES
from .writing import ACCOUNT_FIELDS, FIGURE_FIELDS, PRINTED_FIELDS, STATING, RowWriter, name_of

# What a figure of an account that is written anew states where the file does not.
NOTHING = {"count": None, "share": None, "outcome": "", "wording": ""}


class Writer(RowWriter):
    def __init__(self, order: Order, reading: Reading, matching: Matching):
        super().__init__(order)
        self.reading, self.matching = reading, matching
        self.parties: dict[str, Party | None] = {}
        # The options of the matches so far.
        self.made: dict[int, Option | None] = {}

    def write(self) -> Outcome:
        # As it is stored now: it may have been published since the order was read.
        round_ = self.order.round
        permissions.hold([round_.election_id])
        round_.election = Election.objects.filter(pk=round_.election_id).first() or round_.election
        stored = self.stored_account()
        figures = self.stored_figures(stored)
        self.write_parties()
        options = self.write_options()
        if self.reading.names_alone:
            return self.outcome
        account = stored or Account(round=round_, source=self.order.source, as_of=self.order.as_of)
        before = self.take_over(account)
        place = len(self.outcome.changes)
        if stored is None and not self.write_account(account, before, place):
            return self.outcome
        self.outcome.account = account
        for measure, values in self.reading.totals.items():
            row = figures.pop((measure, None), None)
            self.write_total(Measure(measure), values, row)
        for each, option in zip(self.matching.matches, options, strict=True):
            if option:
                self.write_line(each, option, figures)
        if stored is not None:
            # After its counts, which have to be such as are printed to its unit.
            self.write_account(account, before, place)
        if self.order.anew:
            count = {Measure.VOTES, *TOTALS, *SEAT_ROLES}
            for row in (row for (measure, _option), row in figures.items() if measure in count):
                self.write_figure(row, {}, None)
            return self.outcome
        self.keep(row for (measure, _option), row in figures.items() if measure == Measure.VOTES)
        return self.outcome

    # What is stored

    def stored_account(self) -> Account | None:
        rows = Account.objects.whole().select_for_update(of=("self",)).select_related("source")
        rows = rows.filter(round=self.order.round, source=self.order.source)
        stored = rows.filter(as_of=self.order.as_of).first()
        if stored:
            # The order's own rows, with what is loaded of them.
            stored.round, stored.source = self.order.round, self.order.source
            self.see("", stored, ACCOUNT_FIELDS)
        return stored

    def stored_figures(self, stored: Account | None) -> dict[tuple[str, int | None], Figure]:
        """The figures of the account, by measure and option."""
        if stored is None:
            return {}
        rows = Figure.objects.select_for_update(of=("self",)).filter(account=stored, base="")
        rows = rows.order_by("pk")
        rows = rows.select_related("option__person", "option__running_mate", "option__election")
        found = {(row.measure, row.option_id): row for row in rows}
        for row in found.values():
            row.account = stored
            self.see(name_of(row), row, FIGURE_FIELDS)
        return found

    def see(self, name: str, row: models.Model, names: tuple[str, ...]) -> None:
        values = {field: getattr(row, field) for field in names}
        key = f"{row._meta.model_name} {name}".strip()
        if key in self.outcome.seen:  # two people of one name
            key += f" [{row.pk}]"
        self.outcome.seen[key] = {"pk": row.pk, **values}

    # People and parties

    def write_parties(self) -> None:
        for name, party in self.matching.parties.items():
            if isinstance(party, NewRow):
                party = self.add(Party(name=party.name, slug=party.slug), party.name)
            self.parties[name] = party

    def write_options(self) -> list[Option | None]:
        for match in self.matching.matches:
            self.made[id(match)] = self.option(match)
        return [self.made[id(match)] for match in self.matching.matches]

    def option(self, match: Match) -> Option | None:
        """The option that a line is about, made or given its party where it had none."""
        party = self.parties.get(plain(match.line.party))
        candidate = None
        if match.line_of:
            candidate = self.made[id(match.line_of)]
            if candidate is None or (stored := stored_line(candidate, party, match.line.party)):
                return stored if candidate else None
        if match.option:
            return self.with_party(match.option, party, match)
        person, new = candidate.person if candidate else match.person, match.new
        if isinstance(person, NewRow):
            person = self.add(Person(name=person.name, slug=person.slug), person.name, match)
            if person is None:
                return None
        round_ = self.order.round
        last = max(round_.election.options.values_list("order", flat=True), default=0)
        row = Option(
            election=round_.election,
            contest=round_.contest,
            kind=new.kind if new else OptionKind.CANDIDATE,
            name=new.name if new else "",
            slug=match.slug,
            person=person,
            part_of=candidate,
            party=party,
            party_name=name_then(party, match.line.party),
            order=last + 1,
        )
        option = self.add(row, match.name, match, party=row.party_name)
        if option:
            option.sources.set([self.order.source])
        return option

    def with_party(self, option: Option, party: Party | None, match: Match) -> Option:
        self.see(option.label, option, ("party_name",))
        if party is None or option.party_id == party.pk:
            return option
        if option.party_id:
            message = _(
                "Row %(row)s calls the party of %(name)s “%(new)s”; the record has “%(old)s”, "
                "which stays. Where sources differ, add a discrepancy."
            )
            self.outcome.notices.append(
                message
                % {
                    "row": match.line.row,
                    "name": option.label,
                    "new": match.line.party,
                    "old": option.party_name,
                }
            )
            return option
        option.party, option.party_name = party, name_then(party, match.line.party)
        if self.saved(option, match.line.row):
            if option.sources.exclude(pk=self.order.source.pk).exists():
                # The others were cited before any party was stated.
                option.party_sources.set([self.order.source])
            option.sources.add(self.order.source)
            cells = (Cell(label_of(Option, "party"), "", option.party_name),)
            self.tell(CHANGED, option, option.label, cells, match.line.row)
        return option

    # Figures

    def take_over(self, account: Account) -> dict:
        """Give the account what was chosen; what it said before, by field."""
        before = {name: getattr(account, name) for name in ACCOUNT_FIELDS}
        for name in ("status", "share_base", "counts_printed_to"):
            if getattr(self.order, name) is not None:
                setattr(account, name, getattr(self.order, name))
        return before

    def write_account(self, account: Account, before: dict, place: int) -> bool:
        """Store the account, and tell of it before its figures."""
        cells = cells_of(account, before, ACCOUNT_FIELDS, is_new=account.pk is None)
        told = len(self.outcome.changes)
        stored = self.put(account, str(self.order.source), cells, None)
        self.outcome.changes[place:] = [
            *self.outcome.changes[told:],
            *self.outcome.changes[place:told],
        ]
        return stored is not None

    def write_total(self, measure: Measure, values: dict, stored: Figure | None) -> None:
        row = self.reading.total_rows[measure]
        if stored is None and all(value is None for value in values.values()):
            return
        self.write_figure(stored or Figure(measure=measure), values, row)

    def write_line(self, match: Match, option: Option, figures: dict) -> None:
        """Write the votes and the seats of an option, and take those stored from `figures`."""
        for measure, count in match.line.seats.items():
            stored = figures.pop((measure, option.pk), None)
            if stored or count is not None:
                seats = stored or Figure(measure=measure, option=option)
                self.write_figure(seats, {"count": count}, match.line.row)
        values = {name: getattr(match.line, name) for name in self.reading.states}
        if match.line.wording:
            values["wording"] = match.line.wording
        if match.note:
            values = {"count": match.line.count, "note": match.note}
        if match.line.outcome:
            values["outcome"] = match.line.outcome
        if not values:
            return  # the file has columns of seats alone
        stored = figures.pop((Measure.VOTES, option.pk), None)
        if stored is None and not any(each not in (None, "") for each in values.values()):
            return
        self.write_figure(stored or Figure(option=option), values, match.line.row)

    def write_figure(self, figure: Figure, values: dict, number: int | None) -> None:
        # The account as it is now, whose unit the count is held to.
        figure.account = self.outcome.account
        before = {name: getattr(figure, name) for name in FIGURE_FIELDS}
        if self.order.anew:
            values = NOTHING | values
        for name, value in values.items():
            setattr(figure, name, value)
        if figure.pk and figure.count != before["count"]:
            figure.printed_to = None
        if figure.pk and any(getattr(figure, name) != before[name] for name in ("count", "share")):
            # What bounded the old number says nothing of this one.
            figure.bound, figure.wording = Bound.EXACTLY, values.get("wording", "")
        names = FIGURE_FIELDS if figure.pk else (*PRINTED_FIELDS, "wording")
        cells = cells_of(figure, before, names, is_new=figure.pk is None)
        if figure.pk and not any(getattr(figure, name) not in (None, "") for name in STATING):
            self.remove(figure, cells, number)
        else:
            self.put(figure, name_of(figure), cells, number)

    def keep(self, lines) -> None:
        """Tell of stored lines that the file says nothing of: they stay."""
        for line in lines:
            values = {name: getattr(line, name) for name in PRINTED_FIELDS}
            cells = cells_of(line, values, PRINTED_FIELDS, is_new=False)
            self.tell(KEPT, line, name_of(line), cells, None)


def name_then(party: Party | None, printed: str) -> str:
    """A party's name at the time: what the source prints, unless that is its name or short one."""
    if party is None:
        return ""
    known = plain(printed) in (plain(party.name), plain(party.short_name))
    return party.name if known else printed
