"""Clients that send or read a byte at a time hold nobody up but themselves."""

import io
import socket
import time
from contextlib import ExitStack
from threading import Event, Thread

import pytest

from elections.page_cache import buffered
from elections.page_cache.buffered import Buffered

from .helpers import ask
from .servers import Database, server

PAGE, LARGE_FILE = "/elections/one/", "/static/admin/js/vendor/xregexp/xregexp.js"


def echo(environ, start_response):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return iter([body])


def send(application, length, stream):
    """The answer to a body of a declared length."""
    environ = {"CONTENT_LENGTH": str(length), "wsgi.input": stream}
    return ask(application, "/admin/login/", "POST", **environ)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with Database(tmp_path_factory.mktemp("slow")) as database, server(database) as running:
        for path in (PAGE, LARGE_FILE):
            assert running.ask(path)[0] == 200
        yield running


def slow_senders(port, count):
    head = (
        "POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nCookie: csrf={'a' * 32}\r\n\r\na"
    )
    for _ in range(count):
        sender = socket.create_connection(("127.0.0.1", port))
        sender.sendall(head.encode())
        yield sender


def slow_readers(port, count):
    for _ in range(count):
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        # As on a real network: on loopback the server's own buffer would take the whole file.
        reader.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
        reader.connect(("127.0.0.1", port))
        reader.sendall(f"GET {LARGE_FILE} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        yield reader


@pytest.mark.parametrize(("slow", "count"), [(slow_senders, 8), (slow_readers, 30)])
def test_others_are_answered_beside_slow_clients(running, slow, count):
    with ExitStack() as attack:
        for client in slow(running.port, count):
            attack.enter_context(client)
        time.sleep(0.5)
        started = time.monotonic()
        for path in (PAGE, LARGE_FILE, "/healthz", "/readyz") * 2:
            assert running.ask(path)[0] == 200
        assert time.monotonic() - started < 10


def test_no_more_bodies_are_waited_for_than_there_are_turns(monkeypatch):
    monkeypatch.setattr(buffered, "AT_ONCE", 0)
    monkeypatch.setattr(buffered, "TURN", 0.01)
    answer = send(Buffered(echo), 4, io.BytesIO(b"form"))
    assert answer.status == "503 Service Unavailable"
    assert "Nothing was saved" in answer.text


def test_where_one_has_waited_in_vain_the_next_ones_do_not_wait(monkeypatch):
    monkeypatch.setattr(buffered, "AT_ONCE", 1)
    gone = Event()
    application = Buffered(echo)

    class Stalled(io.BytesIO):
        def read(self, size):
            gone.wait(20)
            return super().read(size)

    slow = Thread(target=send, args=[application, 4, Stalled(b"form")])
    slow.start()
    send(application, 4, io.BytesIO(b"form"))
    started = time.monotonic()
    answers = {send(application, 4, io.BytesIO(b"form")).status for _ in range(20)}
    assert (answers, time.monotonic() - started < 20 * buffered.TURN) == (
        {"503 Service Unavailable"},
        True,
    )
    gone.set()
    slow.join()
    assert send(application, 4, io.BytesIO(b"form")).text == "form"


def test_half_a_form_is_not_handed_on():
    assert send(Buffered(echo), 9, io.BytesIO(b"form")).status == "400 Bad Request"
