"""The rows that a load is about: those in the files, and those that these refer to."""

from types import MappingProxyType
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models.base import ModelState

from .files import Fixture
from .plans import Plan

# Most rows have none of some things; no row may change this.
NOTHING = MappingProxyType({})


class Row:
    """A record of a file, or a row of the database that records refer to.

    A broken row has mistakes or refers to one that has, and is never written.
    """

    __slots__ = (
        "broken",  # whether it has mistakes or refers to a row that has
        "differs",  # whether it is to be written: it is new, or not as it is stored
        "file",  # where it was read, if it was: the file,
        "given",  # the fields as the record gives them
        "given_pk",  # the primary key if the record gives one
        "instance",  # a model instance that has the values as its own
        "key",  # the natural key, where other models refer to this one
        "linked",  # by many-to-many field, the keys that it will have; known once it is compared
        "links",  # by many-to-many field, the keys that it gains and those that it loses
        "number",  # the record's number in the file, from 1
        "old",  # the row as it is stored, in the order of the plan's `attnames`
        "pk",
        "place",  # its place in the file, as `Fixture.line_of` takes it
        "plan",  # how to load its model; None for a record of no known model
        "values",  # the columns by attribute name
        "wanted",  # by many-to-many field, the keys that it shall have
    )

    def __init__(self, plan: Plan | None, file: Fixture | None = None, number=0, place=0):
        self.plan = plan
        self.file = file
        self.number = number
        self.place = place
        self.given = NOTHING
        self.given_pk = self.pk = self.key = self.values = self.instance = self.old = None
        self.wanted = self.links = self.linked = NOTHING
        self.broken = False
        self.differs = True

    def fill(self, values: dict[str, Any]) -> None:
        """Give the row its columns.

        The instance shares them: `Model.__init__` would take half of a load's time to copy them
        one by one.
        """
        self.values = values
        state = values["_state"] = ModelState()
        state.db = DEFAULT_DB_ALIAS
        state.fields_cache = {}
        model = self.plan.model
        self.instance = instance = model.__new__(model)
        instance.__dict__ = values

    def become(self, pk: int, *, old: tuple | None = None) -> None:
        """Give the row its primary key, and what is stored under it if it is not new."""
        self.pk = self.values[self.plan.attnames[0]] = pk
        self.old = old
        self.values["_state"].adding = old is None

    def refer(self, name: str, attname: str, target: "Row") -> None:
        """Let a foreign key point to a row, which need not be written yet."""
        values = self.values
        values[attname] = target.pk
        values["_state"].fields_cache[name] = target.instance
        if target.broken:
            self.broken = True

    def link(self, name: str, targets: list["Row"]) -> None:
        """Let a many-to-many field lead to these rows and no others."""
        self.wanted = self.wanted | {name: {target.pk for target in targets}}
        for target in targets:
            if target.broken:
                self.broken = True
