"""The package of the whole record that the site offers: the one that was written last."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Self

from django.conf import settings
from django.db.models import Q

from ..changelog.notes import DELETED
from ..models import Election, Publication

# How many are sent at once, and bytes of a part.
AT_ONCE, PART = 2, 2**18
_turns = BoundedSemaphore(AT_ONCE)


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


class Parts:
    """A file in parts, for one of those who may fetch it at once."""

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """Nothing where as many as may are fetching it."""
        return cls(path) if _turns.acquire(blocking=False) else None

    def __init__(self, path: Path):
        self._is_open = True
        self._file = path.open("rb")

    def __iter__(self) -> Iterator[bytes]:
        try:
            while part := self._file.read(PART):
                yield part
        finally:
            self.close()

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self._file.close()
            _turns.release()

    # A server that has lost its client may let go of an answer without closing it.
    __del__ = close
