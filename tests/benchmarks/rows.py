"""What the parts of the benchmark found: ratios with their spreads, told beside their goals."""

import json
import statistics
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """A ratio, by turns: what to what. `goal` is its least value, or its greatest with `at_most`.

    Without ratios it was not measured, and `note` says why.
    """

    what: str
    against: str
    goal: float | None = None
    at_most: bool = False
    ratios: list[float] = field(default_factory=list)
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.ratios)

    @property
    def reaches(self) -> bool:
        return self.median <= self.goal if self.at_most else self.median >= self.goal


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def keep(path: str | None, rows: Iterable[Row]) -> None:
    """Print the rows, and add them to a file from which `read` takes them."""
    rows = list(rows)
    say(table(rows))
    if path:
        with Path(path).open("a") as file:
            file.writelines(json.dumps(asdict(row)) + "\n" for row in rows)


def read(path: Path) -> list[Row]:
    if not path.exists():
        return []
    return [Row(**json.loads(line)) for line in path.read_text().splitlines()]


def table(rows: Iterable[Row]) -> str:
    lines = [f"{'ratio':86} {'median':>7} {'least':>7} {'greatest':>8}  goal"]
    for row in rows:
        name = f"{row.what} : {row.against}"
        if not row.ratios:
            lines.append(f"{name:86} not measured: {row.note}")
            continue
        spread = f"{row.median:7.2f} {min(row.ratios):7.2f} {max(row.ratios):8.2f}"
        lines.append(f"{name:86} {spread}  {goal_of(row)}  {row.note}".rstrip())
    return "\n".join(lines)


def goal_of(row: Row) -> str:
    if row.goal is None:
        return ""
    bound = "at most" if row.at_most else "at least"
    return f"{bound} {row.goal:g}: {'reached' if row.reaches else 'NOT REACHED'}"
