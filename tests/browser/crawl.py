"""Follow every link of the public pages, as a search engine does."""

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

from tests.pages import Node, read


class Crawl:
    """Every page of the site that links lead to, from the list of elections on.

    `pages` is the HTML of each address. `dead` says which link, on which page, leads to no page,
    or to no element of one.
    """

    def __init__(self, site_url: str):
        self.site_url = site_url
        self.pages: dict[str, str] = {}
        self.dead: list[str] = []
        self._names: dict[str, set[str]] = {}
        self._links: list[tuple[str, str]] = []
        waiting = [f"{site_url}/"]
        while waiting:
            address = waiting.pop()
            if address not in self._names:
                waiting.extend(self._read(address))
        self._look_for_names()

    def _read(self, address: str) -> Iterator[str]:
        self._names[address] = set()
        try:
            with urlopen(address) as answer:  # noqa: S310 - the site's own address
                if not answer.headers["Content-Type"].startswith("text/html"):
                    return
                html = answer.read().decode()
        except HTTPError as error:
            self.dead.append(f"{address}: {error.code}")
            return
        self.pages[address] = html
        root = read(html)
        self._names[address] = {node.attrs["id"] for node in root.walk() if "id" in node.attrs}
        for link in links(root):
            target = urljoin(address, link)
            if target.startswith(f"{self.site_url}/"):
                self._links.append((address, target))
                yield urldefrag(target).url

    def _look_for_names(self) -> None:
        for address, target in self._links:
            page, name = urldefrag(target)
            if name and page in self.pages and name not in self._names[page]:
                self.dead.append(f"{address}: {target}")


def links(root: Node) -> list[str]:
    """What a page leads to: its links, and the pages that its head names."""
    nodes = root.all("a") + root.all("link")
    return [node.attrs["href"] for node in nodes if "href" in node.attrs]
