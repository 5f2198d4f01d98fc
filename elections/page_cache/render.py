"""Renders a page for keeping, by asking the site itself as nobody in particular."""

import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .disk import is_on_disk
from .page import Headers, Page
from .views import RENDERING, Rendering

logger = logging.getLogger(__name__)

# Said anew for the page as it is kept.
REPLACED = frozenset(
    {"cache-control", "content-length", "etag", "expires", "last-modified", "vary"}
)
VARY = "Accept-Encoding"


@dataclass(frozen=True, slots=True)
class Answer:
    """The site's answer to nobody in particular; its chunks may be those of a file on the disk."""

    status: str
    headers: Headers
    chunks: Iterable[bytes]

    def header(self, name: str) -> str:
        """All values of a header, with commas between them."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    @property
    def varies_by(self) -> set[str]:
        """The request headers, in small letters, by which it could be another one."""
        names = {name.strip().lower() for name in self.header("vary").split(",")}
        return names - {"", VARY.lower()}

    def is_for(self, environ: dict) -> bool:
        """Whether a visitor would have got the same, for all that their request says of them."""
        telling = {"cookie", "authorization", *self.varies_by}
        names = {f"HTTP_{name.upper().replace('-', '_')}" for name in telling}
        return "*" not in telling and not names & environ.keys()

    def send(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        start_response(self.status, self.headers)
        if environ["REQUEST_METHOD"] == "GET":
            return self.chunks
        self.close()
        return []

    def close(self) -> None:
        if hasattr(self.chunks, "close"):
            self.chunks.close()


def render(application: Callable, plain: dict, cache_control: str) -> tuple[Answer, Page | None]:
    """What the site answers to a request without a visitor, and the page if it may be kept."""
    rendering = Rendering()
    started = []

    def start_response(status: str, headers: Headers, exc_info: object = None) -> None:
        started[:] = [status, headers]

    chunks = application(
        {**plain, "wsgi.input": io.BytesIO(), RENDERING: rendering}, start_response
    )
    if is_on_disk(chunks):
        return Answer(*started, chunks), None
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    status, headers = started
    answer = Answer(status, headers, [body])
    if not rendering.may_keep:
        return answer, None
    if reason := why_not(answer):
        logger.error("%s is marked to be kept, but %s.", plain["PATH_INFO"], reason)
        return answer, None
    kept = [header for header in headers if header[0].lower() not in REPLACED]
    kept += [("Cache-Control", cache_control), ("Vary", VARY)]
    page = Page(body, kept, scope=rendering.scope, seen=rendering.seen)
    page.is_passing = not rendering.stores
    return answer, page


def why_not(answer: Answer) -> str:
    """Why an answer must not be given to anybody else, whatever its view says; "" if it may."""
    if not answer.status.startswith("200 "):
        return f"its status is {answer.status}"
    if answer.header("set-cookie"):
        return "it sets a cookie"
    if answer.varies_by:
        return f"it varies by {answer.header('vary')}"
    if any(word in answer.header("cache-control").lower() for word in ("private", "no-")):
        return f"its Cache-Control is {answer.header('cache-control')}"
    if answer.header("content-encoding"):
        return "it is encoded already"
    return ""
