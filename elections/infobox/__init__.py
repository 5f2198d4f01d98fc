"""An article with an infobox, read as a draft of an election. No HTTP in here.

`reading` tells the form of a text; `plain` and `wikitext` make a `Document` of it, the latter
within the bounds of `markup`. `draft` makes of that the records that `elections.loading` takes,
and says of every field whether it was taken, is asked about, or is left over: `naming` finds
people, parties and places in the record, `cells` the figures in a field, `sections` the pages of
the prose. Nothing is guessed, and nothing is written here but by the loader.
"""

from .document import Document, Unreadable
from .draft import ASKED, LEFT, TAKEN, Draft, draft_of
from .reading import read

__all__ = ["ASKED", "LEFT", "TAKEN", "Document", "Draft", "Unreadable", "draft_of", "read"]
