"""The published record in one file: a Data Package, which is a zip of a CSV file for each table.

Equal records make equal files: rows stand in the order of their natural keys, and nothing says
when it was made but the day that the descriptor names.
"""

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import transaction
from django.db.models import Model

from ..loading import isolate
from ..models import Source
from ..resources import resource_for
from . import descriptor
from .files import as_csv
from .published_rows import Published

# The first day that a zip can name, and the rights of a plain file on the system that has them.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
UNIX, PLAIN_FILE = 3, 0o100644 << 16


def write(path: Path, day: datetime.date) -> Counter[str]:
    """Write the package to a path, in the place of what is there; count each table's rows.

    All is of one state of the database, and read in parts. If it fails, what was there stays.
    Raises OSError.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with transaction.atomic(), ZipFile(unfinished, "w") as package:
            isolate()
            counts = write_tables(package, day)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def write_tables(package: ZipFile, day: datetime.date) -> Counter[str]:
    published = Published()
    counts: Counter[str] = Counter()
    described = descriptor.descriptor(day, published.rows(Source))
    text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
    put(package, descriptor.NAME, [text])
    for model in (table.model for table in descriptor.tables()):
        columns = resource_for(model)().fields
        counted = counting(published.rows(model), counts, descriptor.table_name(model))
        cells = ([column.export(row) for column in columns.values()] for row in counted)
        put(package, descriptor.file_name(model), as_csv(columns, cells))
    return counts


def counting(rows: Iterable[Model], counts: Counter[str], name: str) -> Iterator[Model]:
    """The rows, counted under a name as they go by."""
    counts[name] = 0
    for row in rows:
        counts[name] += 1
        yield row


def put(package: ZipFile, name: str, parts: Iterable[str]) -> None:
    """Add a file to a zip, part by part, with nothing of this machine or moment."""
    info = ZipInfo(name, LONG_AGO)
    info.compress_type, info.create_system = ZIP_DEFLATED, UNIX
    info.external_attr = PLAIN_FILE
    # Its size is not known yet, and may be more than a zip had room for at first.
    with package.open(info, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part.encode())
