"""Prose in Markdown, with citations such as [@key; @other] as the marks of their sources.

CommonMark without HTML, images and tables: pages ask no third party for pictures, and data has
tables of its own. What comes out is sanitised once more, so that no fault of the renderer can
let a script through.
"""

import re
from functools import lru_cache

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .citation_marks import marks
from .models.prose import CITATION, CITED_KEY

CITATION_AND_STOP = re.compile(rf"(?P<citation>{CITATION.pattern})(?P<stop>[.,;:]?)")
LOWEST_HEADING = 6
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title"},
    "button": {"popovertarget", "aria-label"},
    "ol": {"start"},
}
ALLOWED_TAGS = {
    *("a", "blockquote", "br", "button", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("li", "ol", "p", "pre", "span", "strong", "ul"),
}


def citation_rule(state, silent: bool) -> bool:
    """Reads [@key; @other] where it stands in a text.

    Writers put it before the full stop; marks are set after it, and without a space before. Like
    a link within a link, a citation within the text of a link makes that no link.
    """
    found = CITATION_AND_STOP.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip() + found["stop"]
        state.push("citation", "", 0).content = found["citation"]
    state.pos = found.end()
    return True


def render_citation(renderer, tokens, index, options, env) -> str:
    """The marks of the cited sources; a key that no source has is shown as it was written."""
    keys = CITED_KEY.findall(tokens[index].content)
    sources = [env["cite"](key) for key in keys]
    unknown = (key for key, source in zip(keys, sources, strict=True) if source is None)
    return marks(filter(None, sources)) + "".join(escape(f" [@{key}]") for key in unknown)


def shift_headings(state) -> None:
    """Puts headings below the page's own, without leaving out a level on the way down."""
    top = state.env["top_heading"]
    last = top - 1
    for token in state.tokens:
        if token.type == "heading_open":
            last = min(top + int(token.tag[1]) - 1, last + 1, LOWEST_HEADING)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{last}"


def parser() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).disable("image")
    reader.inline.ruler.before("link", "citation", citation_rule)
    reader.core.ruler.push("shift_headings", shift_headings)
    reader.add_render_rule("citation", render_citation)
    return reader


READER = parser()


# When the pages of an election are made anew, seldom more than a section of its prose has changed.
@lru_cache(maxsize=64)
def parsed(text: str, top_heading: int) -> list[Token]:
    return READER.parse(text, {"top_heading": top_heading})


SANITISER = nh3.Cleaner(
    tags=ALLOWED_TAGS,
    attributes=ALLOWED_ATTRIBUTES,
    allowed_classes={"button": {"mark"}, "span": {"joined"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow",
)


def render(text: str, cite, top_heading: int = 2) -> SafeString:
    """The HTML of a Markdown text.

    `cite` gives the `Cited` source of a key, or `None` where there is none. A first-level heading
    of the text becomes `top_heading`.
    """
    html = READER.renderer.render(parsed(text, top_heading), READER.options, {"cite": cite})
    return mark_safe(SANITISER.clean(html))  # noqa: S308 sanitised in this very line
