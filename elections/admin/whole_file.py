"""What the desk looks at while a file of a whole election is loaded: rights, changes, conflicts.

The loading is `elections.loading`'s, as for `manage.py load`. This is called with the rows of each
table before they are written, in the transaction that writes them or takes them back.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from elections import permissions
from elections.loading import Fixture, Mistakes, Plan, Row, shown_key
from elections.loading.files import JSON_LINES

from .conflicts.authors import label_of, reading

MOST_SHOWN = 200
LOGGED_TOGETHER = 1_000


@dataclass
class Uploaded(Fixture):
    """A file that waits under a name of ours, and is told by the one it was uploaded under."""

    uploaded_as: str = ""

    @property
    def name(self) -> str:
        return self.uploaded_as

    @property
    def is_json_lines(self) -> bool:
        return self.uploaded_as.lower().endswith(JSON_LINES)


@dataclass(frozen=True, slots=True)
class Shown:
    """A row that the file adds or changes: `changes` are fields with the old and new values."""

    table: str
    key: str
    is_new: bool
    changes: list[tuple[str, str, str]]


@dataclass
class Seen:
    """What a file would do for a user: counted by table, and the first of its rows in full."""

    user: object
    shown: list[Shown] = field(default_factory=list)
    # Of each table the keys of the rows that are new and of those that change, with their names.
    written: dict[type[Model], list[tuple[int, bool, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    stored: dict[type[Model], list[int]] = field(default_factory=lambda: defaultdict(list))
    digest: object = field(default_factory=hashlib.sha256)

    def __call__(self, plan: Plan, rows: list[Row], mistakes: Mistakes) -> None:
        rows = [row for row in rows if not row.broken]
        hold(plan, rows)
        for row in rows:
            self.compare(plan, row)
            if row.differs:
                self.refuse(plan, row, mistakes)
                self.keep(plan, row)

    @property
    def compared_with(self) -> str:
        """What stands for the rows that are stored now under the keys that the file gives."""
        return self.digest.hexdigest()

    def compare(self, plan: Plan, row: Row) -> None:
        before = {name: sorted(stored_links(row, name)) for name in plan.many} if row.old else {}
        self.digest.update(repr((plan.label, row.number, row.old, before)).encode())
        if row.old:
            self.stored[plan.model].append(row.pk)

    def refuse(self, plan: Plan, row: Row, mistakes: Mistakes) -> None:
        """Note what the user may not store, as a form would."""
        if not permissions.may(self.user, "change" if row.old else "add", plan.model):
            mistakes.of_record(row, _("You do not have permission to store such a row."))
            return
        for name, message in permissions.refusals(self.user, row.instance, keeps_key=True).items():
            mistakes.of_record(row, message, name if name in plan.names else None)

    def keep(self, plan: Plan, row: Row) -> None:
        key = shown_key(row)
        self.written[plan.model].append((row.pk, row.old is None, key))
        if len(self.shown) < MOST_SHOWN:
            changes = list(changes_of(plan, row)) if row.old else []
            table = capfirst(plan.meta.verbose_name)
            self.shown.append(Shown(table, key, row.old is None, changes))

    def log(self) -> None:
        """Entries of the desk's log, as for other imports."""
        for model, rows in self.written.items():
            entries = [
                LogEntry(
                    user_id=self.user.pk,
                    content_type=ContentType.objects.get_for_model(model),
                    object_id=pk,
                    object_repr=key[:200],
                    action_flag=ADDITION if is_new else CHANGE,
                    change_message=_("Loaded from a file."),
                )
                for pk, is_new, key in rows
            ]
            LogEntry.objects.bulk_create(entries, batch_size=LOGGED_TOGETHER)


def hold(plan: Plan, rows: list[Row]) -> None:
    """Keep the elections of these rows from being published before the file is stored."""
    instances = [row.instance for row in rows if row.differs]
    elections = {one for each in instances for one in permissions.elections_of(each)}
    permissions.hold(one.pk for one in elections if not one._state.adding)


def stored_links(row: Row, name: str) -> set[int]:
    gains, losses = row.links.get(name, (set(), set()))
    return (set(row.linked[name]) - gains) | losses


def changes_of(plan: Plan, row: Row):
    """Each field that differs, with its old and its new value as an editor reads them."""
    for place, attname in enumerate(plan.attnames):
        old, new = row.old[place], row.values[attname]
        if old != new:
            column = plan.fields[place]
            # A row that the file adds too has no name in the database yet: its key has to do.
            given = row.given.get(column.name)
            named = ", ".join(map(str, given)) if isinstance(given, list) else reading(column, new)
            yield label_of(column), reading(column, old), named
    for name, (gains, losses) in row.links.items():
        links = plan.many[name]
        gained = [str(each) for key in row.given.get(name, ()) for each in key] if gains else []
        yield (
            label_of(links),
            reading(links, sorted(stored_links(row, name))) if losses or gains else "",
            ", ".join(gained) or reading(links, sorted(row.linked[name])),
        )
