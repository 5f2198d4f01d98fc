"""What rows are at a moment, as something short that a page carries and brings back."""

import json
from base64 import b85encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from django.apps import apps
from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.db.models.fields.files import FieldFile

from elections.changelog.notes import stored_states, tracked

# The name of the input in which a page brings its token back.
INPUT = "shown_state"
SALT = "elections.admin.conflicts"

Key = tuple[type[Model], int]  # a row: its table and primary key
State = dict[str, Any]  # its columns by their names in the database, and its links as sorted keys


def digest(value: Any) -> str:
    """What stands for one value: short, and not to be met by chance or by trying."""
    text = json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True)
    return b85encode(blake2b(text.encode(), digest_size=9).digest()).decode()


def digests(state: State) -> list[str]:
    return [digest(value) for value in state.values()]


def shown_state(row: Model, links: Mapping[str, Iterable[Model]] | None = None) -> State:
    """The state of a row in memory: of the very values that a page shows of it.

    `links` holds the rows that its many-to-many fields lead to, as far as they are read already.
    """
    state = {field.attname: plain(getattr(row, field.attname)) for field in columns(row)}
    for field in row._meta.many_to_many:
        linked = (links or {}).get(field.name)
        if linked is None:
            linked = getattr(row, field.name).all()
        state[field.name] = sorted(each.pk for each in linked)
    return state


def columns(row: Model):
    return row._meta.concrete_fields


def plain(value: Any) -> Any:
    return value.name or "" if isinstance(value, FieldFile) else value


def locked_states(model: type[Model], pks: Iterable[int]) -> dict[int, State]:
    """The rows as they are stored, which nobody else writes before the transaction ends.

    To be called before anything else reads them, so that nothing older is looked at. Locked in
    the order of their keys: two pages that share rows then wait for each other, and no more.
    """
    pks = set(pks)
    rows = model._base_manager.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
    found = stored_states(model, set(rows.values_list("pk", flat=True)))
    names = tracked(model)
    return {pk: dict(zip(names, state, strict=True)) for pk, state in found.items()}


def token(states: Mapping[Key, State]) -> str:
    """What a page carries of rows."""
    value: dict[str, dict[str, list[str]]] = {}
    for (model, pk), state in states.items():
        value.setdefault(model._meta.model_name, {})[str(pk)] = digests(state)
    return signing.dumps(value, salt=SALT)


class Snapshot:
    """What a page was filled in from, as its token says.

    `known` is false for a token that is missing or that the site has not written.
    """

    def __init__(self, text: str):
        try:
            self.value = signing.loads(text, salt=SALT)
            self.known = True
        except signing.BadSignature:
            self.value, self.known = {}, False

    def of(self, model: type[Model], pk: int) -> dict[str, str] | None:
        """The digests of a row's columns and links; `None` if the page did not show the row."""
        found = self.value.get(model._meta.model_name, {}).get(str(pk))
        names = tracked(model)
        # A page that was opened before the table got another column says nothing of use.
        return dict(zip(names, found, strict=True)) if found and len(found) == len(names) else None

    def models(self) -> set[type[Model]]:
        return {apps.get_model("elections", name) for name in self.value}

    def pks(self, model: type[Model]) -> set[int]:
        return {int(pk) for pk in self.value.get(model._meta.model_name, {})}


def changed(shown: dict[str, str] | None, state: State) -> set[str]:
    """The columns and links that are not what the page showed: all of them if it did not."""
    if shown is None:
        return set(state)
    return {name for name, value in state.items() if digest(value) != shown[name]}
