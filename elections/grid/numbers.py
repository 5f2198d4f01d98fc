"""Figures as sources print them: 47,095; 47.095; 47 095; 47'095; 66,70 %.

A sign between thousands in one file stands before decimals in another. What one cell leaves open
the other cells of the file may decide; what they leave open too is asked.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections.models.fields import PRINTED_DECIMAL
from elections.resources.problems import Problem

from .figures import (
    BOTH,
    DECIMAL,
    DIGITS,
    GROUPED,
    GROUPED_BY_BLANKS,
    INDIAN,
    LARGEST_COUNT,
    PART_OF_ONE,
    FigureCell,
    signs_of,
)
from .questions import Answers, Choice, Question
from .stand_ins import is_word, options_of, word_key
from .words import MADE_DATE


class Numbers:
    """Reads the counts and the percentages of one file, given all of them."""

    def __init__(self, counts: list[FigureCell], shares: list[FigureCell], answers: Answers):
        self.answers = answers
        self.questions: list[Question] = []
        self.problems: list[Problem] = []
        in_counts, in_shares = signs_of(counts), signs_of(shares)
        self.between_thousands = {
            sign: self.separates(sign, figures, counts, in_counts, in_shares)
            for sign, figures in in_counts.open.items()
        }
        self.before_decimals = {
            sign: self.begins_decimals(sign, figures, in_counts, in_shares)
            for sign, figures in in_shares.open.items()
        }
        self.words = self.meaning_of_words([*counts, *shares])
        self.notices = [marker_notice(each) for each in [*counts, *shares] if each.marker]
        self.places = self.places_of([each for each in shares if not isinstance(each.cell, str)])
        self.of_one = self.are_parts_of_one([each for each in shares if not is_word(each)])

    # What signs mean

    def separates(self, sign, figures, counts, in_counts, in_shares) -> bool | None:
        """Whether a sign stands between the thousands of counts; `None` if that is asked."""
        other = "," if sign == "." else "."
        if sign not in in_counts.decimals | in_shares.decimals:
            if sign in in_counts.thousands or other in in_shares.decimals:
                return True
            # Decimals would be printed of all of them; small counts without any show that these
            # are none, as long as no large one is printed without the sign.
            plain_counts = [int(each.text) for each in counts if DIGITS.fullmatch(each.text)]
            several = len({figure.text for figure in figures}) > 1
            if several and plain_counts and max(plain_counts) < 1000:
                return True
        elif sign in in_counts.thousands:
            return True
        question = Question(
            "thousands" if sign == "." else "thousands-comma",
            _("What is “%(value)s” in the column “%(column)s” (row %(row)s)?")
            % {"value": figures[0].printed, "column": figures[0].column, "row": figures[0].row},
            (
                Choice(
                    "yes",
                    _("The count %(count)s: the sign stands between thousands.")
                    % {"count": figures[0].text.replace(sign, "")},
                ),
                Choice("no", _("A number with decimals: I will correct the file.")),
            ),
        )
        return self.asked(question, "yes")

    def begins_decimals(self, sign, figures, in_counts, in_shares) -> bool | None:
        """Whether a sign stands before the decimals of percentages; `None` if that is asked."""
        other = "," if sign == "." else "."
        thousands = in_counts.thousands | in_shares.thousands
        if sign not in thousands and (sign in in_shares.decimals or other in thousands):
            return True
        value = figures[0].text.replace("%", "").strip()
        question = Question(
            "decimals" if sign == "." else "decimals-comma",
            _("What is “%(value)s” in the column “%(column)s” (row %(row)s)?")
            % {"value": figures[0].printed, "column": figures[0].column, "row": figures[0].row},
            (
                Choice(
                    "yes",
                    _("%(value)s per cent: the sign stands before decimals.")
                    % {"value": value.replace(sign, ".")},
                ),
                Choice(
                    "no",
                    _("%(value)s per cent: the sign stands between thousands.")
                    % {"value": value.replace(sign, "")},
                ),
            ),
        )
        return self.asked(question, "yes")

    def asked(self, question: Question, yes: str) -> bool | None:
        self.questions.append(question)
        answer = question.answer(self.answers)
        return None if answer is None else answer == yes

    def meaning_of_words(self, figures: list[FigureCell]) -> dict[str, str | None]:
        """What stands for a figure that is none, by its key; `None` where that is asked."""
        meanings = {}
        for figure in figures:
            key = word_key(figure)
            if not key or key in meanings:
                continue
            question = Question(
                key,
                _("What does “%(sign)s” stand for (row %(row)s, column “%(column)s”)?")
                % {"sign": figure.printed, "row": figure.row, "column": figure.column},
                tuple(Choice(value, str(label)) for value, label in options_of(figure)),
            )
            self.questions.append(question)
            meanings[key] = question.answer(self.answers)
        return meanings

    def is_unopposed(self, figure: FigureCell | None) -> bool:
        return figure is not None and self.words.get(word_key(figure)) == "unopposed"

    def is_blank(self, figure: FigureCell, *, is_share: bool) -> bool:
        """Whether a word or a sign stands for no figure, so that nothing of it is stored."""
        meaning = self.words.get(word_key(figure))
        return meaning in ("blank", "withheld") or (is_share and meaning == "zero")

    def is_in_words(self, figure: FigureCell | None) -> bool:
        return figure is not None and self.words.get(word_key(figure)) == "wording"

    def places_of(self, bare: list[FigureCell]) -> str | None:
        """With how many decimals the source prints what a workbook holds as bare numbers."""
        if not bare:
            return None
        most = max(len(each.text.partition(".")[2]) for each in bare)
        example = bare[0].cell
        options = [
            Choice(
                str(places), _("All with the same: %(value)s") % {"value": f"{example:.{places}f}"}
            )
            for places in range(most, min(most + 3, 7))
        ]
        as_it_is = _("Each as its cell shows it: %(value)s") % {"value": bare[0].printed}
        question = Question(
            "places",
            _(
                "The workbook holds shares as bare numbers, which lose zeros at their end. How "
                "many decimals does the source print?"
            ),
            (*options, Choice("shown", as_it_is)),
        )
        self.questions.append(question)
        return question.answer(self.answers)

    def are_parts_of_one(self, shares: list[FigureCell]) -> bool | None:
        """Whether 0.6665 stands for 66.65 per cent; `None` if that is asked.

        Asked only where every share may be such a part, or every bare number of a workbook beside
        cells that are formatted as percentages.
        """
        bare = [each for each in shares if not isinstance(each.cell, str)]
        if bare and any("%" in each.text for each in shares):
            shares = [bare[0], *bare]
        if len(shares) < 2 or not all(PART_OF_ONE.fullmatch(each.text) for each in shares):
            return False
        example = shares[0].text.replace(",", ".")
        question = Question(
            "parts",
            _("No share is above 1. What is “%(value)s” (row %(row)s)?")
            % {"value": shares[0].text, "row": shares[0].row},
            (
                Choice("no", _("%(value)s per cent.") % {"value": example}),
                Choice("yes", _("%(value)s per cent.") % {"value": hundredfold(example)}),
            ),
        )
        return self.asked(question, "yes")

    # Figures

    def count(self, figure: FigureCell | None) -> int | None:
        """A count; `None` where it is not stated, cannot be read, or waits for an answer."""
        if figure is None or not figure.text:
            return None
        if key := word_key(figure):
            return 0 if self.words.get(key) == "zero" else None
        text = figure.text
        grouped = GROUPED.fullmatch(text)
        if isinstance(figure.cell, float):
            return self.refused(figure, HAS_DECIMALS)
        if DIGITS.fullmatch(text):
            digits = text
        elif GROUPED_BY_BLANKS.fullmatch(text) or INDIAN.fullmatch(text):
            digits = re.sub("[^0-9]", "", text)
        elif grouped and (text.count(grouped[1]) > 1 or self.between_thousands.get(grouped[1])):
            digits = text.replace(grouped[1], "")
        elif grouped and self.between_thousands.get(grouped[1]) is None:
            return None
        else:
            return self.refused(figure, why_no_count(text))
        if int(digits) > LARGEST_COUNT:
            return self.refused(figure, _("“%(value)s” is larger than any count can be."))
        return int(digits)

    def change(self, figure: FigureCell | None) -> int | None:
        """A change in seats with its sign or arrow before it; `None` as for a count."""
        sign = CHANGE.fullmatch(figure.text) if figure else None
        if not sign:
            return self.count(figure)
        return -int(sign[2]) if sign[1] in "-−–▼" else int(sign[2])

    def share(self, figure: FigureCell | None) -> str | None:
        """A percentage with the digits that are printed, and a point before its decimals."""
        if figure is None or not figure.text or is_word(figure):
            return None
        if not isinstance(figure.cell, str):
            if self.places is None:
                return None
            text = figure.text
            if self.places != "shown":
                text = f"{figure.cell:.{self.places}f}"
            text = hundredfold(text) if self.of_one else text
            return text if re.search(PRINTED_DECIMAL, text) else self.refused(figure, NO_SHARE)
        text = figure.text.removesuffix("%").removeprefix("%").strip()
        if both := BOTH.fullmatch(text):
            text = text.replace(both[1], "").replace(both[2], ".")
        elif grouped := GROUPED.fullmatch(text):
            decimal = text.count(grouped[1]) == 1 and self.before_decimals.get(grouped[1])
            if decimal is None:
                return None
            text = text.replace(grouped[1], "." if decimal else "")
        elif DECIMAL.fullmatch(text):
            text = text.replace(",", ".")
        text = hundredfold(text) if self.of_one and "%" not in figure.text else text
        return text if re.search(PRINTED_DECIMAL, text) else self.refused(figure, NO_SHARE)

    def refused(self, figure: FigureCell, message: str) -> None:
        self.problems.append(figure.problem(str(message)))


CHANGE = re.compile("([-+−–±▲▼]) ?([0-9]{1,4})")
HAS_DECIMALS = gettext_lazy(
    "“%(value)s” is not a count: it has decimals. Put the count there, and format the cell as text."
)
NO_SHARE = gettext_lazy(
    "“%(value)s” is not a percentage: write it like 66.70, with up to six decimals."
)


def why_no_count(text: str) -> str:
    if MADE_DATE.fullmatch(text) and not text[:4].isdigit():
        return _(
            "“%(value)s” is a date, which a spreadsheet may have made of something like 1-4. "
            "Write what the source prints."
        )
    if "%" in text:
        return _("“%(value)s” is a percentage where a count belongs: put it under the shares.")
    if re.search(r"[^\W\d_]", text) and re.search("[0-9]", text):
        return _(
            "“%(value)s” is not a count in digits: write all of them, such as 47000, and choose "
            "what counts are printed to."
        )
    if DECIMAL.fullmatch(text) or BOTH.fullmatch(text):
        return _(
            "“%(value)s” is not a count: it has decimals. Put the count there; parts of a vote are "
            "entered on the account’s form."
        )
    return _("“%(value)s” is not a count: write its digits alone, such as 47095.")


def hundredfold(text: str) -> str:
    """A number with its point moved by two digits, which loses none: 66.70 of 0.6670."""
    return f"{Decimal(text).scaleb(2):f}"


def marker_notice(figure: FigureCell) -> str:
    message = _(
        "Row %(row)s: “%(value)s” is saved without “%(marker)s”. Put what that says in a note."
    )
    return message % {"row": figure.row, "value": figure.printed, "marker": figure.marker}
