"""Looks into a workbook before it is read: a workbook is an archive that anybody can make up."""

import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _

from elections.resources.problems import FileError

UNPACKED_BYTES = 50_000_000
MOST_MEMBERS = 1_000
# Each becomes an object of Python. A sheet of 25,000 rows and 20 columns has a million, for each
# cell and what is in it.
MOST_ELEMENTS = 1_050_000
# Of styles and the like, for each of which openpyxl makes a large object.
MOST_OTHER_ELEMENTS = 50_000
CHUNK = 2**16
# No spreadsheet writes these. They name other files, or stand for texts without an end.
DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def check_archive(data: bytes) -> None:
    """Raise `FileError` for a workbook that would take too long to read, or reach outside."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        if unpacked > UNPACKED_BYTES or len(members) > MOST_MEMBERS:
            raise FileError(too_large())
        elements = others = 0
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                found = elements_of(archive, member)
                elements += found
                others += 0 if is_table(member.filename) else found
                if elements > MOST_ELEMENTS or others > MOST_OTHER_ELEMENTS:
                    raise FileError(too_large())


def elements_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    number = 0
    for piece in pieces(archive, member):
        number += piece.count(b"<") - piece.count(b"</")
        if any(word in piece for word in DECLARATIONS):
            message = _(
                "The workbook contains declarations that no spreadsheet program writes. Copy its "
                "cells into a new workbook."
            )
            raise FileError(message)
    return number


def pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a member unpacks to, each piece with the end of the one before it."""
    end = b""
    with archive.open(member) as file:
        while chunk := file.read(CHUNK):
            yield end + chunk
            end = chunk[-20:]


def is_table(name: str) -> bool:
    return "/worksheets/" in name or "sharedStrings" in name or "/drawings/" in name


def too_large() -> str:
    return _("The workbook is too large. Copy the cells to import into a new one.")
