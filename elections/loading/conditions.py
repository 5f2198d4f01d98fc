"""Evaluates the conditions of constraints in Python, as the database would for a row.

`CheckConstraint.validate` asks the database, with a query for each row and constraint. A condition
that is made of the lookups below can be answered here instead; `compiled` says None for any other.
"""

import operator
import re
from collections.abc import Callable

from django.db import models
from django.db.models import F, Q

# True, False or, as in SQL, None for unknown; a check constraint is violated by False alone.
Condition = Callable[[dict], bool | None]

COMPARISONS = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


class Unknown(Exception):  # noqa: N818  (a sign between functions of this module)
    """The condition holds something that this module does not know."""


def compiled(condition: Q, model: type[models.Model]) -> Condition | None:
    """A function of a row's values by attribute name, or None where only the database can tell."""
    try:
        return node(condition, model, negated=False)
    except Unknown:
        return None


def node(q, model, *, negated: bool) -> Condition:
    if not isinstance(q, Q):
        raise Unknown
    negated ^= q.negated
    parts = [
        leaf(*child, model, negated)
        if isinstance(child, tuple)
        else node(child, model, negated=negated)
        for child in q.children
    ]
    joined = {Q.AND: all_of, Q.OR: any_of, Q.XOR: odd_of}[q.connector](parts)
    return opposite(joined) if q.negated else joined


def leaf(path: str, value, model, negated: bool) -> Condition:
    name, _separator, lookup = path.partition("__")
    field = model._meta.get_field(name)
    if value is None and lookup in ("", "exact"):
        lookup, value = "isnull", True
    attname = field.attname
    if lookup == "isnull":
        return lambda row: (row[attname] is None) is value
    # Inside a negation Django adds "and the column is not null" to a lookup, so that there the
    # opposite of what SQL would not know is true.
    unknown = False if negated else None
    if isinstance(value, F):
        return comparison(attname, lookup or "exact", value, model, unknown)
    test = known_test(lookup or "exact", value)
    if not field.null:
        return lambda row: test(row[attname])
    return lambda row: unknown if row[attname] is None else test(row[attname])


def comparison(attname, lookup, other: F, model, unknown) -> Condition:
    """A lookup between two columns of the row."""
    if lookup not in COMPARISONS:
        raise Unknown
    compare, right = COMPARISONS[lookup], model._meta.get_field(other.name).attname

    def condition(row):
        if row[attname] is None or row[right] is None:
            return unknown
        return compare(row[attname], row[right])

    return condition


def known_test(lookup, value) -> Callable[[object], bool]:
    """A lookup of a column's value, which is not null, against a constant."""
    if hasattr(value, "resolve_expression"):
        raise Unknown
    if lookup in COMPARISONS:
        compare = COMPARISONS[lookup]
        return lambda left: compare(left, value)
    if lookup == "in":
        return frozenset(value).__contains__
    if lookup == "regex":
        search = re.compile(value).search
        return lambda left: search(left) is not None
    raise Unknown


def all_of(parts: list[Condition]) -> Condition:
    if len(parts) == 1:
        return parts[0]

    def condition(row):
        answer = True
        for part in parts:
            each = part(row)
            if each is False:
                return False
            if each is None:
                answer = None
        return answer

    return condition


def any_of(parts: list[Condition]) -> Condition:
    return opposite(all_of([opposite(part) for part in parts]))


def odd_of(parts: list[Condition]) -> Condition:
    """Exclusive or, which Django writes as "one of them holds, and an odd number of them"."""
    one = any_of(parts)

    def condition(row):
        if sum(part(row) is True for part in parts) % 2 == 0:
            return False
        return one(row)

    return condition


def opposite(part: Condition) -> Condition:
    def condition(row):
        answer = part(row)
        return None if answer is None else not answer

    return condition
