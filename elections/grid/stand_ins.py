"""What stands where a figure belongs and is none: a dash, “n/a”, “***”, “unopposed”, “<1”."""

from django.utils.translation import gettext_lazy

from .figures import BOTH, DECIMAL, GROUPED, UNIT, FigureCell
from .names import plain, shortened
from .words import DASHES, NO_FIGURES, ROUGH


def word_key(figure: FigureCell) -> str:
    """The key of the question what a word or a sign stands for; empty for a figure."""
    if not isinstance(figure.cell, str):
        return ""
    word = plain(figure.printed)
    if word in DASHES:
        return "dash"
    # “1.787,97 voix”: votes that are no whole number, as those of several votes a voter may be.
    numbers = (DECIMAL, BOTH)
    if UNIT.search(figure.printed) and any(each.fullmatch(figure.text) for each in numbers):
        return "" if GROUPED.fullmatch(figure.text) else f"word-{shortened(word)}"
    return f"word-{shortened(word)}" if word in NO_FIGURES or ROUGH.search(word) else ""


def is_word(figure: FigureCell) -> bool:
    return bool(word_key(figure))


def options_of(figure: FigureCell) -> list[tuple[str, str]]:
    word = plain(figure.printed)
    if ROUGH.search(word) or UNIT.search(word):
        return [("wording", IN_WORDS), ("blank", ROUGHLY)]
    options = [("blank", NOT_STATED)]
    if word not in DASHES:
        options.append(("withheld", WITHHELD))
    options.append(("zero", ZERO))
    if word not in DASHES:
        options.append(("unopposed", UNOPPOSED))
    return options


NOT_STATED = gettext_lazy("The source does not state the figure.")
WITHHELD = gettext_lazy("The source withholds the figure: it stays blank.")
ZERO = gettext_lazy("No votes: the count is 0, and a share stays blank.")
UNOPPOSED = gettext_lazy("Elected unopposed: the figure stays blank.")
IN_WORDS = gettext_lazy("No exact figure: keep it in the source’s words.")
ROUGHLY = gettext_lazy("No exact figure: leave it blank, and say it in the account’s note.")
