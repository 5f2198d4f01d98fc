"""Pictures of an election's figures as files: bars with what they stand for, as SVG and as PNG.

They are the pictures of the pages, with their words: what each account shown first prints of a
round, its seats, and each figure on which sources conflict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from .. import record
from ..figures import Percent, PrintedFigure
from ..formatting import counted, percent
from ..pictures import written
from .card_images import ACCENT, GROUND, INK, SOFT, can_draw

# In units of the drawing: its width, the margin, the height of the head, of a bar with its words,
# and of the foot.
WIDTH, MARGIN, HEAD, ROW, FOOT = 640, 24, 64, 48, 40
# Characters that a line of words has room for, and pixels of a PNG for a unit.
LONGEST, SCALE = 48, 2


@dataclass(frozen=True, slots=True)
class Bar:
    """What a bar is of, the figure as printed, and where it begins and how long it is, of 100."""

    label: str
    figure: str
    x: float
    width: float
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """`name` is that of its file; `foot` says whose figures these are."""

    name: str
    title: str
    foot: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.bars) + FOOT


def charts_of(page: record.Sources) -> Iterator[Chart]:
    name = page.frame.name
    for count in page.rounds:
        lead = count.lead
        if lead is None or not lead.lines:
            continue
        title = f"{name}, {count.label}" if count.label else name
        foot = _("As printed: %(source)s") % {"source": lead.name}
        bars = [
            Bar(line.candidate.name, figure_of(line), 0, float(width), line.candidate.colour)
            for line, width, _seats in lead.bars
            if width
        ]
        if bars:
            yield Chart(f"results-{count.number}", title, foot, tuple(bars))
        seats = [
            Bar(part.name, text_of(part.figure), float(part.x), float(part.width), part.colour)
            for part in lead.seat_bar
        ]
        if seats:
            yield Chart(f"seats-{count.number}", title, foot, tuple(seats))
    for conflict in page.audited.conflicts:
        bars = [
            Bar(row.name, text_of(row.figure), float(row.span.x), float(row.span.width))
            for row in conflict.rows
        ]
        foot = _("%(election)s: the range of values that each printed figure allows")
        title = capfirst(str(conflict.label))
        yield Chart(conflict.anchor, title, foot % {"election": name}, tuple(bars))


def figure_of(line: record.Line) -> str:
    figures = (line.votes, line.share)
    return ", ".join(text_of(one) for one in figures if one.is_stated)


def text_of(figure: PrintedFigure) -> str:
    if figure.value is None:
        return _("“%(wording)s”") % {"wording": figure.wording}
    return percent(figure) if isinstance(figure, Percent) else counted(figure)


def cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rstrip()} …"


def placed(chart: Chart) -> Iterator[tuple[Bar, int, float, float]]:
    """Each bar with the upper edge of its row, where the bar itself begins, and its length."""
    room = (WIDTH - 2 * MARGIN) / 100
    for number, bar in enumerate(chart.bars):
        yield bar, HEAD + ROW * number, MARGIN + bar.x * room, bar.width * room


def svg(chart: Chart) -> str:
    context = {
        "chart": chart,
        "title": cut(chart.title),
        "bars": [
            (cut(bar.label), bar, top, written(x), written(width))
            for bar, top, x, width in placed(chart)
        ],
        "width": WIDTH,
        "right": WIDTH - MARGIN,
        "height": chart.height,
        "margin": MARGIN,
        "foot": chart.height - MARGIN // 2,
    }
    return render_to_string("elections/chart.svg", context)


def has_png(chart: Chart) -> bool:
    """Whether the font has all letters of a picture's words: others would be boxes."""
    return all(map(can_draw, [chart.title, chart.foot, *(bar.label for bar in chart.bars)]))


def png(chart: Chart) -> bytes | None:
    """The same; nothing where it cannot be drawn."""
    if not has_png(chart):
        return None
    image = Image.new("RGB", (WIDTH * SCALE, chart.height * SCALE), GROUND)
    draw = ImageDraw.Draw(image)

    def write(x: float, y: float, text: str, size: int, colour: str, anchor: str = "ls") -> None:
        font = ImageFont.load_default(size * SCALE)
        draw.text((x * SCALE, y * SCALE), text, font=font, fill=colour, anchor=anchor)

    write(MARGIN, 38, cut(chart.title), 20, INK)
    for bar, top, x, width in placed(chart):
        write(MARGIN, top + 16, cut(bar.label), 15, INK)
        write(WIDTH - MARGIN, top + 16, bar.figure, 15, INK, "rs")
        box = [x * SCALE, (top + 24) * SCALE, (x + max(width, 1)) * SCALE, (top + 36) * SCALE]
        draw.rectangle(box, fill=bar.colour or ACCENT)
    write(MARGIN, chart.height - MARGIN / 2, chart.foot, 13, SOFT)
    out = BytesIO()
    # Few shades, so that it is a quarter as large.
    image.quantize(32).save(out, "PNG")
    return out.getvalue()
