"""Lists of the desk, asked for what they do not offer."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

from tests.admin.test_lookups import REFUSED

from .attack import attack
from .site import PAGE

REGEX = r"(?s)^(a|.|\w)*ZQX$"


@attack("2", "a regular expression without end, twice", "both workers frozen until killed")
def regular_expression(site):
    reviewer = site.of("reviewer")
    address = f"/admin/elections/section/?body__regex={quote(REGEX)}"
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(reviewer.ask, "GET", address) for _ in range(2)]
        _number, wrong, longest = site.slowest(PAGE, "/healthz", seconds=3)
        statuses = [each.result(60).status for each in asked]
    held = statuses == [302, 302] and not wrong and longest < 3
    return held, f"{statuses}; pages meanwhile: slowest {longest:.2f} s, {wrong} failed"


@attack("2", "lookups that lists do not offer", "500")
def lookups(site):
    reviewer = site.of("reviewer")
    tables = ("election", "person", "source", "section", "figure")
    statuses = {
        reviewer.ask("GET", f"/admin/elections/{table}/?{name}={quote(value)}").status
        for table in tables
        for query in REFUSED
        for name, value in query.items()
    }
    return statuses == {302}, f"{len(REFUSED)} lookups of {len(tables)} lists: {statuses}"
