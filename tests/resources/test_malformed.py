"""The drawer of malformed files: what an import says of each, word for word."""

from pathlib import Path

import pytest

from elections import models
from elections.models.measure import Measure

from .helpers import by_extension, contents, problems

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parent.parent / "files"

SOURCE_COLUMNS = (
    "The columns of this table are: key, title, short_name, publisher, language, url, "
    "archived_url, revision, published_on, read_on, rests_on, copy_of, excerpt, "
    "excerpt_language, note, cites."
)
NOT_UTF_8 = (
    "The file is not in UTF-8. Choose its encoding below, save it as “CSV UTF-8”, or use XLSX."
)
PRINTED = (
    "is not a number as printed. Use digits and a decimal point, such as 66.70, "
    "without a plus, minus or percent sign."
)
COUNT = "is not a whole number. Use digits only, such as 47095."
DATE = "is not a date. Write it like 2012-07-19."
BARE = (
    "is a bare number, which loses its trailing zeros. Format the cell as text, or use quotation "
    "marks."
)
NOT_TEXT = "is not text. Format the cell as text, or use quotation marks."
UNSTORABLE = "The text contains a character that cannot be stored."
ONE_SENDER = "Name either a jurisdiction or an organisation."

DRAWER = [
    # Encodings
    ("latin-1.csv", models.Source, [f"Row 3, column title: {NOT_UTF_8}"]),
    ("latin-1-header.csv", models.Source, [f"Row 1: {NOT_UTF_8}"]),
    ("latin-1.json", models.Source, [NOT_UTF_8]),
    ("nul.csv", models.Source, [f"Row 2, column title: {UNSTORABLE}"]),
    ("surrogate.json", models.Source, [f"Row 1, column title: {UNSTORABLE}"]),
    # Headers
    ("empty.csv", models.Source, ["The file is empty. Its first row must name the columns."]),
    ("no-rows.xlsx", models.Source, ["The file is empty. Its first row must name the columns."]),
    (
        "no-header.csv",
        models.Source,
        [
            "Unknown columns: wikipedia, 2012 election, en.",
            SOURCE_COLUMNS,
            "Missing columns: key, title, short_name, language.",
        ],
    ),
    (
        "unknown-column.csv",
        models.Source,
        ["Unknown columns: author, Printer.", SOURCE_COLUMNS],
    ),
    ("missing-column.csv", models.Source, ["Missing columns: title, short_name, language."]),
    ("column-twice.csv", models.Source, ["This column appears twice: title."]),
    ("unnamed-column.csv", models.Source, ["The header has no name in column 2."]),
    # The shape of the file
    (
        "too-many-cells.csv",
        models.Source,
        ["Row 2: The row has 5 cells, but the header has 4 columns."],
    ),
    (
        "unclosed-quote.csv",
        models.Source,
        ["Row 3: A quotation mark is unpaired, or is inside a cell."],
    ),
    ("not-a-workbook.xlsx", models.Source, ["This is not a valid XLSX workbook."]),
    ("broken-inside.xlsx", models.Source, ["This is not a valid XLSX workbook."]),
    (
        "two-sheets.xlsx",
        models.Source,
        ["More than one sheet contains data. Keep only the one to import."],
    ),
    ("broken.json", models.Source, ["Invalid JSON at line 2, character 32."]),
    ("deep.json", models.Source, ["This JSON cannot be read."]),
    ("long-number.json", models.Source, ["This JSON cannot be read."]),
    (
        "not-a-list.json",
        models.Source,
        ["The file must be a list of objects, one for each row."],
    ),
    ("name-twice.json", models.Source, ["The name title appears twice in one object."]),
    (
        "name-missing.json",
        models.Source,
        ["Row 2, column title: This record does not have the column, but others do."],
    ),
    # Numbers
    (
        "bad-numbers.csv",
        models.Figure,
        [
            "Row 2, column count: “98,909” may be 98909 or have decimals. If it is the count, "
            "write that.",
            f"Row 3, column count: “73 thousand” {COUNT}",
            f"Row 4, column count: “NaN” {COUNT}",
            f"Row 4, column share: “NaN” {PRINTED}",
            "Row 5, column count: Ensure this value is less than or equal to 9223372036854775807.",
            f"Row 5, column share: “+73.5” {PRINTED}",
            "Row 5, column printed_to: Ensure this value is greater than or equal to 1.",
            f"Row 6, column count: “1e5” {COUNT}",
            "Row 7, columns measure, count, fractional_count: Only votes transferred and a change "
            "in seats can be negative.",
        ],
    ),
    (
        "bad-accounts.csv",
        models.Account,
        [
            f"Row 2, column units_counted: “-1” {COUNT}",
            "Row 2, column is_lead: “perhaps” is not valid. Write true or false.",
            f"Row 3, column units_counted: “57%” {COUNT}",
            "Row 3, column counts_printed_to: Ensure this value is greater than or equal to 1.",
            "Row 3, column is_lead: “” is not valid. Write true or false.",
        ],
    ),
    (
        "bare-numbers.xlsx",
        models.Figure,
        [
            f"Row 2, column share: 66.7 {BARE}",
            "Row 3, column count: 1e+17 is too large for a number cell. Format the cell as text.",
            f"Row 3, column share: 85 {BARE}",
            "Row 4, columns election, option: Unknown option: election = e-2012, option = nobody.",
            f"Row 4, column round: “1.5” {COUNT}",
            f"Row 4, column count: “True” {COUNT}",
        ],
    ),
    (
        "bare-share.json",
        models.Figure,
        [f"Row 1, column count: “47095.5” {COUNT}", f"Row 1, column share: 66.7 {BARE}"],
    ),
    ("not-a-number.json", models.Figure, ["NaN is not a valid JSON number."]),
    (
        "formulas.xlsx",
        models.Figure,
        [
            "Row 2, column count: The cell contains a formula. Replace it with its value.",
            "Row 3, column share: The cell contains a spreadsheet error.",
        ],
    ),
    # Dates and texts
    (
        "bad-dates.csv",
        models.Source,
        [
            f"Row 2, column published_on: “19.07.2012” {DATE}",
            f"Row 2, column read_on: “2012-02-30” {DATE}",
            f"Row 3, column published_on: “July 2012” {DATE}",
            f"Row 4, column published_on: “20120719” {DATE}",
            f"Row 4, column read_on: “0000-01-01” {DATE}",
        ],
    ),
    (
        "spreadsheet-dates.xlsx",
        models.Source,
        [
            f"Row 3, column title: 2012-07-19 00:00:00 {NOT_TEXT}",
            f"Row 3, column published_on: “2012-07-19 08:30:00” {DATE}",
        ],
    ),
    (
        "lists.json",
        models.Option,
        [
            f"Row 1, column description: {{'a': 1}} {NOT_TEXT}",
            "Row 1, column incumbent: “” is not valid. Write true or false.",
            f"Row 1, column sources: ['wikipedia'] {NOT_TEXT}",
        ],
    ),
    (
        "bad-language.csv",
        models.Source,
        [
            "Row 2, column language: Write the language as a BCP 47 tag, such as en or pt-BR.",
            "Row 3, column title: This field cannot be blank.",
            "Row 4, column key: Enter a valid “slug” consisting of letters, numbers, underscores "
            "or hyphens.",
        ],
    ),
    (
        "unknown-choice.csv",
        models.Option,
        [
            "Row 2, column status: “Withdrawn” is not one of: registered, withdrawn, died, "
            "rejected.",
            "Row 3, column status: This field cannot be blank.",
        ],
    ),
    # Keys and references
    ("same-key.csv", models.Source, ["Rows 2, 3, 5 have the same key: key = plain."]),
    (
        "unknown-references.csv",
        models.Figure,
        [
            "Row 2, columns election, round, source: Unknown account: "
            "election = e-2012, round = 1, source = nobody.",
            "Row 3, columns election, round, source: Unknown account: "
            "election = e-2012, round = 7, source = wikipedia.",
            "Row 4, columns election, round, source: Unknown account: "
            "election = e-1900, round = 1, source = wikipedia.",
            "Row 4, columns election, option: Unknown option: "
            "election = e-1900, option = sahakyan.",
            "Row 5, columns election, option: Unknown option: election = e-2012, option = nobody.",
            "Row 6, column source: This cell must not be blank.",
            "Row 7, column election: This cell must not be blank.",
            f"Row 8, column round: “first” {COUNT}",
        ],
    ),
    (
        "unknown-sources.csv",
        models.Option,
        [
            "Row 2, column sources: Unknown source: nobody.",
            "Row 3, column sources: Unknown sources: x, y.",
        ],
    ),
    ("no-sources.csv", models.Option, ["Row 2, column sources: This cell must not be blank."]),
    (
        "other-election.csv",
        models.Discrepancy,
        ["Row 2, columns election, option: Unknown option: election = e-2012, option = stranger."],
    ),
    (
        "elections-in-a-circle.csv",
        models.Election,
        [
            "Row 2, column previous: Unknown previous election: previous = y.",
            "Row 3, column previous: Unknown previous election: previous = x.",
        ],
    ),
    (
        "unknown-citation.csv",
        models.Section,
        ["Row 2, column body: The text cites nobody, but no source has this key."],
    ),
    (
        "no-picture.csv",
        models.Person,
        [
            "Row 2, column portrait: There is no file “portraits/none.png”. Upload it on the "
            "row’s form.",
            "Row 3, column portrait: There is no file “../../etc/passwd”. Upload it on the row’s "
            "form.",
        ],
    ),
    # The model's rules
    (
        "two-leads.csv",
        models.Account,
        ["Row 3, columns round, is_lead: Another account of this round is shown first already."],
    ),
    (
        "lead-without-reason.csv",
        models.Account,
        ["Row 2, columns is_lead, lead_reason: Explain why this account is shown first."],
    ),
    (
        "not-printed-to.csv",
        models.Figure,
        ["Row 2, column count: Counts are printed to the nearest 1000 here, but this one is not."],
    ),
    (
        "no-figure.csv",
        models.Figure,
        [
            "Row 2, columns count, fractional_count, share, outcome, wording: A figure needs a "
            "count, a share, an outcome or the source’s wording."
        ],
    ),
    (
        "whose-figure.csv",
        models.Figure,
        [
            "Row 2, columns measure, option: Say whose votes or seats these are.",
            "Row 3, columns measure, option: This is counted of the whole, not of an option.",
            f"Row 4, column measure: “Seats” is not one of: {', '.join(Measure.values)}.",
        ],
    ),
    (
        "party-without-name.csv",
        models.Option,
        [
            (
                "Row 2, columns party, party_name: Give both a party and its name at the time, or "
                "neither."
            )
        ],
    ),
    (
        "two-senders.csv",
        models.Delegation,
        [
            f"Row 2, columns jurisdiction, organisation: {ONE_SENDER}",
            f"Row 3, columns jurisdiction, organisation: {ONE_SENDER}",
        ],
    ),
]


@pytest.mark.parametrize(("name", "model", "expected"), DRAWER, ids=[row[0] for row in DRAWER])
def test_a_malformed_file_is_refused_and_nothing_written(small_record, name, model, expected):
    path = FILES / name
    before = contents()

    found = problems(model, by_extension[path.suffix[1:]], path.read_bytes())

    assert found == expected
    assert contents() == before
