"""The rows of totals: what their labels say, which figures they hold, and what of them is kept.

A row may hold a count, a percentage, or both. A row that says how many voted for none of the
candidates, or for several in one figure, is no total but the line of an option.
"""

import re

from django.utils.translation import gettext as _

from elections.models import Measure

from .cells import Cell
from .columns import Claim, Layout, RawLine, Row, text
from .figures import DIGITS, GROUPED, FigureCell
from .labels import FOOTNOTE, MEASURE_LABELS, NOT_KEPT, OPTIONS, total_kind
from .names import plain
from .questions import Answers, Choice, Question
from .words import DASHES, LEAVE, SEAT_ROLES

# “Electorate: 4612, Turnout: 30.81%”
PAIR = re.compile(
    r"\s*([^\W\d_][^:=]*?)\s*[:=]\s*(\d(?:[\d.,'’\s]*\d)?\s*%?)\s*(?:[;|/·]|,(?=\s)|$)"
)
CANDIDATE = "candidate"


def take_total(row: Row, layout: Layout, answers: Answers) -> bool:
    """Whether a row is one of totals, or of no single candidate; if so its figures are noted."""
    place = label_place(row, layout)
    label = text(row[1][place]) if place is not None else ""
    kind = total_kind(label)
    if kind is None:
        return take_pairs(row, layout, answers)
    if kind in ("blank", "?") and answers.get(f"total-{row[0]}") == CANDIDATE:
        return False
    figures = total_figures(row, place, layout)
    layout.cells.keys.add((row[0], place))
    if kind == "date":
        take_date(row, place, layout)
    elif kind in NOT_KEPT:
        if kind == "subtotal" and figures[0]:
            layout.subtotals.append(Claim(label, figures[0]))
        leave_out(row, layout, NOT_KEPT[kind])
    elif kind in OPTIONS:
        take_option(kind, row, label, figures, layout)
    elif kind == "blank":
        layout.blanks.append((row, label, figures))
    elif kind == "?":
        kind = ask_total(row, label, layout, answers)
        take_kind(kind, row, label, figures, layout, answers)
    else:
        take_kind(kind, row, label, figures, layout, answers)
    if kind is not None and kind not in (*OPTIONS, *NOT_KEPT, LEAVE, "date"):
        note_seats(row, label, layout)
    return True


def take_option(kind: str, row: Row, label: str, figures, layout: Layout) -> None:
    """The line of an option that is no candidate, wherever in its row the label stands."""
    count, share = figures
    seats = layout.seats(row)
    if count is None and share is None and not seats:
        leave_out(row, layout)
        return
    found = [each for each in (*figures, *seats.values()) if each is not None]
    layout.cells.stored |= {(row[0], each.place) for each in found}
    name = FOOTNOTE.sub("", " ".join(label.split()))
    layout.lines.append(RawLine(row[0], name, "", count, share, "", kind, seats))


def take_kind(kind, row: Row, label: str, figures, layout: Layout, answers: Answers) -> None:
    """Note the figures of a row of this kind; `None` where it waits for an answer."""
    count, share = figures
    if kind == "registered+turnout":
        note_total("registered", label, count, row, layout)
        note_total("turnout", label, share, row, layout)
    elif kind == "turnout":
        take_turnout(row, label, figures, layout, answers)
    elif kind == "invalid+blank":
        layout.both_in_one = label
        note_row("invalid", label, figures, row, layout)
    elif kind in MEASURE_LABELS:
        note_row(kind, label, figures, row, layout)
    elif kind == LEAVE:
        leave_out(row, layout)


def note_row(kind: str, label: str, figures, row: Row, layout: Layout) -> None:
    """Note the count and the percentage of a total.

    The percentage beside the votes cast is the turnout, unless it is the whole hundred.
    """
    count, share = figures
    if kind == "turnout":
        note_total(kind, label, share or count, row, layout)
        return
    # A count may stand under the shares, for want of a column of its own.
    if count is None and share and not is_percentage(share) and looks_like_count(share):
        count, share = share, None
    if count is not None or share is None:
        note_total(kind, label, count, row, layout)
    if share is None:
        return
    if kind == "cast" and not re.match(r"100(?![0-9])", share.text):
        message = _("Row %(row)s: “%(value)s” beside “%(label)s” is taken as the turnout.")
        values = {"row": row[0], "value": share.printed, "label": label}
        layout.notices.append(message % values)
        kind = "turnout"
    note_total(kind, label, share, row, layout, "share")


def note_seats(row: Row, label: str, layout: Layout) -> None:
    """Note the seats in the row of a total as those of all lists; changes of them sum to none."""
    for measure, figure in layout.seats(row).items():
        if measure == Measure.SEAT_CHANGE:
            words = _("%(label)s: the change in seats of all") % {"label": label}
            layout.leave_out(row[0], words, figure.place)
        else:
            note_total(measure, label, figure, row, layout, "count")


def take_date(row: Row, place: int, layout: Layout) -> None:
    found = [(i, text(cell)) for i, cell in enumerate(row[1]) if i > place and cell]
    layout.date = (row[0], found[0][1] if found else "")
    # It is compared with the round's.
    layout.cells.keys |= {(row[0], i) for i, _text in found[:1]}


def take_pairs(row: Row, layout: Layout, answers: Answers) -> bool:
    """The same of cells that hold label and figure: “Registered voters: 98,909”."""
    cells = [(place, pairs_of(text(cell))) for place, cell in enumerate(row[1]) if cell != ""]
    if not cells or not all(pairs for _place, pairs in cells):
        return False
    for place, pairs in cells:
        for label, value in pairs:
            kind = total_kind(label)
            figure = FigureCell(value, row[0], layout.names[place], place)
            layout.cells.keys.add((row[0], place))
            if kind == "date":
                layout.date = (row[0], value)
            elif kind in OPTIONS:
                reason = _("votes of no single candidate: give them a row of their own")
                layout.left_out.append((row[0], f"{label}: {value} ({reason})"))
            elif kind in NOT_KEPT:
                layout.left_out.append((row[0], f"{label}: {value} ({NOT_KEPT[kind]})"))
            elif kind in ("registered+turnout", "invalid+blank") or kind in MEASURE_LABELS:
                figures = (None, figure) if kind == "turnout" else figures_of(figure)
                take_kind(kind, row, label, figures, layout, answers)
            else:
                kind = ask_total(row, label, layout, answers, of_pair=f"{label}: {value}")
                if kind == LEAVE:
                    layout.left_out.append((row[0], f"{label}: {value}"))
                elif kind is not None:
                    note_row(kind, label, figures_of(figure), row, layout)
    return True


def pairs_of(cell: str) -> list[tuple[str, str]]:
    """The labels and figures in a cell that holds nothing else."""
    found = [(match[0], match[1], match[2].strip()) for match in PAIR.finditer(cell)]
    if found and "".join(whole for whole, _label, _value in found).strip() == cell.strip():
        return [(label, value) for _whole, label, value in found]
    label, _colon, value = cell.partition(":")
    known = total_kind(label)
    return [(label.strip(), value.strip())] if known and holds_figure(value) else []


def label_place(row: Row, layout: Layout) -> int | None:
    """Where a row's label stands: under the candidates, or in its first cell with words."""
    place = layout.roles.get("candidate", 0)
    words = [i for i, cell in enumerate(row[1]) if re.search(r"[^\W\d_]", text(cell))]
    return place if place in words else next(iter(words), None)


def total_figures(
    row: Row, label: int, layout: Layout
) -> tuple[FigureCell | None, FigureCell | None]:
    """A row's count and its percentage: under their columns, or else the first behind the label."""
    count, share = layout.at(row, "votes"), layout.at(row, "share")
    if count is None and share is None:
        own = {layout.roles[role] for role in SEAT_ROLES if role in layout.roles}
        places = [
            i for i, cell in enumerate(row[1]) if i > label and i not in own and holds_figure(cell)
        ]
        found = [layout.figure(row, place) for place in places[:2]]
        count = found[0] if found else None
        share = found[1] if found[1:] and not looks_like_count(found[1]) else None
    if share is None and count is not None and is_percentage(count):
        count, share = None, count
    return count, share


def figures_of(figure: FigureCell) -> tuple[FigureCell | None, FigureCell | None]:
    """A lone figure as a count or as a percentage."""
    return (None, figure) if is_percentage(figure) else (figure, None)


def holds_figure(cell: Cell) -> bool:
    return bool(re.search(r"\d", text(cell))) or plain(text(cell)) in DASHES


def is_percentage(figure: FigureCell) -> bool:
    return "%" in figure.text


def ask_total(row: Row, label: str, layout: Layout, answers: Answers, of_pair="") -> str | None:
    """What a label counts that may mean several things, if that is answered."""
    if of_pair:
        key = f"total-{row[0]}-{plain(label)}"
        sentence, candidate = _("Row %(row)s, “%(label)s”: what does this count?"), []
    else:
        key = f"total-{row[0]}"
        sentence = _("Row %(row)s, “%(label)s”: is this a candidate or a total?")
        candidate = [Choice(CANDIDATE, _("A candidate"))]
    question = Question(
        key,
        sentence % {"row": row[0], "label": of_pair or label},
        (
            *(Choice(kind, str(words).capitalize()) for kind, words in MEASURE_LABELS.items()),
            *candidate,
            Choice(LEAVE, _("Something else: leave it out.")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
    return answer


def take_turnout(row: Row, label: str, figures, layout: Layout, answers: Answers) -> None:
    """A turnout is a percentage. Where a count stands in its row, it is asked what that counts."""
    count, share = figures
    if count is not None and share is None and not looks_like_count(count):
        count, share = None, count
    if share is not None or count is None:
        note_total("turnout", label, share, row, layout)
    if count is None:
        return
    question = Question(
        f"voters-{row[0]}",
        _("What is “%(value)s” in the row of the turnout (row %(row)s)?")
        % {"value": count.printed, "row": row[0]},
        (
            Choice("cast", _("The number of votes cast.")),
            *([Choice("turnout", _("The turnout in per cent."))] if share is None else []),
            Choice(LEAVE, _("Something else: leave it out.")),
        ),
    )
    answer = question.answer(answers)
    if answer is None:
        layout.questions.append(question)
    elif answer != LEAVE:
        note_total(answer, label, count, row, layout)


def looks_like_count(figure: FigureCell) -> bool:
    """Whether the figure may be a count of voters: a whole number above 100, or one in groups."""
    if isinstance(figure.cell, float):
        return False
    if DIGITS.fullmatch(figure.text):
        return int(figure.text) > 100
    return bool(GROUPED.fullmatch(figure.text)) or bool(re.search(r"\d[\s'’]\d", figure.text))


def leave_out(row: Row, layout: Layout, reason: str = "") -> None:
    words = " | ".join(text(cell) for cell in row[1] if cell != "")
    words = words if len(words) <= 100 else words[:99] + "…"
    layout.leave_out(row[0], f"{words} ({reason})" if reason else words)


def note_total(
    kind: str, label: str, figure: FigureCell | None, row: Row, layout: Layout, field: str = ""
) -> None:
    """Note a total's count or share. A row without a figure says that it is not stated."""
    field = field or ("share" if kind == "turnout" else "count")
    claim = Claim(label, figure or FigureCell("", row[0], ""))
    layout.claims.setdefault((kind, field), []).append(claim)
