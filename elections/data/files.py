"""Rows written as CSV (RFC 4180, UTF-8) or as JSON."""

import csv
import io
import json
from collections.abc import Iterable

from ..resources.formats.as_csv import escape, written


def as_csv(header: Iterable[str], rows: Iterable[Iterable]) -> str:
    """A table. What a spreadsheet would run as a formula has an apostrophe before it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([escape(name) for name in header])
    writer.writerows([escape(written(cell)) for cell in row] for row in rows)
    return file.getvalue()


def as_json(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
