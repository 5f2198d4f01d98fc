"""The elections that a page writes to, held so that none is published before it has written."""

import re
from collections.abc import Mapping

from django.contrib.admin.utils import unquote
from django.db.models import Model
from django.http import QueryDict

from elections import permissions
from elections.admin.choosers import is_key

from .rows import posted_keys


def hold_for_page(
    model: type[Model], object_id: str | None, tables: Mapping[str, type[Model]], data: QueryDict
) -> None:
    """Hold the elections of the row of a form, and those that it is to belong to.

    `object_id` is as the address has it. `tables` are those of the rows on its page, by the
    prefix of their inputs: they are looked at where the row is a shared one, for else they belong
    to its election.
    """
    pk = unquote(object_id or "")
    places = {"": (model, {int(pk)} if is_key(pk) else set())}
    if not permissions.is_in_election(model):
        places |= {
            f"{prefix}-[0-9]+-": (table, posted_keys(data, prefix))
            for prefix, table in tables.items()
        }
    found = set()
    for before, (table, pks) in places.items():
        found |= permissions.elections_of_stored(table, pks)
        for name, parent in permissions.parents(table).items():
            input_name = re.compile(before + re.escape(name))
            values = {value for key, value in data.items() if input_name.fullmatch(key)}
            found |= permissions.elections_of_stored(parent, {int(v) for v in values if is_key(v)})
    permissions.hold(found)
