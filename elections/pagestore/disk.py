"""Answers too large to be held in memory, which go out from a file on the disk."""

from collections.abc import Iterable
from typing import IO
from wsgiref.util import FileWrapper

from django.http import StreamingHttpResponse

PIECE = 64 * 1024


def from_disk(file: IO[bytes], size: int, content_type: str) -> StreamingHttpResponse:
    """An answer that is read piece by piece from a file, and closes it.

    Whoever asks takes a thread of the server for as long as they read, or the proxy does.
    """
    response = StreamingHttpResponse(FileWrapper(file, PIECE), content_type=content_type)
    response["Content-Length"] = str(size)
    response.is_on_disk = True
    return response


def is_on_disk(chunks: Iterable[bytes]) -> bool:
    """Whether what an application answers with is such an answer: Django hands on its own."""
    return getattr(chunks, "is_on_disk", False)
