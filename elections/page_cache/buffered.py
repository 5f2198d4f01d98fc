"""Keeps slow clients from holding the threads that answer."""

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import BoundedSemaphore

from .disk import is_on_disk
from .refusals import answer

# Bodies that a process waits for at once: fewer than the server has threads (README.md says how
# many). Seconds for which another one waits for its turn; a body that is there already takes none.
AT_ONCE, TURN = 2, 0.25


class Buffered:
    """A WSGI application around another one, which is called when a body is there as a whole.

    Granian reads a body only when it is asked to, and then waits for it as long as it takes. Nobody
    can stop it: to answer while another thread reads freezes the process until a byte comes.
    """

    def __init__(self, application: Callable):
        self.application = application
        self._turns = BoundedSemaphore(AT_ONCE)
        self._is_full = False

    def __call__(self, environ: dict, start_response: Callable) -> list[bytes]:
        length = environ.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length):
            # Where one has waited in vain, the next ones do not wait until a body comes in.
            if not self._turns.acquire(timeout=0 if self._is_full else TURN):
                self._is_full = True
                reason = "Too many forms are being sent just now. Nothing was saved: try again."
                more = ("Retry-After", "10")
                return answer("503 Service Unavailable", reason, environ, start_response, more)
            try:
                body = environ["wsgi.input"].read(int(length))
            finally:
                self._turns.release()
            if len(body) < int(length):
                reason = "The request is not whole. Nothing was saved: try again."
                return answer("400 Bad Request", reason, environ, start_response)
            self._is_full = False
            environ = {**environ, "wsgi.input": BytesIO(body)}
        return self.application(environ, start_response)


def whole(application: Callable) -> Callable:
    """The application with answers in one piece.

    Granian sends a list by itself, but waits for the reader of anything else. What is on the disk
    is too large for that.
    """

    def answers_whole(environ: dict, start_response: Callable) -> Iterable[bytes]:
        chunks = application(environ, start_response)
        if isinstance(chunks, list) or is_on_disk(chunks):
            return chunks
        try:
            return [b"".join(chunks)]
        finally:
            if hasattr(chunks, "close"):
                chunks.close()

    return answers_whole
