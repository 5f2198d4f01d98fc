"""A correction, as readers are told of it."""

from dataclasses import dataclass
from datetime import datetime

from ..figures import PrintedFigure


@dataclass(frozen=True, slots=True)
class Corrected:
    """One figure before and after, each a figure or a text; `None` where nothing stood."""

    label: str
    before: PrintedFigure | str | None
    after: PrintedFigure | str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What one change did to one row. `about` says of what the figures are, `anchor` names it.

    `election` and `slug` are those of the election at whose page it stands. No source prints
    what the record itself says, such as whose figures they are.
    """

    anchor: str
    election: str
    slug: str
    date: datetime
    reason: str
    about: str
    source: str
    source_url: str
    removed: bool
    added: bool
    figures: tuple[Corrected, ...]
