"""Requests larger than anybody needs, and addresses that lead nowhere."""

import io
import socket
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import quote

from tests.hostile import END, SHEET, START, with_sheet

from .attack import attack
from .site import PAGE, SLUG
from .waiting import upload

MEGABYTE = 2**20
SOON = 3


class Watch:
    """How far the workers' memory and the log grow meanwhile."""

    def __init__(self, site):
        self.site = site

    def __enter__(self):
        self.memory, self.log = max(self.site.memory()), self.site.log.stat().st_size
        return self

    def __exit__(self, *error):
        self.grown = max(self.site.memory()) - self.memory
        self.logged = (self.site.log.stat().st_size - self.log) // 1000

    def __str__(self):
        return f"a worker grew by {self.grown} MB, the log by {self.logged} kB"


def with_header(site, name, value):
    """The status of a page asked for with a header; 0 where the server hangs up."""
    try:
        return site.visit(PAGE, **{name: value})[0]
    except OSError:
        return 0


@attack("6", "1,900 requests with 400 kB in a header", "117 to 834 MB, and 3 GB of log")
def long_headers(site):
    with Watch(site) as watch:
        statuses = {
            with_header(site, name, f"{number}".zfill(400_000))
            for name in ("Accept-Encoding", "Host", "Cookie", "X-Anything")
            for number in range(475)
        }
    held = watch.grown < 50 and watch.logged < 100 and statuses <= {0, 400, 431}
    return held, f"{statuses}; {watch}"


@attack("6", "1,900 requests with 7,900 bytes in a header", "every one of them remembered")
def permitted_headers(site):
    with Watch(site) as watch:
        statuses = {
            with_header(site, name, f"br,{number}".ljust(7_900, "x"))
            for name in ("Accept-Encoding", "Accept-Language", "If-None-Match", "Cookie")
            for number in range(475)
        }
    return watch.grown < 50 and statuses <= {200, 406}, f"{statuses}; {watch}"


def send(site, head: str, chunk: bytes, most: int):
    """Send an endless body: the first line of the answer, and the megabytes that were taken."""
    sent = 0
    with closing(socket.create_connection(("127.0.0.1", site.port), timeout=20)) as client:
        client.sendall(head.encode())
        try:
            while sent < most:
                client.settimeout(0.001 if sent else 20)
                try:
                    client.sendall(chunk)
                    sent += len(chunk)
                except TimeoutError:
                    break  # nobody reads it
        except OSError:
            pass
        client.settimeout(20)
        try:
            status = client.recv(1_000).partition(b"\r\n")[0].decode()
        except OSError:
            status = "hung up"
    return status, sent / MEGABYTE


@attack("6", "300 MB of a file, of nobody signed in", "spooled to the disk before the 403")
def anonymous_upload(site):
    head = (
        "POST /admin/elections/source/import/ HTTP/1.1\r\nHost: localhost\r\n"
        "X-Forwarded-Proto: https\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    )
    sized = head + f"Content-Length: {300 * MEGABYTE}\r\n\r\n"
    chunked = head + "Transfer-Encoding: chunked\r\n\r\n"
    whole, part = b"a" * MEGABYTE, b"100000\r\n" + b"a" * MEGABYTE + b"\r\n"
    with Watch(site) as watch:
        answers = [send(site, sized, whole, 300 * MEGABYTE)]
        answers += [send(site, chunked, part, 300 * MEGABYTE)]
    taken = max(sent for _status, sent in answers)
    held = taken < 20 and watch.grown < 50
    return held, f"{[status for status, _ in answers]} after {taken:.0f} MB; {watch}"


@attack("6", "a workbook of 2.9 million empty cells", "28.7 s and 1,053 MB")
def empty_cells(site):
    row = b"<row>" + b"<c/>" * 100 + b"</row>"
    data = with_sheet(START + row * 29_000 + END)
    smaller = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(smaller, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    begun = time.monotonic()
    with Watch(site) as watch:
        answer = upload(
            site.of("editor"), "/admin/elections/source/import/", "a.xlsx", smaller.getvalue()
        )
    took, size = time.monotonic() - begun, len(smaller.getvalue()) // 1000
    held = answer.status == 200 and took < 10 and watch.grown < 100
    assert SHEET in zipfile.ZipFile(smaller).namelist()
    return held, f"{size} kB: {answer.status} after {took:.1f} s; {watch}"


@attack("6", "long prose", "11 s a megabyte to render")
def long_prose(site):
    section = site.key(
        "SELECT s.id FROM elections_section s JOIN elections_election e ON e.id = s.election_id "
        f"WHERE e.slug = '{SLUG}' AND s.page = 'lead'"
    )
    editor, address = site.of("editor"), f"/admin/elections/section/{section}/change/"
    page = editor.open(address)
    stored = page.data["body"]
    texts = ("a " * 500_000, "[" * 100_000, "*a " * 33_000, "> " * 50_000, "![](" * 25_000)
    found = []
    for text in texts:
        begun = time.monotonic()
        answer = editor.send(address, page.type(body=text))
        found.append((answer.status, time.monotonic() - begun))
    same = editor.open(address).data["body"] == stored
    slowest, usual = 0.0, 0.0
    for text in (
        "Short.",
        "*a* " * 12_500,
        "[" * 50_000,
        "> " * 25_000,
        "`" * 50_000,
        "a|" * 25_000,
    ):
        begun = time.monotonic()
        assert editor.send(address, editor.open(address).type(body=text)).status == 302
        time.sleep(1)
        assert site.visit(PAGE)[0] == 200
        usual = usual or time.monotonic() - begun
        slowest = max(slowest, time.monotonic() - begun)
    assert editor.send(address, editor.open(address).type(body=stored)).status == 302
    longest = max(took for _status, took in found)
    held = (
        same
        and {status for status, _ in found} == {200}
        and longest < 5
        and slowest < 3 + 3 * usual
    )
    return held, (
        f"{[status for status, _ in found]}, stored: {not same}; the longest prose there can be: "
        f"slowest {slowest:.1f} s to save and render, {usual:.1f} for a word"
    )


@attack("6", "one page under 3,000 spellings of its query", "each spelling kept apart")
def spellings(site):
    asked = [f"/?year=2012{'+' * (n % 1_000)}{'%20' * (n // 1_000)}" for n in range(3_000)]
    with Watch(site) as watch, ThreadPoolExecutor(4) as pool:
        statuses = {status for status, _ in pool.map(site.visit, asked)}
    return statuses == {200} and watch.grown < 20, f"{statuses}; {watch}"


@attack("6", "3,000 searches and pages of nothing", "not tried then")
def many_addresses(site):
    asked = [f"/?q=word{n}" for n in range(1_000)]
    asked += [f"{PAGE}results/areas/?page={10**6 + n}" for n in range(1_000)]
    asked += [f"/?utm_source={n}" for n in range(1_000)]
    with Watch(site) as watch, ThreadPoolExecutor(4) as pool:
        statuses = {status for status, _ in pool.map(site.visit, asked)}
    held = statuses <= {200, 404} and watch.grown < 64
    return held, f"{sorted(statuses)}; {watch}"


ODD = [
    "/media/portraits/" + "a" * 300,
    "/media/portraits/" + "a" * 300 + ".webp",
    "/media/portraits/%00",
    "/media/portraits/..%2f..%2fdb.sqlite3",
    "/static/" + "a" * 300,
    "/static/%00",
    "/" + "a" * 4_100,
    "/elections/" + "a" * 1_900 + "/",
    "/people/%00/",
    "/sources/%ff%fe/",
    "/?q=%00",
    "/?q=%ff",
    "/?year=" + "9" * 400,
    "/?year=-1&country=%00&type=%00",
    "/?q=" + quote("(" * 500),
    "/?q=" + "%22" * 900,
    "/?q=*&q=NEAR(a%20b)",
    f"{PAGE}results/areas/?page={'9' * 400}",
    f"{PAGE}results/areas/?page=%00",
    f"{PAGE}results/areas/?q=%00",
    f"{PAGE}data.csv?x=%00",
    f"{PAGE}card.png?x={'a' * 7_000}",
    f"/sitemap-{'9' * 400}.xml",
    "/admin/login/?next=" + quote("https://example.org/\0"),
    "/admin/r/" + "9" * 400 + "/1/",
    "/admin/elections/person/" + "9" * 400 + "/change/",
]


@attack("7", "addresses and cookies that nobody meant", "500: a NUL, 300 letters, 4 kB")
def odd_addresses(site):
    before = site.log.read_text(errors="replace").count("Traceback")
    cookies = ("__Host-session=%00", "__Host-session=a\0b", "__Host-session=" + "a" * 7_000)
    found = {}
    for address in ODD:
        found[address[:40]] = site.visit(address)[0]
    for cookie in cookies:
        for address in ("/admin/", PAGE, "/elections/none/"):
            found[cookie[:20] + address] = raw(site, address, cookie)
    traced = site.log.read_text(errors="replace").count("Traceback") - before
    wrong = {address: status for address, status in found.items() if status >= 500}
    held = not wrong and not traced
    return held, f"{len(found)} requests, {len(wrong)} of them 500 {wrong}; {traced} tracebacks"


def raw(site, address, cookie):
    """The status of a request whose cookie no client would send."""
    head = (
        f"GET {address} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
        f"Cookie: {cookie}\r\nConnection: close\r\n\r\n"
    )
    with closing(socket.create_connection(("127.0.0.1", site.port), timeout=20)) as client:
        client.sendall(head.encode())
        line = client.recv(100).split()
    return int(line[1]) if len(line) > 1 else 0
