"""Checks the rows of a batch, compares them with what is stored, and writes what differs."""

from collections import defaultdict
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from elections.changelog.notes import links as stored_links
from elections.models import Section, Source
from elections.models.fields import refuse_itself
from elections.models.prose import cited_keys

from .bitset import KeySet
from .linking import Linker
from .mistakes import Mistakes, in_one_line
from .plans import Plan, Unique
from .references import References
from .report import Report
from .rows import NOTHING, Row
from .storage import reserve, stored_rows, write

# Rows of earlier batches that are kept for later records to refer to; the others are fetched.
KEPT = 5_000
NO_KEYS = frozenset()

# What looks at the rows of a table before they are written, and may note mistakes in them.
Look = Callable[[Plan, list[Row], Mistakes], None]


class Loader:
    """Loads batches of rows, whose plain values have been read, in one transaction of the caller.

    Within a batch records may stand in any order; a batch may refer to rows of earlier ones.
    What is wrong is noted among the mistakes, and from then on nothing more is written.
    """

    def __init__(
        self,
        plans: dict[str, Plan],
        mistakes: Mistakes,
        progress: Callable[[int], None],
        look: Look | None = None,
    ):
        self.plans = plans
        self.mistakes = mistakes
        self.progress = progress
        self.look = look
        self.references = References(plans.values())
        self.linker = Linker(self.references, mistakes)
        self.report = Report()
        self.loaded = 0
        self._seen: dict[Plan, KeySet] = defaultdict(KeySet)
        # The keys of this batch's new rows: nothing that is stored can belong to those.
        self._new: dict[type[Model], set[int]] = defaultdict(set)

    def take(self, rows: list[Row]) -> None:
        """Load a batch."""
        self._new.clear()
        by_plan = defaultdict(list)
        for row in rows:
            by_plan[row.plan].append(row)
        for plan in self.plans.values():
            if plan in by_plan:
                self._take(plan, by_plan[plan])
                self.loaded += len(by_plan[plan])
                self.progress(self.loaded)
        if len(self.references) > KEPT:
            self.references.forget()
        for row in rows:
            row.given = NOTHING

    def _take(self, plan: Plan, rows: list[Row]) -> None:
        self.linker.refer(plan, rows)
        self._identify(plan, rows)
        self.linker.learn(plan, rows)
        self.linker.refer(plan, rows, to_own_model=True)
        self._clean(plan, rows)
        self._compare(plan, rows)
        self._check(plan, rows)
        for unique in plan.uniques:
            self._check_unique(plan, unique, rows)
        if self.look:
            self.look(plan, rows, self.mistakes)
        if not self.mistakes:
            self._write(plan, rows)

    def _identify(self, plan: Plan, rows: list[Row]) -> None:
        """Find the stored row of each record; give a key to those that have none."""
        found: dict[tuple, Row] = {}
        for row in rows:
            if row.broken:
                continue
            other = found.setdefault(plan.identity_of(row.values), row)
            if other is not row:
                message = _("Record %(number)s in %(file)s has the same natural key.") % {
                    "number": other.number,
                    "file": other.file.name,
                }
                self.mistakes.of_record(row, message)
        for stored in stored_rows(plan, plan.identity_attnames, self._old_identities(plan, found)):
            found[plan.identity_of_stored(stored)].become(stored[0], old=stored)
        seen, new = self._seen[plan], []
        for row in found.values():
            if row.old is None:
                new.append(row)
            elif row.given_pk not in (None, row.pk):
                message = _("The row is already stored with the pk %(pk)s. Omit the pk.")
                self.mistakes.of_record(row, message % {"pk": row.pk})
            elif not seen.add(row.pk):
                message = _("An earlier record in these files has the same natural key.")
                self.mistakes.of_record(row, message)
        self._give_keys(plan, new)

    def _old_identities(self, plan: Plan, found: dict[tuple, Row]) -> list[tuple]:
        """The identities that may be stored: those that go through no row of this batch."""
        new = [
            (place, self._new[plan.relations[name].related_model])
            for place, name in enumerate(plan.identity)
            if name in plan.relations
        ]
        if not any(pks for _place, pks in new):
            return list(found)
        return [each for each in found if not any(each[place] in pks for place, pks in new)]

    def _give_keys(self, plan: Plan, rows: list[Row]) -> None:
        if not rows:
            return
        given: dict[int, Row] = {}
        for row in rows:
            if row.given_pk is not None and given.setdefault(row.given_pk, row) is not row:
                message = _("Another record has the pk %(pk)s. Omit the pk.")
                self.mistakes.of_record(row, message % {"pk": row.given_pk})
        for stored in stored_rows(plan, plan.attnames[:1], [(pk,) for pk in given]):
            message = _("Another row has the pk %(pk)s. Omit the pk.")
            self.mistakes.of_record(given[stored[0]], message % {"pk": stored[0]})
        keys = iter(reserve(plan, sum(row.given_pk is None for row in rows), set(given)))
        seen, new = self._seen[plan], self._new[plan.model]
        for row in rows:
            pk = next(keys) if row.given_pk is None else row.given_pk
            row.become(pk)
            seen.add(pk)
            new.add(pk)

    def _clean(self, plan: Plan, rows: list[Row]) -> None:
        if plan.model is Section:
            rows = self._in_doubt(rows)
        if plan.cleans:
            for row in rows:
                if not row.broken:
                    try:
                        row.instance.clean()
                    except ValidationError as error:
                        self.mistakes.of_validation(row, error)

    def _in_doubt(self, rows: list[Row]) -> list[Row]:
        """The sections that cite a source which is not there.

        `Section.clean` asks the database for each section; this asks once for all.
        """
        cited = [[(key,) for key in cited_keys(row.values["body"])] for row in rows]
        self.references.fetch(Source, {key for keys in cited for key in keys})
        known = self.references.known[Source]
        return [row for row, keys in zip(rows, cited, strict=True) if not known.keys() >= set(keys)]

    def _compare(self, plan: Plan, rows: list[Row]) -> None:
        """Find out what differs from the rows as they are stored."""
        rows = [row for row in rows if not row.broken]
        for row in rows:
            if row.old is not None:
                row.differs = plan.row_of(row.values) != row.old and self._still_differs(row)
        for name, field in plan.many.items():
            stored = defaultdict(set)
            old = [row.pk for row in rows if row.old is not None]
            for pk, other in stored_links(field, old) if old else ():
                stored[pk].add(other)
            for row in rows:
                before = stored.get(row.pk, NO_KEYS)
                wanted = row.wanted.get(name, before)
                if not (wanted or field.blank):
                    self.mistakes.of_record(row, _("At least one is required."), name)
                try:
                    refuse_itself(field, row.pk, wanted)
                except ValidationError as error:
                    self.mistakes.of_validation(row, error, name)
                row.linked = {**row.linked, name: wanted}
                if wanted != before:
                    row.links = {**row.links, name: (wanted - before, before - wanted)}
                    row.differs = True

    def _still_differs(self, row: Row) -> bool:
        """Whether a row differs in more than in names of the time that its record leaves out.

        `clean` fills those with today's names. A row that is stored has names already, and
        keeps them as long as it refers to the same rows.
        """
        plan = row.plan
        old = dict(zip(plan.attnames, row.old, strict=True))
        if all(old[f.attname] == row.values[f.attname] for f in plan.foreign.values()):
            for name in plan.plain:
                empty = not (row.given.get(name) or plan.defaults[name])
                if empty and row.values[name] and old[name]:
                    row.values[name] = old[name]
        return plan.row_of(row.values) != row.old

    def _check(self, plan: Plan, rows: list[Row]) -> None:
        """Hold new and changed rows to the constraints on single rows."""
        rows = [row for row in rows if row.differs and not row.broken]
        for constraint, condition in plan.checks:
            for row in rows:
                if condition is None:
                    try:
                        constraint.validate(plan.model, row.instance)
                    except ValidationError as error:
                        self.mistakes.of_validation(row, error)
                elif condition(row.values) is False:
                    self.mistakes.of_record(row, constraint.get_violation_error_message())

    def _check_unique(self, plan: Plan, unique: Unique, rows: list[Row]) -> None:
        """Hold the rows as they will be to what no two may have alike."""
        holders, wanted = {}, []
        for row in rows:
            value = None if row.broken else unique.value(row.values)
            if value is None:
                continue
            if holders.setdefault(value, row) is not row:
                self.mistakes.of_validation(row, unique.error(row.instance), unique.field)
            elif row.differs:
                wanted.append(value)
        own = {row.pk for row in rows}
        for stored in stored_rows(plan, unique.attnames, wanted):
            value = unique.value(dict(zip(plan.attnames, stored, strict=True)))
            if value is not None and stored[0] not in own:
                holder = holders[value]
                self.mistakes.of_validation(holder, unique.error(holder.instance), unique.field)

    def _write(self, plan: Plan, rows: list[Row]) -> None:
        created = [row for row in rows if row.old is None]
        changed = [row for row in rows if row.old is not None and row.differs]
        if created or changed:
            try:
                with transaction.atomic():
                    write(plan, created, changed)
            except DatabaseError:
                self._write_one_by_one(plan, changed, created)
        self.report.count(
            plan,
            created=len(created),
            changed=len(changed),
            unchanged=len(rows) - len(created) - len(changed),
        )

    def _write_one_by_one(self, plan: Plan, changed: list[Row], created: list[Row]) -> None:
        """Write rows of which the database has refused one, to learn which and why.

        Everything that a model asks of its rows was checked before, so this is for what only
        the database knows: a row that somebody else wrote meanwhile, or a rule of its own.
        """
        for row in (*changed, *created):
            try:
                with transaction.atomic():
                    write(plan, *(([row], []) if row.old is None else ([], [row])))
            except DatabaseError as error:
                message = _("The database rejected the row: %(why)s") % {"why": in_one_line(error)}
                self.mistakes.of_record(row, message)
