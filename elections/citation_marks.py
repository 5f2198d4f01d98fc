"""The mark of a source: the small number beside what it states."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

# A button opens the source in place without script: its popover stands at the end of the page. No
# form is around it, which it would send. Readers' modes throw buttons away and keep links, so that
# beside it stands one that is seen there, on paper, and where there is no style sheet.
MARK = (
    '<button class="mark" popovertarget="cited-{0}" aria-label="{1}"><span>{2}</span></button>'
    '<a href="#cited-{0}">[{2}]</a>'
)

# Keeps the first mark on the line of what it marks: browsers heed the word joiner between two
# texts, but not between a text and a button.
JOINED = '<span class="joined">\u2060{}</span>{}'


def mark(source) -> SafeString:
    """The mark of one source (a `Cited`)."""
    return marks([source])


def marks(sources) -> SafeString:
    """The marks of several sources, one after the other; nothing for none."""
    language = get_language()
    buttons = [button_in(language, one.key, one.number, one.name) for one in sources]
    if not buttons:
        return SafeString("")
    return SafeString(JOINED.format(buttons[0], "".join(buttons[1:])))


# A page shows the same few marks again and again.
@lru_cache(maxsize=1024)
def button_in(language: str | None, key: str, number: int, name: str) -> SafeString:
    """`language` is the active one, on which the text depends."""
    label = gettext("Source %(number)s: %(name)s") % {"number": number, "name": name}
    return format_html(MARK, key, label, number)
