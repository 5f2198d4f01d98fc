"""The package of the whole record that the site offers: the one that was written last."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from ..changelog.notes import DELETED
from ..models import Election, Publication


@dataclass(frozen=True, slots=True)
class Offered:
    path: Path
    size: int
    written: datetime

    @property
    def day(self) -> date:
        return self.written.date()

    @property
    def etag(self) -> str:
        return f'"{self.written.timestamp():.6f}-{self.size}"'


def offered() -> Offered | None:
    """The file, unless there is none, or an election in it has been taken back since."""
    try:
        found = settings.DATA_PACKAGE.stat()
    except OSError:
        return None
    written = datetime.fromtimestamp(found.st_mtime, UTC)
    if is_withdrawn_since(written):
        return None
    return Offered(settings.DATA_PACKAGE, found.st_size, written)


def is_withdrawn_since(moment: datetime) -> bool:
    """Whether an election that was public then is a draft now, or deleted."""
    hidden = Q(history_type=DELETED) | Q(publication=Publication.DRAFT)
    since = Election.history.filter(hidden, history_date__gt=moment).order_by()
    public = Election.objects.published().values("pk")
    gone = since.exclude(id__in=public).values("id")
    before = Election.history.filter(id__in=gone, history_date__lte=moment).order_by("history_id")
    last = {row.id: row for row in before}
    return any(
        row.history_type != DELETED and row.publication == Publication.PUBLISHED
        for row in last.values()
    )
