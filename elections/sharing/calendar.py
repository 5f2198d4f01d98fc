"""Election days and key dates as a calendar (iCalendar, RFC 5545)."""

import datetime
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from .. import record
from ..models import RoundStatus
from .addresses import whole

# Octets of a line; a longer one goes on in the next, after a blank (section 3.1).
LONGEST = 75
STATUSES = {
    RoundStatus.CANCELLED: "CANCELLED",
    RoundStatus.ANNULLED: "CANCELLED",
    RoundStatus.POSTPONED: "TENTATIVE",
    RoundStatus.TENTATIVE: "TENTATIVE",
}


ONE_DAY = datetime.timedelta(days=1)


def calendar(days: Iterable[record.Day]) -> str:
    """The days as events."""
    host = urlsplit(settings.SITE_URL).hostname
    name = _("Elections – %(site)s") % {"site": settings.SITE_NAME}
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//elections//EN"),
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for day in days:
        lines += [
            *("BEGIN:VEVENT", f"UID:{day.key}@{host}", f"DTSTAMP:{stamp(day.revised)}"),
            f"DTSTART;VALUE=DATE:{day.date:%Y%m%d}",
            # The end is the day after the last one (section 3.6.1).
            *([f"DTEND;VALUE=DATE:{day.last + ONE_DAY:%Y%m%d}"] if day.last else []),
            *(f"SUMMARY:{escaped(day.name)}", f"URL:{whole(day.path)}"),
            *([f"STATUS:{STATUSES[day.status]}"] if day.status in STATUSES else []),
            *("TRANSP:TRANSPARENT", "END:VEVENT"),
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def stamp(moment: datetime.datetime) -> str:
    text = moment.astimezone(datetime.UTC).isoformat(timespec="seconds")
    return text.replace("-", "").replace(":", "").removesuffix("+0000") + "Z"


def escaped(text: str) -> str:
    """A text as the value of a property (section 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most `LONGEST` octets, none of which cuts a character in two."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
