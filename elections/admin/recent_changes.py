"""Who changed rows since a moment: told to an editor whose preview is no longer true."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model
from django.utils import formats, timezone
from django.utils.translation import gettext as _

# More lines would hide the first ones, and the preview shows all that is different anyway.
MOST_TOLD = 20


def changed_since(model: type[Model], pks: Iterable[int], since: datetime) -> list[str]:
    """A sentence for each change of these rows that history knows of, the latest last."""
    key = model._meta.pk.attname
    rows = model.history.filter(**{f"{key}__in": list(pks)}, history_date__gte=since)
    return [sentence(model, row) for row in rows.order_by("history_id")[:MOST_TOLD]]


def sentence(model: type[Model], row) -> str:
    patterns = {
        "+": _("%(user)s added the %(table)s “%(name)s” at %(time)s."),
        "~": _("%(user)s changed the %(table)s “%(name)s” at %(time)s."),
        "-": _("%(user)s deleted the %(table)s “%(name)s” at %(time)s."),
    }
    return patterns[row.history_type] % {
        "user": row.history_user_name or _("Somebody"),
        "table": model._meta.verbose_name,
        "name": name_of(model, row),
        "time": formats.time_format(timezone.localtime(row.history_date), "H:i:s"),
    }


def name_of(model: type[Model], row) -> str:
    """The row's name as it is called now; its number where it is gone."""
    stored = model._default_manager.filter(pk=getattr(row, model._meta.pk.attname)).first()
    return str(stored) if stored else f"#{getattr(row, model._meta.pk.attname)}"
