"""Lighthouse's scores of five public pages on a telephone, and what it finds below 100.

    python -m tests.browser.lighthouse

Needs Chromium (see `chromium`) and Lighthouse in `var`, or in the folder that LIGHTHOUSE names:

    npm install --prefix var --no-save --ignore-scripts lighthouse@12.8.2

The exit code is 1 if a score is below 100. Speed depends on what else the machine does: ask again
before believing a lower one.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import chromium
from .site import BASE_DIR, serve
from .states import PUBLIC

PAGES = ("index", "about", "overview", "results", "reactions")
FOLDER = Path(os.environ.get("LIGHTHOUSE", BASE_DIR / "var/node_modules/lighthouse"))
# Seconds for one page.
PATIENCE = 120


def report(url: str, browser: str) -> dict:
    """What Lighthouse says of a page, as it writes it in JSON."""
    flags = ["--headless=new", *chromium.ARGUMENTS]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    command = [
        *("node", str(FOLDER / "cli/index.js"), url, "--output=json", "--quiet"),
        *("--no-enable-error-reporting", f"--chrome-flags={' '.join(flags)}"),
    ]
    done = subprocess.run(
        command,
        capture_output=True,
        check=True,
        env=os.environ | {"CHROME_PATH": browser},
        timeout=PATIENCE,
    )
    return json.loads(done.stdout)


def missed(found: dict) -> list[str]:
    """The audits that count in a category whose score they lower."""
    audits = found["audits"]
    return [
        f"{audits[reference['id']]['title']} {audits[reference['id']].get('displayValue', '')}"
        for category in found["categories"].values()
        if category["score"] < 1
        for reference in category["auditRefs"]
        if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1
    ]


def main() -> None:
    browser = chromium.find()
    if browser is None:
        sys.exit("Chromium is not installed, and BROWSER_PATH names no browser.")
    if not FOLDER.is_dir() or shutil.which("node") is None:
        sys.exit(f"There is no Lighthouse in {FOLDER}, or no Node. {__doc__}")
    perfect = True
    with serve() as site:
        for state in PUBLIC:
            if state.name not in PAGES:
                continue
            found = report(site.url + state.path, browser)
            scores = {
                name: round(100 * category["score"])
                for name, category in found["categories"].items()
            }
            print(f"{state.name:<12}", *(f"{name} {score}" for name, score in scores.items()))  # noqa: T201
            for line in missed(found):
                print(f"    {line}")  # noqa: T201
            perfect = perfect and set(scores.values()) == {100}
    sys.exit(not perfect)


if __name__ == "__main__":
    main()
