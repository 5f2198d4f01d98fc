"""The Nu Html Checker finds nothing to say of any page, and no link leads nowhere."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import miss
from .crawl import Crawl
from .site import BASE_DIR
from .states import STATES

pytestmark = pytest.mark.browser

# From the npm registry, whose package holds this one file: .ci/run says how to install it.
JAR = Path(os.environ.get("VNU_JAR", BASE_DIR / "var/node_modules/vnu-jar/build/dist/vnu.jar"))


@pytest.fixture(scope="module")
def crawl(site):
    return Crawl(site.url)


def test_links_lead_to_pages_and_their_parts(crawl):
    assert crawl.dead == []
    assert len(crawl.pages) > len(STATES)


def test_pages_are_valid(crawl, site, new_page, tmp_path):
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        miss(f"Java and the Nu Html Checker in {JAR}, or in what VNU_JAR names")
    pages = dict(crawl.pages)
    for state in STATES:
        if state.signed_in or state.status != 200:
            pages[state.path] = new_page(state).goto(site.url + state.path).text()
    pages["/admin/login/"] = new_page().goto(f"{site.url}/admin/login/").text()
    names = {}
    for number, (address, html) in enumerate(pages.items()):
        file = tmp_path / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        names[file.name] = address
    checker = subprocess.run(
        [java, "-jar", str(JAR), "--format", "json", "--skip-non-html", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    found = [
        f"{names[Path(message['url']).name]}:{message['lastLine']}: {message['message']}"
        for message in json.loads(checker.stderr)["messages"]
    ]
    assert found == []
    assert checker.returncode == 0
