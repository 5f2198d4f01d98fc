"""What was changed in the database between a preview and its confirmation, in sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from .storing import label_of

# The stored state as `Outcome.seen` has it: fields by the kind and the name of their rows.
Seen = Mapping[str, Mapping[str, Any]]


def differences(before: Seen, now: Seen) -> list[str]:
    """What is stored otherwise than it was, figure by figure."""
    found = []
    for key in dict.fromkeys([*before, *now]):
        model_name, _blank, name = key.partition(" ")
        model = apps.get_model("elections", model_name)
        what = {"row": model._meta.verbose_name, "name": name}
        if key not in before:
            found.append(_("Not there at the preview: %(row)s %(name)s.") % what)
        elif key not in now:
            found.append(_("No longer there: %(row)s %(name)s.") % what)
        else:
            found += changed_fields(model, what, before[key], now[key])
    return [" ".join(sentence.split()).replace(" .", ".").replace(" ,", ",") for sentence in found]


def changed_fields(model, what: dict, before: Mapping, now: Mapping) -> Iterator[str]:
    for field, value in now.items():
        if field != "pk" and before.get(field) != value:
            values = what | {
                "field": label_of(model, field),
                "then": shown(before.get(field)),
                "now": shown(value),
            }
            yield _("%(row)s %(name)s, %(field)s: %(then)s at the preview, %(now)s now.") % values


def shown(value: Any) -> str:
    return _("not stated") if value is None or value == "" else str(value)
