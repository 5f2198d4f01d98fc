"""The drawer of hostile files over HTTP: each gets a clear error, soon, in little memory.

For the ordinary import and for the results grid; nothing of any is stored.
"""

import time
import tracemalloc
from contextlib import contextmanager

import pytest

from elections import models
from tests.hostile import BIG, FOLDER, SMALL, made
from tests.resources.helpers import contents

from . import grid
from .test_transfer import upload

pytestmark = [
    pytest.mark.django_db,
    # openpyxl stamps a workbook with a clock that Python 3.12 and later call deprecated.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

DECLARATIONS = (
    "The workbook contains declarations that no spreadsheet program writes. Copy its cells into a "
    "new workbook."
)
TOO_LARGE = "The workbook is too large. Copy the cells to import into a new one."
BROKEN = "This is not a valid XLSX workbook."
WIDE = "The file has more than 100 columns. Remove those that are not needed."
LONG = (
    "The file has more than {} rows. Split it into several files, or ask an operator to load it "
    "as a fixture."
)
NO_LIST = "The file must be a list of objects, one for each row."
NO_FORMAT = "The file is in none of the formats that are read: NIST SP 1500-100, Open Civic Data."
UTF_16 = "The file is damaged UTF-16. Save it as UTF-8."
NO_TEXT = "This is not a text file. Choose a file in one of the formats listed."
QUOTES = "Row 2: A quotation mark is unpaired, or is inside a cell."
UNSTORABLE = "The text contains a character that cannot be stored."
UNSTORABLE_IN_GRID = "The text holds a character that cannot be stored."
FORMULA = "The cell contains a formula. Replace it with its value."

# What the import of sources says of each, and what the grid says where that is something else.
SAID = {
    "external-entity.xlsx": [DECLARATIONS],
    "external-entity-utf-16.xlsx": [DECLARATIONS],
    "billion-laughs.xlsx": [DECLARATIONS],
    "laughs-in-the-strings.xlsx": [DECLARATIONS],
    "far-cell.xlsx": [f"Row 1048576: {WIDE}"],
    "cell-beyond-the-sheet.xlsx": [LONG.format(25000)],
    "formulas.xlsx": [f"Row 2, column Votes: {FORMULA}"],
    "truncated.xlsx": [BROKEN],
    "archive-of-nothing.xlsx": [BROKEN],
    "picture.xlsx": [BROKEN],
    "utf-16-cut-off.csv": [UTF_16],
    "surrogates.csv": [UTF_16],
    "nul-bytes.csv": [f"Row 2, column title: {UNSTORABLE}"],
    "only-nul.csv": [
        "No valid data to import. Ensure your file has the correct headers or data for import."
    ],
    "program.csv": [NO_TEXT],
    "duplicate-headers.csv": [
        "Unknown columns: Candidate, Votes, Votes.",
        "The columns of this table are: key, title, short_name, publisher, language, url, "
        "archived_url, revision, published_on, read_on, rests_on, copy_of, excerpt, "
        "excerpt_language, note, cites.",
        "Missing columns: title, short_name, language.",
        "This column appears twice: key.",
    ],
    "truncated.csv": [QUOTES],
    "wrong-shape.json": [NO_LIST],
    "numbers.json": [NO_LIST],
    "string.json": [NO_LIST],
    "truncated.json": ["Invalid JSON at line 1, character 24."],
    "deep.json": ["This JSON cannot be read."],
    "nan.json": ["NaN is not a valid JSON number."],
    "50-megabytes.csv": ["The file is larger than 5 MB."],
    "50-megabytes.xlsx": ["The file is larger than 5 MB."],
    "zip-bomb.xlsx": [TOO_LARGE],
    "many-cells.xlsx": [TOO_LARGE],
    "empty-cells.xlsx": [TOO_LARGE],
    "many-strings.xlsx": [TOO_LARGE],
    "many-styles.xlsx": [TOO_LARGE],
    "many-members.xlsx": [TOO_LARGE],
    "wide-rows.xlsx": [f"Row 1: {WIDE}"],
    "10000-columns.csv": [f"Row 1: {WIDE}"],
    "10000-columns.xlsx": [f"Row 1: {WIDE}"],
    "10000-columns.json": [WIDE],
    "blank-lines.csv": ["Rows 300002, 300003 have the same key: key = a."],
    "many-rows.csv": [f"Row 25001: {LONG.format(25000)}"],
    "many-rows.json": [LONG.format(25000)],
    "one-cell.csv": [
        "Row 2, column title: Ensure this value has at most 50000 characters (it has 900001).",
        "Row 2, column title: Ensure this value has at most 300 characters (it has 900001).",
    ],
}
# An empty list: the grid asks which columns are meant.
SAID_BY_GRID = {
    "cell-beyond-the-sheet.xlsx": [LONG.format(10000)],
    "formulas.xlsx": [f"Row 2, column B: {FORMULA}"],
    "nul-bytes.csv": [f"Row 2: {UNSTORABLE_IN_GRID}"],
    "only-nul.csv": [f"Row 1: {UNSTORABLE_IN_GRID}"],
    "duplicate-headers.csv": [],
    "50-megabytes.csv": ["The file is larger than 1 MB."],
    "50-megabytes.xlsx": ["The file is larger than 1 MB."],
    "many-cells.xlsx": ["The file is larger than 1 MB."],
    "many-members.xlsx": ["The file is larger than 1 MB."],
    "blank-lines.csv": [],
    "many-rows.csv": [f"Row 10001: {LONG.format(10000)}"],
    "one-cell.csv": [],
    **{
        f"{name}.json": [NO_FORMAT]
        for name in ("wrong-shape", "numbers", "string", "10000-columns", "many-rows")
    },
}
SECONDS = 20  # of a slow machine
BYTES = 120_000_000  # the test client itself takes 100 MB to send 50


@contextmanager
def measured(uploads, name):
    """Fails if what is done within takes long or much memory, stores anything or leaves a file."""
    watched = name in BIG  # watching the memory takes several times as long as the work
    before = contents()
    if watched:
        tracemalloc.start()
    start = time.process_time()
    yield
    seconds = time.process_time() - start
    if watched:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < BYTES
    assert seconds < SECONDS
    assert contents() == before
    assert list(uploads.iterdir()) == []


@pytest.fixture
def contest(desk):
    return grid.make_contest()


@pytest.fixture(scope="module")
def hostile(request):
    """A file and its name; made once for both ways, for some take as long to make as to refuse."""
    return request.param, made(request.param)


@pytest.mark.parametrize("hostile", SAID, indirect=True)
def test_the_import_of_a_hostile_file(desk, contest, hostile, settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    name, data = hostile

    with measured(tmp_path, name):
        page = upload(desk, models.Source, data, name)

    assert page.status_code == 200
    result = page.context.get("result")
    errors = page.context["form"].errors.get("import_file", [])
    told = [str(one) for one in result.problems] if result else errors
    assert told == SAID[name]
    assert "confirm_form" not in page.context


@pytest.mark.parametrize("hostile", SAID, indirect=True)
def test_the_grid_of_a_hostile_file(desk, contest, hostile, tmp_path):
    name, data = hostile

    with measured(tmp_path, name):
        page = grid.upload(desk, *contest, data, name)

    assert page.status_code == 200
    form = page.context["form"]
    told = [str(one) for one in page.context.get("problems", [])] or form.errors.get("file", [])
    assert told == SAID_BY_GRID.get(name, SAID[name])
    assert bool(told) != hasattr(form, "questions")


def test_every_hostile_file_is_tried():
    assert set(SAID) == {*SMALL, *BIG}
    assert {path.name for path in FOLDER.iterdir()} == set(SMALL)
