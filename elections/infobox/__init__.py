"""An article with an infobox, read as a draft of an election. No HTTP in here.

`reading` tells the form of a text; `plain` and `wikitext` make a `Document` of it, the latter
within the bounds of `markup`. `draft` makes of that the `records` that `elections.loading` takes,
and says of every field whether it was taken, is asked about, or is left over: `election` and
`candidates` are its parts, `naming` finds people, parties and places in the record, `facts` and
`cells` read words and figures, `sections` finds the pages of the prose. Nothing is guessed, and
nothing is written here but by the loader.
"""

from .document import Document, Unreadable
from .draft import draft_of
from .reading import read
from .records import ASKED, LEFT, TAKEN, Draft

__all__ = ["ASKED", "LEFT", "TAKEN", "Document", "Draft", "Unreadable", "draft_of", "read"]
