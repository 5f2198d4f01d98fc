"""Answers too large to be held in memory, which go out from a file on the disk."""

from collections.abc import Iterable, Iterator
from threading import BoundedSemaphore
from typing import IO

from django.http import HttpResponse, StreamingHttpResponse

# How many a process sends at once: each takes a thread for as long as its reader reads, unless a
# proxy in front does. And bytes of a piece.
AT_ONCE, PIECE = 1, 2**18
_turns = BoundedSemaphore(AT_ONCE)


class Pieces:
    """A file piece by piece, which is closed, and lets the next one have its turn, at the end."""

    def __init__(self, file: IO[bytes]):
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        try:
            while piece := self.file.read(PIECE):
                yield piece
        finally:
            self.close()

    def close(self) -> None:
        if not self.file.closed:
            self.file.close()
            _turns.release()

    # A server that has lost its client may let go of an answer without closing it.
    __del__ = close


def from_disk(file: IO[bytes], size: int, content_type: str) -> HttpResponse:
    """An answer that is read piece by piece from a file of `size` bytes, and closes it.

    With status 503 while others are being sent; the file is then closed here.
    """
    if not _turns.acquire(blocking=False):
        file.close()
        message = "Others are fetching a large file just now: try again.\n"
        response = HttpResponse(message, status=503, content_type="text/plain; charset=utf-8")
        response["Retry-After"] = "60"
        return response
    response = StreamingHttpResponse(Pieces(file), content_type=content_type)
    response["Content-Length"] = str(size)
    response.is_on_disk = True
    return response


def is_on_disk(chunks: Iterable[bytes]) -> bool:
    """Whether what an application answers with is such an answer: Django hands on its own."""
    return getattr(chunks, "is_on_disk", False)
