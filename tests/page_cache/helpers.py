"""What tests of kept pages share."""

import io
from dataclasses import dataclass
from wsgiref.validate import validator

from django.db import connection

from elections.page_cache.questions import newest_change


class Raised:
    """The scopes that are raised in a block, as other transactions will see them."""

    def __enter__(self):
        # PostgreSQL numbers changes at the commit, which a test's transaction never reaches.
        connection.check_constraints()
        self.start = newest_change()
        return self

    def __exit__(self, *error):
        if error[0] is None:
            connection.check_constraints()
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT scope FROM elections_page_change WHERE id > %s", [self.start]
                )
                self.scopes = {scope for (scope,) in cursor.fetchall()}


@dataclass(frozen=True)
class Answer:
    status: str
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


def ask(application, address="/", method="GET", **environ):
    """The answer to a request, while a validator watches over the rules of WSGI."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **environ,
    }
    started = []

    def start_response(status, headers, exc_info=None):
        started[:] = [status, headers]
        return lambda data: None

    chunks = validator(application)(environ, start_response)
    body = b"".join(chunks)
    chunks.close()
    status, headers = started
    assert len(dict(headers)) == len(headers)
    return Answer(status, dict(headers), body)


class Counted:
    """A WSGI application that counts and remembers what it was asked."""

    def __init__(self, application):
        self.application = application
        self.asked = []

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        return self.application(environ, start_response)


class Site:
    """The site behind its kept pages; `django` counts what they leave to Django."""

    def __init__(self, kept_pages):
        self.kept_pages = kept_pages
        self.django = kept_pages.application

    def get(self, address="/", method="GET", **environ):
        # Tests change the record beside the site, not by a request that it would know of.
        self.kept_pages.changes.expire()
        return ask(self.kept_pages, address, method, **environ)

    @property
    def renders(self):
        return len(self.django.asked)
