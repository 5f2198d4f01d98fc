"""Clients that send and read as slowly as they like, for as long as they like."""

import socket
import time
from contextlib import ExitStack
from threading import Event, Thread

from tests.page_cache.test_slow_clients import slow_readers

from .attack import attack
from .site import PAGE

KEPT = (PAGE, "/", "/static/admin/js/vendor/xregexp/xregexp.js", "/healthz")
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
BODY = (
    b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\n"
)
CHUNKS = BODY.replace(b"Content-Length: 100000", b"Transfer-Encoding: chunked") + b"1\r\n"
# Seconds that an answer from memory may take beside them, more than without on a busy machine.
SOON = 3


class Crowd:
    """So many clients that begin to send and go on with a byte a second; who is cut off returns."""

    def __init__(self, port: int, count: int, beginning: bytes):
        self.port, self.count, self.beginning = port, count, beginning
        self.sockets: list[socket.socket] = []
        self.over = Event()
        self.thread = Thread(target=self.go_on, daemon=True)

    def __enter__(self):
        self.fill()
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        self.thread.join()
        for each in self.sockets:
            each.close()

    def go_on(self):
        while not self.over.wait(1):
            for each in list(self.sockets):
                try:
                    each.sendall(b"a")
                except OSError:
                    self.sockets.remove(each)
                    each.close()
            self.fill()

    def fill(self):
        while len(self.sockets) < self.count:
            try:
                client = socket.create_connection(("127.0.0.1", self.port), timeout=5)
                client.sendall(self.beginning)
            except OSError:
                return
            self.sockets.append(client)


def beside(site, clients, seconds=10):
    _number, _wrong, calm = site.slowest(*KEPT, seconds=2)
    with ExitStack() as crowd:
        for each in clients:
            crowd.enter_context(each)
        time.sleep(1)
        number, wrong, longest = site.slowest(*KEPT, seconds=seconds)
    held = not wrong and longest < SOON + 3 * calm
    return (
        held,
        f"{number} answers beside them, {wrong or 0} failed, slowest {longest:.2f} s "
        f"({calm:.2f} s without them)",
    )


@attack("1", "8 bodies of a byte a second", "no kept page in 100 s")
def eight_bodies(site):
    return beside(site, [Crowd(site.port, 8, BODY)], seconds=20)


@attack("1", "60 bodies of a byte a second", "no kept page, as with 8")
def many_bodies(site):
    return beside(site, [Crowd(site.port, 60, BODY)])


@attack("1", "60 bodies in chunks, of no said length", "not tried then")
def chunks(site):
    return beside(site, [Crowd(site.port, 60, CHUNKS)])


@attack("1", "100 headers of a byte a second", "not tried then")
def headers(site):
    return beside(site, [Crowd(site.port, 100, HEAD)])


@attack("1", "30 slow readers of 325 kB", "no kept page while they read")
def readers(site):
    return beside(site, slow_readers(site.port, 30))


@attack("1", "60 slow readers that do not end", "not tried then")
def more_readers(site):
    return beside(site, slow_readers(site.port, 60))
