"""Reads the templates of public pages without the indentation that only their writers need.

It was an eighth of a page. A line break is left where it stood, so that what was apart stays
apart, and errors name the line of the file.
"""

import re

from django.template import Origin
from django.template.loaders import filesystem

PUBLIC = ("elections/", "base.html", "404.html")
# Browsers show the spaces of the first two, and translations are found by those of the third.
INDENTATION = re.compile(
    r"""
      <(?P<element>pre|textarea)\b .*? </(?P=element)>
    | {%\ (?P<tag>blocktrans(?:late)?|verbatim)\b .*? {%\ end(?P=tag)\b
    | \n (?P<indentation>[ \t]+)
    """,
    re.DOTALL | re.VERBOSE,
)


def without_indentation(source: str) -> str:
    return INDENTATION.sub(lambda found: "\n" if found["indentation"] else found[0], source)


class Loader(filesystem.Loader):
    """Finds templates where Django's own loader does; others than those of public pages stay."""

    def get_contents(self, origin: Origin) -> str:
        source = super().get_contents(origin)
        is_public = origin.template_name.startswith(PUBLIC) and origin.name.endswith(".html")
        return without_indentation(source) if is_public else source
