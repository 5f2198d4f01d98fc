"""A database or a cache that does not answer, and writers that take long."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.parse import urlencode

from tests.benchmarks.made_records import write
from tests.page_cache.servers import Proxy

from .attack import attack
from .site import PAGE

# Seconds: pages wait for a thread while others wait for their turn (elections.page_cache.wsgi).
SOON = 3 + 2
# Seconds after which who saves is told to wait, and some for a machine with other work.
TOLD = 10 + 4
LONG_LOAD, LONG_IMPORT = 40_000, 6_000
JURISDICTION = "/admin/elections/jurisdiction/1/change/"


def save(visitor, number):
    """Change a row at the desk: its answer, and how long that took."""
    begun = time.monotonic()
    opened = visitor.ask("GET", JURISDICTION)
    if opened.status != 200:
        return opened, time.monotonic() - begun
    answer = visitor.send(JURISDICTION, opened.page.type(recognition=f"Saved {number}"))
    return answer, time.monotonic() - begun


def is_told(answer):
    return answer.status == 503 and "busy" in answer.text


def multipart(name, data, **fields):
    """A file and fields as a browser sends them: content type and body."""
    lines = []
    for key, value in fields.items():
        lines += [b"--x", f'Content-Disposition: form-data; name="{key}"'.encode(), b"", value]
    kind = f'Content-Disposition: form-data; name="{name[0]}"; filename="{name[1]}"'
    lines += [b"--x", kind.encode(), b"Content-Type: application/octet-stream", b"", data]
    lines += [b"--x--", b""]
    body = b"\r\n".join(each if isinstance(each, bytes) else each.encode() for each in lines)
    return "multipart/form-data; boundary=x", body


def upload(visitor, address, name, data, field="import_file"):
    form = visitor.open(address).data
    fields = {key: values[0] for key, values in form.items()}
    return visitor.ask("POST", address, multipart((field, name), data, **fields))


@attack("3", "a database that hangs", "all stopped within 15 s, for good", ["postgresql"])
def hang(site):
    database = site.server
    proxy = Proxy(database["host"], int(database["port"]))
    through = site.url.replace(f":{database['port']}/", f":{proxy.port}/")
    with (
        closing(proxy.listener),
        ThreadPoolExecutor(10) as pool,
        site.served(DATABASE_URL=through),
    ):
        proxy.open.clear()
        for number in range(10):
            pool.submit(site.visit, f"/elections/none-{number}/")
        time.sleep(5)
        _number, wrong, longest = site.slowest(PAGE, "/", "/healthz", seconds=15)
        ready = site.visit("/readyz")[0]
        proxy.open.set()
        resumed = time.monotonic()
        while site.visit("/readyz")[0] != 200 or site.visit("/elections/none/")[0] != 404:
            if time.monotonic() > resumed + 30:
                break
            time.sleep(0.2)
        again = time.monotonic() - resumed
    held = not wrong and longest < 6 and ready == 503 and again < 15
    return held, f"slowest {longest:.2f} s, {wrong or 0} failed; well again after {again:.1f} s"


@attack("4", "15 s of somebody else's writing", "a save 500 after 20.8 s", ["sqlite"])
def long_write(site):
    editor = site.of("editor")
    with ThreadPoolExecutor(11) as pool:
        with closing(sqlite3.connect(site.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            saved = pool.submit(save, editor, "during a long write")
            time.sleep(0.5)
            guesses = [pool.submit(sign_in_wrongly, site) for _ in range(10)]
            _number, wrong, longest = site.slowest(PAGE, "/", "/healthz", seconds=15)
            other.execute("ROLLBACK")
        answer, took = saved.result(30)
        statuses = {each.result(30) for each in guesses}
    again, _ = save(editor, "after it")
    held = is_told(answer) and took < TOLD and not wrong and longest < SOON
    held = held and 500 not in statuses and again.status == 302
    return held, (
        f"save {answer.status} after {took:.1f} s, then {again.status}; sign-ins {statuses}; "
        f"pages: slowest {longest:.2f} s"
    )


def sign_in_wrongly(site):
    token = "a" * 32
    form = urlencode({"csrfmiddlewaretoken": token, "username": "x", "password": "wrong"})
    cookie = f"__Host-csrf={token}"
    kind = "application/x-www-form-urlencoded"
    return site.visit("/admin/login/", "POST", form, Cookie=cookie, **{"Content-Type": kind})[0]


def saving_meanwhile(site, doing):
    """Saves and readers while `doing()` runs in a thread: what it gave, and how they fared."""
    editor, answers, wrong, slow = site.of("editor"), [], [], 0.0
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(doing)
        while not done.done():
            answers.append(save(editor, f"{len(answers)} meanwhile"))
            _number, failed, longest = site.slowest(PAGE, "/healthz", seconds=0.5)
            wrong, slow = wrong + failed, max(slow, longest)
        result = done.result()
    told = sum(is_told(answer) for answer, _took in answers)
    lost = [
        answer.status for answer, _took in answers if answer.status != 302 and not is_told(answer)
    ]
    longest = max((took for _answer, took in answers), default=0)
    said = (
        f"{len(answers)} saves, {told} told to wait, {lost or 0} lost, slowest {longest:.1f} s; "
        f"pages: slowest {slow:.2f} s"
    )
    return result, not (lost or wrong) and longest < TOLD and slow < SOON, told, longest, said


@attack("4", f"`load` of {LONG_LOAD:,} records", "a save 500 after 20.8 s")
def long_load(site):
    path = write(site.folder / "made.jsonl", LONG_LOAD)
    command = [sys.executable, "manage.py", "load", str(path)]

    def load():
        begun = time.monotonic()
        done = subprocess.run(command, env=site.env, cwd=site.root, capture_output=True)
        return done.returncode, time.monotonic() - begun

    (code, took), held, _told, _longest, said = saving_meanwhile(site, load)
    return held and code == 0, f"{took:.0f} s; {said}"


@attack("4", f"the preview of an import of {LONG_IMPORT:,} rows", "the lock held for 42.8 s")
def long_preview(site):
    rows = "".join(f"made-{n},Title {n},Short {n},en\n" for n in range(LONG_IMPORT))
    data = ("key,title,short_name,language\n" + rows).encode()
    publisher = site.of("publisher")

    def preview():
        begun = time.monotonic()
        answer = upload(publisher, "/admin/elections/source/import/", "a.csv", data)
        return answer, time.monotonic() - begun

    (answer, took), held, told, longest, said = saving_meanwhile(site, preview)
    held = held and not told and answer.status == 200 and "import_file_name" in answer.text
    return held and longest < max(SOON, took / 2), f"{took:.0f} s; {said}"


@contextmanager
def redis():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(50):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process, port
    finally:
        process.kill()
        process.wait()


@attack("5", "Redis that hangs, and one that is gone", "the desk 500, 10 s a request")
def no_redis(site):
    if not shutil.which("redis-server"):
        return None, "needs redis-server"
    cache = {"SESSIONS_IN_CACHE": "true"}
    with redis() as (process, port):
        cache["CACHE_URL"] = f"rediscache://127.0.0.1:{port}/0"
        with site.served(**cache):
            editor, found = site.of("editor"), []
            for sent in (signal.SIGSTOP, signal.SIGKILL):
                assert save(editor, "with Redis")[0].status == 302
                os.kill(process.pid, sent)
                if sent == signal.SIGKILL:
                    process.wait()
                for number in range(3):
                    answer, took = save(editor, f"{number} without Redis")
                    page, ready = site.visit(PAGE)[0], site.visit("/readyz")[0]
                    found.append((answer.status, page, ready, took))
                if sent == signal.SIGSTOP:
                    os.kill(process.pid, signal.SIGCONT)
                    time.sleep(1)
    statuses, longest = {each[:3] for each in found}, max(each[3] for each in found)
    held = statuses == {(302, 200, 200)} and longest < 15
    return held, f"save, page, /readyz: {statuses}; opening and saving took {longest:.1f} s at most"
