"""A map of the countries that sent somebody or spoke: land without borders, and a dot for each.

In units of `static/img/land.svg`. Where dots would cover one another they are moved apart, and a
line leads from each to its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, sin

from ..pictures import written

# Units to a degree of longitude and of latitude; the second is negative, for SVG counts downwards.
ACROSS, UP = 8, -10
# The narrowest map, the least height for its width, and the radius of a dot for the width of a map.
NARROWEST, LEAST_HEIGHT, RADIUS = 400, 0.4, 1 / 90
# How far the middles of two dots stay from each other, and the map's edge from them, in radii.
APART, MARGIN = 2.3, 5
# Steps of moving apart, at most.
STEPS = 200

# Longitude and latitude, in degrees.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dot:
    """A country's dot in the drawing, and the line to its place where the dot was moved."""

    name: str
    x: str
    y: str
    line: str


@dataclass(frozen=True, slots=True)
class CountryMap:
    """Dots on land; `missing` names those of which it is not known where they lie."""

    view_box: str
    radius: str
    dots: tuple[Dot, ...]
    missing: tuple[str, ...]


def map_of(places: Iterable[tuple[str, Place | None]]) -> CountryMap | None:
    """The map of countries by name and place, each once; nothing where fewer than two have one."""
    known = dict(places)
    points = {
        name: (place[0] * ACROSS, place[1] * UP) for name, place in sorted(known.items()) if place
    }
    if len(points) <= 1:
        return None
    left, right = edges(x for x, _y in points.values())
    radius = max(right - left, NARROWEST) * RADIUS
    moved = moved_apart(list(points.values()), APART * radius)
    left, right = edges((x for x, _y in moved), NARROWEST, MARGIN * radius)
    top, bottom = edges((y for _x, y in moved), (right - left) * LEAST_HEIGHT, MARGIN * radius)
    return CountryMap(
        view_box=" ".join(map(written, (left, top, right - left, bottom - top))),
        radius=written(radius),
        dots=tuple(
            dot_of(name, place, point, radius)
            for (name, place), point in zip(points.items(), moved, strict=True)
        ),
        missing=tuple(sorted(name for name, place in known.items() if not place)),
    )


def dot_of(name: str, place: Place, point: tuple[float, float], radius: float) -> Dot:
    (from_x, from_y), (x, y) = place, point
    line = ""
    if hypot(x - from_x, y - from_y) > radius:
        line = f"M{written(from_x)} {written(from_y)}L{written(x)} {written(y)}"
    return Dot(name, written(x), written(y), line)


def edges(numbers: Iterable[float], least: float = 0, margin: float = 0) -> tuple[float, float]:
    """The ends of a stretch around numbers that is at least so long, and longer by the margins."""
    chosen = list(numbers)
    low, high = min(chosen), max(chosen)
    lacking = max(0, least - (high - low)) / 2
    return low - lacking - margin, high + lacking + margin


def moved_apart(places: list[Place], distance: float) -> list[tuple[float, float]]:
    """The places, those that are too near to another moved away from it by as little as helps."""
    # Each a little off its place in a direction of its own: two in one place could not part else.
    points = [(x + cos(turn) / 2, y + sin(turn) / 2) for turn, (x, y) in enumerate(places)]
    for _step in range(STEPS):
        is_settled = True
        for one, other in combinations(range(len(points)), 2):
            (x, y), (to_x, to_y) = points[one], points[other]
            between = hypot(to_x - x, to_y - y)
            if between < distance * 0.99:
                is_settled = False
                push = (distance / between - 1) / 2
                across, up = (to_x - x) * push, (to_y - y) * push
                points[one] = (x - across, y - up)
                points[other] = (to_x + across, to_y + up)
        if is_settled:
            break
    return points
