"""The file formats of import and export, each of which gives back exactly what it was given.

django-import-export's own formats drop the equals sign of what begins like a formula, read a
JSON record's values by position, and guess at encodings. These do not. Reading raises `FileError`
with the row and the column; each row's number in its file stays with the dataset as
`row_numbers`.
"""

from .as_csv import CSV
from .as_json import JSON
from .as_xlsx import XLSX
from .base import TableFormat

FORMATS = [CSV, XLSX, JSON]

__all__ = ["CSV", "FORMATS", "JSON", "XLSX", "TableFormat"]
