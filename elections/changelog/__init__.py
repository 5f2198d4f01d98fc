"""Who changes the record, how and why, and the rows of history that say so.

`context` says on whose behalf the code that runs now acts; `notes` compares what is stored with
what history last says and writes down the difference. Stands below the models, which call it.
"""

from .context import Change, How, changing, current, one_change
from .notes import flush, note, together

__all__ = ["Change", "How", "changing", "current", "flush", "note", "one_change", "together"]
