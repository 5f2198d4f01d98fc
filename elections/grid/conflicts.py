"""What was changed in the database between a preview and its confirmation, in sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .changes import label_of

# The stored state as `Outcome.seen` has it: fields by the kind and the name of their rows.
Seen = Mapping[str, Mapping[str, Any]]


def differences(before: Seen, now: Seen) -> list[str]:
    """What is stored otherwise than it was, figure by figure."""
    found = []
    for key in dict.fromkeys([*before, *now]):
        model_name, _blank, name = key.partition(" ")
        model = apps.get_model("elections", model_name)
        # The set itself has no name beside that of its source, which stands above all this.
        what = {"table": model._meta.verbose_name, "name": name}
        if key not in before:
            found.append(APPEARED[bool(name)] % what)
        elif key not in now:
            found.append(GONE[bool(name)] % what)
        else:
            found += changed_fields(model, what, before[key], now[key])
    return found


def changed_fields(model, what: dict, before: Mapping, now: Mapping) -> Iterator[str]:
    for field, value in now.items():
        if field != "pk" and before.get(field) != value:
            yield CHANGED[bool(what["name"])] % {
                **what,
                "field": label_of(model, field),
                "then": shown(before.get(field)),
                "now": shown(value),
            }


# Each without and with the name of the row.
APPEARED = (
    _("Not there at the preview: %(table)s."),
    _("Not there at the preview: %(table)s %(name)s."),
)
GONE = (_("No longer there: %(table)s."), _("No longer there: %(table)s %(name)s."))
CHANGED = (
    _("%(table)s, %(field)s: %(then)s at the preview, %(now)s now."),
    _("%(table)s %(name)s, %(field)s: %(then)s at the preview, %(now)s now."),
)


def shown(value: Any) -> str:
    return gettext("not stated") if value is None or value == "" else str(value)
