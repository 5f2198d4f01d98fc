"""Files that somebody made to break a reader, or that broke on their way.

The small ones stand in `tests/files/hostile/`, as `write_small` wrote them; the big ones are made
when a test runs.
"""

import io
import zipfile
from pathlib import Path

from openpyxl import Workbook

FOLDER = Path(__file__).parent / "files" / "hostile"
HEADER = "key,title,short_name,language\n"
MEGABYTE = 1024 * 1024


def workbook(*rows) -> bytes:
    book = Workbook()
    for row in rows or [["Candidate", "Votes"], ["Ann", 5]]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_member(data: bytes, name: str, change) -> bytes:
    """A workbook with one member changed: `change` takes its bytes, or none, and gives others."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for each in dict.fromkeys([*names, name]):
            content = old.read(each) if each in names else b""
            new.writestr(each, change(content) if each == name else content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, (b"&%c;" % (97 + i)) * 10) for i in range(9))
    + b"]>"
)


def with_sheet(xml: bytes) -> bytes:
    return with_member(workbook(), SHEET, lambda _old: xml)


def text_cell(text: bytes) -> bytes:
    return b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + text + b"</t></is></c></row>"


SMALL = {
    # A text that is in another file of the server, or stands for millions of others.
    "external-entity.xlsx": lambda: with_sheet(
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + START + text_cell(b"&e;") + END
    ),
    "external-entity-utf-16.xlsx": lambda: with_sheet(
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>'
            + (START + text_cell(b"&e;") + END).decode()
        ).encode("utf-16")
    ),
    "billion-laughs.xlsx": lambda: with_sheet(LAUGHS + START + text_cell(b"&j;") + END),
    "laughs-in-the-strings.xlsx": lambda: with_member(
        workbook(), "xl/sharedStrings.xml", lambda old: LAUGHS + old
    ),
    # The last cell that a sheet can have, and one far beyond.
    "far-cell.xlsx": lambda: with_sheet(
        START + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + END
    ),
    "cell-beyond-the-sheet.xlsx": lambda: with_sheet(
        START + b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>' + END
    ),
    "formulas.xlsx": lambda: workbook(["Candidate", "Votes"], ["Ann", '=HYPERLINK("http://x")']),
    "truncated.xlsx": lambda: workbook()[:3000],
    "archive-of-nothing.xlsx": lambda: b"PK\x05\x06" + bytes(18),
    "picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(50),
    "utf-16-cut-off.csv": lambda: (HEADER + "a,Ā,A,en\n").encode("utf-16")[:-1],
    "surrogates.csv": lambda: b"\xff\xfe" + b"\x00\xd8" * 40,
    "nul-bytes.csv": lambda: (HEADER + "a,\0,A,en\n").encode(),
    "only-nul.csv": lambda: bytes(5000),
    "program.csv": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8,
    "duplicate-headers.csv": lambda: b"Candidate,Votes,Votes,key,key\nAnn,1,2,a,b\n",
    "truncated.csv": lambda: (HEADER + 'a,"A title that never en').encode(),
    "wrong-shape.json": lambda: b'{"key": {"key": ["a"]}}',
    "numbers.json": lambda: b"[1, 2, 3]",
    "string.json": lambda: b'"key"',
    "truncated.json": lambda: b'[{"key": "a", "title": "T',
    "deep.json": lambda: b"[" * 100_000,
    "nan.json": lambda: b'[{"key": NaN}]',
}

BIG = {
    "50-megabytes.csv": lambda: (HEADER + "a,A,A,en\n").encode() * (50 * MEGABYTE // 39),
    "50-megabytes.xlsx": lambda: bytes(50 * MEGABYTE),
    "zip-bomb.xlsx": lambda: with_sheet(START + b" " * 400 * MEGABYTE + END),
    "many-cells.xlsx": lambda: with_sheet(
        START + b"".join(b'<row r="%d"><c><v>1</v></c></row>' % n for n in range(1, 510_000)) + END
    ),
    "empty-cells.xlsx": lambda: with_sheet(
        START + (b"<row>" + b"<c/>" * 100 + b"</row>") * 29_000 + END
    ),
    "many-strings.xlsx": lambda: with_member(
        workbook(),
        "xl/sharedStrings.xml",
        lambda _old: (
            b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + b"<si><t/></si>" * 2_000_000
            + b"</sst>"
        ),
    ),
    "many-styles.xlsx": lambda: with_member(
        workbook(),
        "xl/styles.xml",
        lambda _old: (
            b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b"<cellXfs>" + b"<xf/>" * 1_000_000 + b"</cellXfs></styleSheet>"
        ),
    ),
    "many-members.xlsx": lambda: many_members(),
    "wide-rows.xlsx": lambda: with_sheet(
        START + b'<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>' * 20_000 + END
    ),
    "10000-columns.csv": lambda: ",".join(f"c{n}" for n in range(10_000)).encode() + b"\n1\n",
    "10000-columns.xlsx": lambda: workbook([f"c{n}" for n in range(10_000)]),
    "10000-columns.json": lambda: (
        str([{f"c{n}": "" for n in range(10_000)}]).replace("'", '"').encode()
    ),
    "blank-lines.csv": lambda: HEADER.encode() + b"\n" * 300_000 + b"a,A,A,en\n" * 2,
    "many-rows.csv": lambda: HEADER.encode() + b"a,A,A,en\n" * 100_000,
    "many-rows.json": lambda: b"[" + b"{}," * 300_000 + b"{}]",
    "one-cell.csv": lambda: HEADER.encode() + b"a,'" + b"x" * 900_000 + b",A,en\n",
}


def many_members() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", START + END)
    return file.getvalue()


def write_small() -> None:
    """Write the small files anew: python -c "from tests.hostile import *; write_small()"."""
    for name, make in SMALL.items():
        (FOLDER / name).write_bytes(make())


def made(name: str) -> bytes:
    return BIG[name]() if name in BIG else (FOLDER / name).read_bytes()
