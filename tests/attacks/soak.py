"""Ordinary use for minutes, with slow clients beside it: nothing fails, and no memory grows."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event

from tests.page_cache.test_slow_clients import slow_readers

from .attack import Attack
from .integrity import behind_nginx
from .site import PAGE, THROUGH_TLS, Visitor
from .slow_clients import BODY, HEAD, Crowd
from .waiting import save

READ = (
    *("/", PAGE, f"{PAGE}results/", f"{PAGE}sources/", f"{PAGE}results/areas/", f"{PAGE}data.csv"),
    *("/?q=karabakh", "/?year=2012", f"{PAGE}data.json", f"{PAGE}corrections/", "/healthz"),
    "/static/admin/js/vendor/xregexp/xregexp.js",
)
READERS = 3
# Seconds until each worker has loaded and kept what it needs.
WARM_UP = 20
# Megabytes that a worker may have more at the end than halfway.
FLAT = 15


def of(seconds: int) -> Attack:
    def run(site):
        return soak(site, seconds)

    vendors = ("sqlite", "postgresql")
    return Attack("soak", f"{seconds} s of readers and an editor", "not tried then", run, vendors)


def soak(site, seconds):
    over, errors, slowest = Event(), [], [0.0]
    with ExitStack() as stack:
        # The proxy that the README requires; without it slow bodies may shut the editor out.
        proxied = bool(shutil.which("nginx"))
        front = stack.enter_context(behind_nginx(site)) if proxied else site.running
        for count, beginning in ((8 if proxied else 1, BODY), (8, HEAD)):
            stack.enter_context(Crowd(front.port, count, beginning))
        for reader in slow_readers(front.port, 8):
            stack.enter_context(reader)
        pool = stack.enter_context(ThreadPoolExecutor(READERS + 1))
        reading = [pool.submit(read, front, over, errors, slowest) for _ in range(READERS)]
        saving = pool.submit(edit, Visitor(front, "editor"), over, errors)
        memory = []
        for pause in (min(WARM_UP, seconds / 3), seconds / 2, seconds / 2):
            over.wait(pause)
            memory.append(site.memory())
        over.set()
        saved, asked = saving.result(60), sum(each.result(60) for each in reading)
    grown = max(b - a for a, b in zip(memory[1], memory[2], strict=True))
    held = not errors and grown < FLAT and saved > seconds / 4
    return held, (
        f"{'behind nginx' if proxied else 'alone'}: {asked} answers, slowest {slowest[0]:.1f} s; "
        f"{saved} saves; {len(errors)} errors {errors[:3]}; workers' megabytes at the beginning, "
        f"the middle and the end: {memory}"
    )


def read(front, over, errors, slowest):
    number = 0
    while not over.is_set():
        for path in READ:
            asked = time.monotonic()
            try:
                status = front.ask(path, **THROUGH_TLS)[0]
            except OSError as error:
                status = repr(error)
            slowest[0] = max(slowest[0], time.monotonic() - asked)
            number += 1
            if status != 200:
                errors.append((path, status))
        over.wait(0.02)  # leave the processor to others too
    return number


def edit(editor, over, errors):
    number = 0
    while not over.is_set():
        try:
            answer, took = save(editor, f"{number} of the soak")
        except OSError as error:
            errors.append(("save", repr(error)))
            continue
        number += 1
        if answer.status != 302:
            errors.append(("save", answer.status))
        over.wait(max(0, 1 - took))
    return number
