"""What is refused before Django is asked: more than any request to this site has use for.

Nothing of such a request is kept, logged or read further.
"""

from collections.abc import Callable

# In bytes. No host's name has more than 253 letters; browsers send 4 kB of one cookie.
LONGEST_PATH, LONGEST_QUERY, LONGEST_HEADER, LONGEST_HOST = 2_000, 8_000, 8_000, 300

Refusal = tuple[str, str]


def refusal(environ: dict) -> Refusal | None:
    """Status and reason, if a request is to be refused."""
    if len(environ["PATH_INFO"]) > LONGEST_PATH:
        return "414 URI Too Long", "The address is too long."
    if len(environ.get("QUERY_STRING", "")) > LONGEST_QUERY:
        return "414 URI Too Long", "The address's query is too long."
    if len(environ.get("HTTP_HOST", "")) > LONGEST_HOST:
        return "431 Request Header Fields Too Large", "The Host header is too long."
    for name, value in environ.items():
        if name[:5] == "HTTP_" and len(value) > LONGEST_HEADER:
            return "431 Request Header Fields Too Large", "A header is too long."
    return None


def answer(
    status: str, reason: str, environ: dict, start_response: Callable, *more: tuple[str, str]
) -> list[bytes]:
    """Answer with a sentence, and with further headers if there are any."""
    body = f"{reason}\n".encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *more,
    ]
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
