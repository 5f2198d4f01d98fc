"""Tables of the record as files: one resource for each model, in CSV, XLSX and JSON.

Every table is written with plain columns, so that a person can fill it in a spreadsheet:

- A row is found by its natural key, never by a primary key: an account by `election`,
  `round` and `source`. `tables.TABLES` names the key of every table.
- A reference is written with the columns of the other row's natural key, which are named alike
  wherever they stand: `election` holds an election's slug, `source` a source's key, `person` a
  person's slug. References that share a column share its meaning: in the table of figures
  `election` is that of the account and of the option.
- `sources` holds the keys of the cited sources, with commas or spaces between them.
- Choices are written by their stored values (`more-than`), dates as 2012-07-19 (19 July 2012 is
  read too), yes or no as `true` or `false`, counts with digits alone.
- Shares are text with the digits that the source prints: 66.70 is not 66.7.
- A blank cell means "not stated". It is never read as zero and never as a default.
- A column of the key, and one that the model needs and cannot fill itself, has to be there.
  Another column may be left out: its values then stay as they are.

What is read back from an export is what was written. Two things are not part of a value: the kind
of its line ends, and blanks around it; a row that differs in those alone counts as unchanged.
`formats` says how each file format keeps the rest, among it what begins like a formula.

An import is all or nothing: one mistake anywhere, and the database stays as it was.
"""

from .base import RecordResource
from .factory import RESOURCES, resource_for
from .formats import CSV, FORMATS, JSON, XLSX
from .problems import FileError, ImportResult, Problem

__all__ = [
    "CSV",
    "FORMATS",
    "JSON",
    "RESOURCES",
    "XLSX",
    "FileError",
    "ImportResult",
    "Problem",
    "RecordResource",
    "resource_for",
]
