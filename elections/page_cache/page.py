"""A page as bytes: plain and compressed, each with the headers that go with it."""

import gzip
from dataclasses import dataclass
from hashlib import blake2b

import brotli

from .negotiation import matches

Headers = list[tuple[str, str]]

# Level 11 takes 160 ms for a page of 34 kB and saves 550 bytes more; level 5 takes 1 ms.
BROTLI_LEVEL, GZIP_LEVEL = 5, 6
COMPRESS = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_LEVEL),
    # Without a time of its own, so that equal pages have equal bytes and one entity tag.
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    "identity": lambda body: body,
}
# What Python needs for a page besides its bytes: objects, header lines, its place in the store.
OVERHEAD = 6_000
# A 304 repeats no more than these (RFC 9110, section 15.4.5), and that others may read it.
OF_NOT_MODIFIED = frozenset({"access-control-allow-origin", "cache-control", "etag", "vary"})


@dataclass(slots=True)
class Form:
    """A page in one content coding, ready to be sent; `counted` once the store knows its size."""

    body: bytes
    etag: str
    headers: Headers
    not_modified: Headers
    counted: bool = False


class Page:
    """A published page. `scope` is its election, `None` if it is of no one election.

    `seen` is the number of the newest change that it was rendered with. It is fresh until
    `good_until`, a reading of the monotonic clock, or until a change makes it stale; then it may
    be sent in the place of one that is being rendered until `late_until`. One that is passing is
    sent and not kept.
    """

    __slots__ = (
        *("scope", "seen", "good_until", "late_until", "is_kept", "is_passing", "used"),
        *("body", "headers", "forms", "size"),
    )

    def __init__(self, body: bytes, headers: Headers, *, scope: int | None, seen: int):
        self.scope, self.seen = scope, seen
        self.good_until, self.late_until = 0.0, 0.0
        self.is_kept, self.is_passing, self.used = False, False, True
        self.body, self.headers = body, headers
        self.forms: dict[str, Form] = {}
        self.size = len(body) + OVERHEAD

    def make_form(self, coding: str) -> Form:
        """Make the page in a coding: compressed when it is first asked for, and never again."""
        body = COMPRESS[coding](self.body)
        etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        headers = [*self.headers, ("ETag", etag)]
        not_modified = [header for header in headers if header[0].lower() in OF_NOT_MODIFIED]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        headers.append(("Content-Length", str(len(body))))
        return self.forms.setdefault(coding, Form(body, etag, headers, not_modified))

    def answer(self, form: Form, environ: dict, start_response) -> list[bytes]:
        """Answer a GET or HEAD request with the page in one of its forms."""
        if_none_match = environ.get("HTTP_IF_NONE_MATCH")
        # A server may add to the list that it is given, so each answer gives it a copy.
        if if_none_match is not None and matches(if_none_match, form.etag):
            start_response("304 Not Modified", form.not_modified.copy())
            return []
        start_response("200 OK", form.headers.copy())
        return [form.body] if environ["REQUEST_METHOD"] == "GET" else []
