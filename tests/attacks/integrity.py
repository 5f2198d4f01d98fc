"""What readers were told, changed behind their backs."""

import json
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.page_cache.servers import started

from .attack import attack
from .site import PAGE, SLUG
from .waiting import upload

DESK = "/admin/elections"
# An invisible joiner, variation selectors, a Mongolian one, shorthand and hieroglyph controls, a
# mark that turns the order of letters, and ends of lines.
UNSEEN = "\u034f\ufe0f\U000e0100\U000e01ef\u180b\U0001bca0\U00013430\u200f\u202e\u200b\n\r\u2028\0"


def election(site):
    return site.key(f"SELECT id FROM elections_election WHERE slug = '{SLUG}'")


def publication(site, who, **typed):
    address = f"{DESK}/election/{election(site)}/publication/"
    return who.send(address, who.open(address).type(in_spite="on", **typed))


def is_public(site):
    """Whether readers find the page; what a commit changed shows within a second."""
    time.sleep(1.2)
    return site.visit(PAGE)[0] == 200


@attack("8", "98,909 to 88,888 while taken back", "published again with no correction")
def taken_back(site):
    figure = site.key(
        "SELECT f.id FROM elections_figure f JOIN elections_account a ON a.id = f.account_id "
        "JOIN elections_round r ON r.id = a.round_id "
        f"WHERE f.count = 98909 AND a.is_lead AND r.election_id = {election(site)}",
    )
    editor, publisher = site.of("editor"), site.of("publisher")
    address = f"{DESK}/figure/{figure}/change/"
    while_public = editor.send(address, editor.open(address).type(count="88,888")).status
    taken = publication(site, publisher)
    assert taken.status == 302, taken.text
    changed = editor.send(address, editor.open(address).type(count="88,888"))
    assert changed.status == 302, changed.text
    silently = publication(site, publisher)
    hidden = not is_public(site)
    publication(site, publisher, reason="An attacker's reason")
    shown = is_public(site)
    told = [site.visit(f"{PAGE}corrections/")[1], site.visit("/corrections.atom")[1]]
    both = all("88,888" in text and "An attacker" in text for text in told)
    back = publisher.send(address, publisher.open(address).type(count="98,909", reason="As it was"))
    held = while_public != 302 and silently.status == 200 and hidden and shown and both
    return held and back.status == 302, (
        f"by an Editor while public: {while_public}; published without a reason: "
        f"{silently.status} and hidden: {hidden}; with one, on the page and in the feed: {both}"
    )


NAMED = {
    "person": ("person", "name"),
    "source": ("source", "short_name"),
    "party": ("party", "name"),
    "jurisdiction": ("jurisdiction", "name"),
}


@attack("9", "an Editor changes names that readers see", "the front page elects somebody else")
def names(site):
    editor, publisher, said = site.of("editor"), site.of("publisher"), {}
    person = site.key(
        "SELECT person_id FROM elections_option o JOIN elections_figure f ON f.option_id = o.id "
        f"WHERE o.election_id = {election(site)} AND f.outcome = 'elected'",
    )
    rows = {
        "person": person,
        "source": site.key(
            "SELECT a.source_id FROM elections_account a JOIN elections_round r "
            f"ON r.id = a.round_id WHERE r.election_id = {election(site)}",
        ),
        "party": site.key(
            "SELECT party_id FROM elections_option WHERE party_id IS NOT NULL "
            f"AND election_id = {election(site)}",
        ),
        "jurisdiction": site.key(
            f"SELECT jurisdiction_id FROM elections_election WHERE slug = '{SLUG}'",
        ),
    }
    for table, pk in rows.items():
        column, address = NAMED[table][1], f"{DESK}/{table}/{pk}/change/"
        opened = editor.open(address)
        said[table] = editor.send(address, opened.type(**{column: "Somebody Else"})).status
    address = f"{DESK}/election/{election(site)}/change/"
    for column in ("name", "vote_type", "holder_after"):
        opened = editor.open(address)
        if column in opened.data or column == "holder_after":
            other = {"holder_after": "2", "vote_type": "indirect"}.get(column, "Another name")
            opened.type(**{column: other})
            said[f"election {column}"] = editor.send(address, opened).status
    before = site.visit(PAGE)[1]
    address = f"{DESK}/person/{person}/change/"
    opened = publisher.open(address)
    name = opened.data["name"][0]
    renamed = publisher.send(address, opened.type(name="Renamed By Publisher", reason="A mistake"))
    time.sleep(1.2)
    told = "Renamed By Publisher" in site.visit(f"{PAGE}corrections/")[1]
    publisher.send(address, publisher.open(address).type(name=name, reason="As it was"))
    held = set(said.values()) == {200} and "Somebody Else" not in before
    return held and renamed.status == 302 and told, (
        f"refused: {', '.join(one for one, status in said.items() if status == 200)}; by a "
        f"Publisher, among the corrections: {told}"
    )


@attack("10", "a forged file name of a megabyte", "database of 772 MB, start page 11.7 s")
def forged_name(site):
    editor, address = site.of("editor"), f"{DESK}/source/import/"
    data = b"key,title,short_name,language\nforged,Forged,Forged,en\n"
    begun = time.monotonic()
    assert editor.ask("GET", "/admin/").status == 200
    usual = time.monotonic() - begun
    answer = upload(editor, address, "named.csv", data)
    page = answer.page.type(original_file_name="x" * 1_000_000)
    confirmed = editor.send(f"{DESK}/source/process_import/", page)
    kept = site.key(
        "SELECT length(history_detail) FROM elections_historicalsource WHERE key = 'forged'"
    )
    forged = editor.send(f"{DESK}/source/process_import/", page.type(import_file_name="../../x"))
    begun = time.monotonic()
    start = editor.ask("GET", "/admin/").status
    took = time.monotonic() - begun
    waiting = len(list(site.folder.glob("uploads/*")))
    held = confirmed.status == 302 and kept < 300 and start == 200 and took < 3 + 3 * usual
    return held and forged.status in (302, 400), (
        f"kept as {kept} letters; a forged ticket: {forged.status}; start page {took:.1f} s, "
        f"{usual:.1f} before; "
        f"{waiting} uploads wait"
    )


NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; events {{ }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {printed}
}}
"""


@contextmanager
def behind_nginx(site):
    """The proxy of config/deploy in front of the site, but without TLS."""
    text = (site.root / "config/deploy/nginx.conf").read_text()
    redirect = re.compile(r"^server \{\n    listen 80;.*?^\}$", re.M | re.S)
    printed = re.sub(r"^    (?:server_name|ssl_\w+) .*$", "", redirect.sub("", text), flags=re.M)
    printed = printed.replace("$scheme", "https").replace(
        "127.0.0.1:8000", f"127.0.0.1:{site.port}"
    )
    folder = site.folder / "nginx"
    folder.mkdir(exist_ok=True)
    config = folder / "nginx.conf"
    script = (
        "import pathlib, os, sys\n"
        "path, port = pathlib.Path(sys.argv[1]), sys.argv[-1]\n"
        "text = path.read_text().replace('listen 443 ssl;', f'listen 127.0.0.1:{port};')\n"
        "path.write_text(text)\n"
        "root = ['-g', 'user root;'] if os.getuid() == 0 else []\n"
        "os.execvp('nginx', ['nginx', '-c', str(path), *root])\n"
    )
    config.write_text(NGINX.format(folder=folder, printed=printed))
    with started([sys.executable, "-c", script, str(config)], site.env, site.root) as proxy:
        yield proxy


@attack("11", "X_Forwarded_For beside X-Forwarded-For", "overrides the address that counts")
def underscores(site):
    if not shutil.which("nginx"):
        return None, "needs nginx: an application cannot tell the two apart"
    with behind_nginx(site) as proxy:
        for number in range(3):
            forged = {"X_Forwarded_For": f"198.51.100.{number}", "X_Forwarded_Proto": "http"}
            headers = {"Host": "localhost", "Referer": "https://localhost/"} | forged
            token = "a" * 32
            headers |= {"Cookie": f"__Host-csrf={token}"}
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            form = f"csrfmiddlewaretoken={token}&username=underscore&password=wrong"
            status = proxy.ask("/admin/login/", "POST", form, **headers)[0]
    logged = re.findall(r'account="underscore" address=(\S+)', site.log.read_text())
    held = status == 200 and set(logged) == {"127.0.0.1"}
    return held, f"behind nginx as in config/deploy: {status}, counted as {sorted(set(logged))}"


@attack("12", "letters in names that nobody sees", "kept by form, import and load")
def unseen(site):
    editor, passed = site.of("editor"), []
    address = f"{DESK}/person/add/"
    for letter in UNSEEN:
        name = f"An{letter}n"
        code = f"U+{ord(letter):04X}"
        if editor.send(address, editor.open(address).type(name=name, slug="a")).status != 200:
            passed.append(f"form {code}")
        table = json.dumps([{"name": name, "slug": "a"}]).encode()
        answer = upload(editor, f"{DESK}/person/import/", "a.json", table)
        if answer.status != 200 or "import_file_name" in answer.text:
            passed.append(f"import {code}")
        record = [{"model": "elections.person", "fields": {"name": name, "slug": "a"}}]
        answer = upload(
            editor, f"{DESK}/election/load/", "a.json", json.dumps(record).encode(), "file"
        )
        if answer.status != 200 or "import_file_name" in answer.text:
            passed.append(f"load at the desk {code}")
    path = Path(site.folder / "unseen.json")
    fields = {"name": "An\u034fn", "slug": "a"}
    path.write_text(json.dumps([{"model": "elections.person", "fields": fields}]))
    command = [sys.executable, "manage.py", "load", str(path)]
    done = subprocess.run(command, env=site.env, cwd=site.root, capture_output=True)
    if done.returncode == 0:
        passed.append("load")
    return not passed, f"{len(UNSEEN)} letters, four ways: passed {passed or 'none'}"
