"""How to cite an election's record: as text, and in the forms that reference managers read.

What is cited is the record as it is now, under the address at which it will still be so later.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .addresses import whole

# What TeX would take for a command, and how it is written as itself.
TEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
TEX_SIGN = re.compile(r"[&%$#_{}\\~^]")


@dataclass(frozen=True, slots=True)
class Citation:
    """The record of an election; `publisher` and `url` are empty where the site has none."""

    slug: str
    title: str
    site: str
    publisher: str
    url: str

    def __str__(self) -> str:
        title = _("“%(title)s”") % {"title": self.title}
        return ". ".join(part for part in (self.publisher, title, self.site, self.url) if part)

    @property
    def bibtex(self) -> str:
        fields = {
            "author": f"{{{tex(self.publisher)}}}" if self.publisher else "",
            "title": f"{{{tex(self.title)}}}",
            "howpublished": tex(self.site),
            "url": self.url,
        }
        lines = (f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        return f"@misc{{{self.slug},\n{''.join(lines)}}}\n"

    @property
    def ris(self) -> str:
        """A web page in RIS, whose lines end with a carriage return and a line feed."""
        fields = (
            *(("TY", "ELEC"), ("ID", self.slug), ("AU", self.publisher), ("TI", self.title)),
            *(("T2", self.site), ("PB", self.publisher), ("UR", self.url)),
        )
        lines = [f"{name}  - {value}\r\n" for name, value in fields if value]
        return "".join([*lines, "ER  - \r\n"])

    @property
    def csl(self) -> str:
        item = {
            "id": self.slug,
            "type": "webpage",
            "title": self.title,
            "container-title": self.site,
            "author": [{"literal": self.publisher}] if self.publisher else [],
            "publisher": self.publisher,
            "URL": self.url,
            "language": get_language(),
        }
        kept = {name: value for name, value in item.items() if value}
        return json.dumps([kept], ensure_ascii=False, indent=1) + "\n"


def citation(slug: str, title: str, changed: datetime | None) -> Citation:
    """`changed` is when the record of the election last changed, where that is known."""
    path = reverse("as_of", args=[slug, changed]) if changed else reverse("election", args=[slug])
    return Citation(
        slug=slug,
        title=title,
        site=settings.SITE_NAME,
        publisher=settings.PUBLISHER,
        url=whole(path),
    )


def tex(text: str) -> str:
    return TEX_SIGN.sub(lambda found: TEX[found[0]], text)
