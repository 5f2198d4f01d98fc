"""Small things of one kind: what the database lets through, and what strangers are told."""

import re
import subprocess
import sys
import time

from .attack import attack
from .integrity import DESK
from .site import PAGE, SLUG
from .waiting import upload

REPLACED = """
import django; django.setup()
from django.db import connection
columns = [field.column for field in {model}._meta.concrete_fields]
values = ", ".join("'Replaced Name'" if name == "name" else '"%s"' % name for name in columns)
names = ", ".join('"%s"' % name for name in columns)
with connection.cursor() as cursor:
    cursor.execute(
        f"INSERT OR REPLACE INTO elections_person ({names}) "
        f"SELECT {values} FROM elections_person WHERE id = {pk}"
    )
"""


@attack("13", "INSERT OR REPLACE", "a stale page, a broken search index", ["sqlite"])
def replaced(site):
    pk = site.key(
        "SELECT person_id FROM elections_option o JOIN elections_figure f ON f.option_id = o.id "
        "JOIN elections_election e ON e.id = o.election_id "
        f"WHERE e.slug = '{SLUG}' AND f.outcome = 'elected'"
    )
    name = site.key(f"SELECT name FROM elections_person WHERE id = {pk}")
    code = REPLACED.replace("{pk}", str(pk)).replace(
        "{model}", "__import__('elections.models').models.Person"
    )
    site.run(code)
    time.sleep(1.2)
    fresh = all("Replaced Name" in site.visit(PAGE)[1] for _ in range(8))
    reviewer = site.of("reviewer")
    found = [
        len(re.findall(r'class="field-name|th class="field', reviewer.ask("GET", address).text))
        for address in (f"{DESK}/person/?q=Replaced", f"{DESK}/person/?q={name.split()[0]}")
    ]
    site.run(code.replace("Replaced Name", name))
    time.sleep(1.2)
    back = all("Replaced Name" not in site.visit(PAGE)[1] for _ in range(8))
    held = fresh and back and found[0] == 1
    return held, f"the page says so: {fresh}; found under the new name: {found[0]}"


@attack("13", "slugs and keys that are none", "a blank made the front page 500")
def blank_slugs(site):
    passed = []
    for table, column in (
        ("election", "slug"),
        ("person", "slug"),
        ("party", "slug"),
        ("jurisdiction", "slug"),
        ("source", "key"),
        ("option", "slug"),
        ("statement", "slug"),
    ):
        for value in ("", " ", "a/b", "a b", "é"):
            try:
                site.execute(
                    f"UPDATE elections_{table} SET {column} = '{value}' "
                    f"WHERE id = (SELECT min(id) FROM elections_{table})"
                )
            except Exception as error:
                # The constraint asks SQLite for a function that programs without Django lack.
                if not re.search("constraint|REGEXP", str(error)):
                    raise
            else:
                passed.append(f"{table} {value!r}")
    pages = site.visit("/")[0], site.visit(PAGE)[0]
    return not passed and pages == (200, 200), f"passed: {passed or 'none'}; pages: {pages}"


@attack("13", "51 uploads beside somebody's waiting one", "it is gone")
def evicted(site):
    address, data = f"{DESK}/source/import/", b"key,title,short_name,language\n%s,A,A,en\n"
    publisher, editor = site.of("publisher"), site.of("editor")
    before = len(list(site.folder.glob("uploads/*")))
    waiting = upload(publisher, address, "a.csv", data % b"waiting")
    for number in range(51):
        upload(editor, address, "a.csv", data % b"evicting-%d" % number)
    confirmed = publisher.send(f"{DESK}/source/process_import/", waiting.page)
    stored = site.execute("SELECT 1 FROM elections_source WHERE key = 'waiting'")
    left = len(list(site.folder.glob("uploads/*")))
    held = confirmed.status == 302 and bool(stored) and left <= before + 50
    return held, f"confirmed: {bool(stored)}; {left} files wait"


@attack("13", "drafts, asked for by staff without rights", "/admin/r/ tells their slugs")
def drafts(site):
    pk = site.key(f"SELECT id FROM elections_election WHERE slug = '{SLUG}'")
    kind = site.key("SELECT id FROM django_content_type WHERE model = 'election'")
    site.execute(f"UPDATE elections_election SET publication = 'draft' WHERE id = {pk}")
    time.sleep(1.2)
    nobody = site.of("nobody")
    addresses = (
        f"/admin/r/{kind}/{pk}/",
        f"{DESK}/election/{pk}/change/",
        f"{DESK}/election/{pk}/publication/",
        f"{DESK}/election/{pk}/history/",
        f"{DESK}/election/{pk}/like/",
        f"{DESK}/election/load/",
        f"{DESK}/election/article/",
        f"{DESK}/account/grid/",
        f"{DESK}/election/export/",
        f"/admin/autocomplete/?app_label=elections&model_name=option&field_name=election&term={SLUG}",
        "/admin/",
        PAGE,
        f"{PAGE}data.csv",
        f"{PAGE}data.json",
        f"{PAGE}data.xlsx",
        f"{PAGE}card.png",
        f"{PAGE}results/areas/",
        f"{PAGE}cite.bib",
        f"{PAGE}corrections/",
        "/",
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/elections.ics",
        "/results.atom",
        "/corrections.atom",
    )
    told = [
        address
        for address in addresses
        for answer in [nobody.ask("GET", address)]
        if (answer.status == 200 and SLUG in answer.text.replace(address, ""))
        or SLUG in answer.location.replace(address, "")
    ]
    site.execute(f"UPDATE elections_election SET publication = 'published' WHERE id = {pk}")
    time.sleep(1.2)
    return not told, f"{len(addresses)} addresses: told by {told or 'none'}"


@attack("13", "a weak SECRET_KEY", "the site starts")
def weak_secret(site):
    codes = [
        subprocess.run(
            [sys.executable, "manage.py", "check"],
            env=site.env | {"SECRET_KEY": key},
            cwd=site.root,
            capture_output=True,
        ).returncode
        for key in ("secret", "a" * 60, "")
    ]
    return 0 not in codes, f"three weak ones: the command ends with {codes}"
