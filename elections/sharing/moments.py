"""Days and moments in addresses of the record as it was: 2026-11-27, 2026-11-27T181320Z."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext as _

MOMENT = "%Y-%m-%dT%H%M%SZ"


class AsOf:
    """A day, or a second, in UTC, as a date or as a time with its zone."""

    regex = r"\d{4}-\d\d-\d\d(?:T\d{6}Z)?"

    def to_python(self, value: str) -> date:
        if "T" in value:
            return datetime.strptime(value, MOMENT).replace(tzinfo=UTC)
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        if isinstance(value, datetime):
            return value.astimezone(UTC).strftime(MOMENT)
        return value.isoformat()


def begin(moment: date) -> datetime:
    is_day = not isinstance(moment, datetime)
    return datetime.combine(moment, time(), UTC) if is_day else moment


def end(moment: date) -> datetime:
    """The first instant after a day or a second."""
    return begin(moment) + timedelta(**{"seconds" if isinstance(moment, datetime) else "days": 1})


def told(moment: date) -> str:
    """A day or a moment for people."""
    day = formats.date_format(moment, "DATE_FORMAT")
    if not isinstance(moment, datetime):
        return day
    return _("%(day)s at %(time)s UTC") % {
        "day": day,
        "time": moment.astimezone(UTC).strftime("%H:%M:%S"),
    }


def is_over(moment: date) -> bool:
    return end(moment) <= timezone.now()
