"""Uploaded files that wait for their preview to be confirmed.

They stand in a folder of their own, are named by us, and do not stay: one that is older than a
day, or that many others of the same user have followed, is removed at the next upload.
"""

import time
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from import_export.tmp_storages import BaseStorage

from elections.changelog import current

LONGEST = 24 * 60 * 60  # seconds
MOST = 50  # files of one user


class WaitingUpload(BaseStorage):
    """One file; `name` is `None` before it is saved. A storage of django-import-export.

    Whose it is, the change says that the request makes.
    """

    def save(self, data: bytes) -> None:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = str(current().user.pk)
        clean(owner)
        self.name = f"{owner}-{uuid4().hex}"
        self.path().write_bytes(data)

    def read(self) -> bytes:
        """The file. Raises `FileNotFoundError` if it is there no more."""
        return self.path().read_bytes()

    def remove(self) -> None:
        self.path().unlink(missing_ok=True)

    def path(self) -> Path:
        owner, _dash, key = self.name.partition("-")
        return folder() / f"{int(owner)}-{UUID(hex=key).hex}"


def folder() -> Path:
    return Path(settings.UPLOADS_ROOT)


def clean(owner: str) -> None:
    """Remove the files that nobody will come back for, and make room for one more of a user."""
    oldest = time.time() - LONGEST
    kept = []
    for path in folder().iterdir():
        try:
            changed = path.stat().st_mtime
        except FileNotFoundError:  # another process cleans too
            continue
        if changed < oldest:
            path.unlink(missing_ok=True)
        elif path.name.startswith(f"{owner}-"):
            kept.append((changed, path))
    kept.sort(reverse=True)
    for _changed, path in kept[MOST - 1 :]:
        path.unlink(missing_ok=True)
