"""What is refused before Django is asked: more than any request to this site has use for.

Nothing of such a request is kept, logged or read further.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.urls import get_script_prefix, reverse

# In bytes. No host's name has more than 253 letters; browsers send 4 kB of one cookie.
LONGEST_PATH, LONGEST_QUERY, LONGEST_HEADER, LONGEST_HOST = 2_000, 8_000, 8_000, 300
# In bytes: the largest file that the desk takes has 5 MB.
LARGEST_BODY = 20 * 2**20

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
    return None if environ.get("CONTENT_LENGTH", "") in ("", "0") else body_refusal(environ)


def body_refusal(environ: dict) -> Refusal | None:
    """Bodies are for the desk's forms, and files for who has a session there.

    Whether it is a session of somebody is for Django to find out.
    """
    length = environ["CONTENT_LENGTH"]
    if length.isdecimal() and (len(length) > 18 or int(length) > LARGEST_BODY):
        return "413 Content Too Large", "The request is larger than 20 MB: send a smaller file."
    if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
        return None  # whose body nobody reads
    if not environ["PATH_INFO"].startswith(desk()):
        return "405 Method Not Allowed", "This address takes nothing: it can only be read."
    is_upload = environ.get("CONTENT_TYPE", "").strip().lower().startswith("multipart/")
    if is_upload and f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", ""):
        return "403 Forbidden", "Sign in before you send a file."
    return None


@cache
def desk() -> str:
    """The desk's address below the site's own."""
    return reverse("admin:index").removeprefix(get_script_prefix().rstrip("/"))


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
    if status.startswith("405"):
        headers.append(("Allow", "GET, HEAD"))
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
