"""Keeps slow clients from holding the threads that answer."""

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import BoundedSemaphore, Thread

from .disk import is_on_disk
from .refusals import answer

# Bodies that a process reads at once, and seconds for which another one waits for its turn. A body
# that is there already takes no time.
AT_ONCE, TURN = 2, 0.25
# Seconds for which any body may take, and bytes a second that a longer one has to come in with.
PATIENCE, PACE = 10.0, 100_000


class Buffered:
    """A WSGI application around another one, which is called when a body is there as a whole.

    Granian reads a body only when it is asked to, and then waits for it as long as it takes.
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
                body = read(environ["wsgi.input"], int(length))
            finally:
                self._turns.release()
            if body is None:
                reason = "The request came in too slowly. Nothing was saved: try again."
                return answer("408 Request Timeout", reason, environ, start_response)
            if len(body) < int(length):
                reason = "The request is not whole. Nothing was saved: try again."
                return answer("400 Bad Request", reason, environ, start_response)
            self._is_full = False
            environ = {**environ, "wsgi.input": BytesIO(body)}
        return self.application(environ, start_response)


def read(stream, length: int) -> bytes | None:
    """A body of so many bytes, fewer if the client has gone; `None` if it takes too long.

    Whoever reads cannot be stopped, so that a thread of its own does. It ends when the connection
    does, which the server closes after answering.
    """
    found = []
    reader = Thread(target=lambda: found.append(stream.read(length)), daemon=True)
    reader.start()
    reader.join(PATIENCE + length / PACE)
    return found[0] if found else None


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
