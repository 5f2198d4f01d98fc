"""The image of an election that is shown where its address is shared: title, result, dispute.

Drawn in the one font that Pillow brings, which has Latin letters alone. A text in other letters is
left out rather than drawn as boxes.
"""

import unicodedata
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

# In pixels; the size that those who show such images ask for.
WIDTH, HEIGHT, MARGIN = 1200, 630, 72
# The ground, the text, its softer kin and the accent in the light scheme of static/css/site.css.
GROUND, INK, SOFT, ACCENT = "#fdfcf9", "#1a1c1f", "#555b61", "#0b5868"
# Sizes of text in pixels, and the height of a line as a part of it.
SMALL, LARGE, LINE = 34, 64, 1.3
# Punctuation beside that of ASCII, which the font has.
PUNCTUATION = "–—‘’“”…≠ "


def can_draw(text: str) -> bool:
    """Whether the font has all letters of a text."""
    return all(
        character in PUNCTUATION
        or character.isascii()
        or unicodedata.name(character, "").startswith("LATIN ")
        for character in text
    )


def card_image(title: str, above: str, told: list[str], below: str) -> bytes:
    """A PNG of a title between a line above it and sentences; `below` is the site's name."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 12), fill=ACCENT)
    top = written(draw, [above], MARGIN, SMALL, SOFT, lines=1)
    top = written(draw, [title], top + 8, LARGE, INK, lines=3)
    written(draw, told, top + 24, SMALL, INK, lines=5)
    written(draw, [below], HEIGHT - MARGIN - SMALL // 2, SMALL, ACCENT, lines=1)
    out = BytesIO()
    # Few shades, so that it is a quarter as large.
    image.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def written(
    draw: ImageDraw.ImageDraw, texts: list[str], top: int, size: int, colour: str, *, lines: int
) -> int:
    """Write the texts, each on lines of its own, and say where the next may stand.

    What does not go into so many lines is cut off at a word, with an ellipsis.
    """
    font = ImageFont.load_default(size)
    found = [line for text in texts if can_draw(text) for line in broken(text, font)]
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1].rsplit(' ', 1)[0]} …"]
    for line in found:
        draw.text((MARGIN, top), line, font=font, fill=colour)
        top += round(size * LINE)
    return top


def broken(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The lines of a text, none wider than the picture, but for a word that is so alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
