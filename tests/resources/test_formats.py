import io

import pytest
import tablib
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from elections.resources import CSV, JSON, XLSX
from elections.resources.formats import TableFormat
from elections.resources.formats.as_csv import escape, unescape

signs = st.sampled_from("'=+-@＝＋－＠ \t\r\n\"a1;,")


@settings(deadline=None)
@given(st.text(signs) | st.text())
def test_escaping_is_undone_by_reading(text):
    assert unescape(escape(text)) == text


@settings(deadline=None)
@given(st.text(signs) | st.text())
def test_what_is_written_never_begins_like_a_formula(text):
    assert not escape(text).startswith(("\t", "\r", "\n"))
    assert not escape(text).lstrip().startswith(tuple("=+-@＝＋－＠"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" +1", "' +1"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'=x", "''=x"),
        ("\tx", "'\tx"),
        ("＝x", "'＝x"),
        ("'Ndrangheta", "'Ndrangheta"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_formulas_are_escaped_and_nothing_else(text, cell):
    assert escape(text) == cell


cells = st.none() | st.booleans() | st.integers(0, 2**63 - 1)
plain_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_") | signs,
    min_size=1,
).filter(lambda text: text.strip() and "\r" not in text)


@settings(deadline=None, max_examples=50)  # a workbook takes its time on a busy machine
@given(st.lists(st.tuples(plain_text, plain_text | cells), min_size=1))
def test_workbooks_and_json_give_back_what_they_were_given(rows):
    dataset = tablib.Dataset(*rows, headers=["first", "second"])

    json_rows = list(JSON().create_dataset(JSON().export_data(dataset).encode()))
    xlsx_rows = list(XLSX().create_dataset(XLSX().export_data(dataset)))

    assert json_rows == rows
    assert xlsx_rows == [(first, exact(second)) for first, second in rows]


def exact(cell):
    """Counts of more digits than a spreadsheet's numbers keep are text."""
    is_large = isinstance(cell, int) and cell >= 10**15
    return str(cell) if is_large else cell


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(plain_text, st.text(signs)), min_size=1))
def test_csv_gives_back_what_it_was_given(rows):
    dataset = tablib.Dataset(*rows, headers=["first", "second"])

    found = list(CSV().create_dataset(CSV().export_data(dataset).encode()))

    assert [(first, second or "") for first, second in found] == [
        (first, second if second.strip() else "") for first, second in rows
    ]


def test_blank_rows_count_in_the_numbers_of_the_others():
    dataset = CSV().create_dataset(b"\nkey,title\n\n,\na,A\n\nb,\n")

    assert (dataset.headers, list(dataset)) == (["key", "title"], [("a", "A"), ("b", None)])
    assert dataset.row_numbers == [5, 7]


def test_a_workbook_may_claim_a_million_blank_rows():
    book = Workbook()
    book.active.append(["key"])
    book.active.append(["a"])
    book.active.cell(row=1_048_576, column=16_384).number_format = "@"
    file = io.BytesIO()
    book.save(file)

    assert list(XLSX().create_dataset(file.getvalue())) == [("a",)]


def test_a_row_cut_short_is_filled_with_blanks():
    assert list(CSV().create_dataset(b"a,b,c\n1\n")) == [("1", None, None)]


@pytest.mark.parametrize(
    ("file_format", "names"),
    [
        (CSV, ("CSV", "csv", "text/csv; charset=utf-8")),
        (JSON, ("JSON", "json", "application/json")),
        (
            XLSX,
            ("XLSX", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ),
    ],
)
def test_what_a_format_says_of_itself(file_format, names):
    each = file_format()
    said = (each.get_title(), each.get_extension(), each.get_content_type())
    assert (said, each.can_import(), each.can_export(), each.is_binary()) == (
        names,
        True,
        True,
        True,
    )


def test_a_format_has_to_say_how_it_reads():
    with pytest.raises(NotImplementedError):
        TableFormat().create_dataset(b"")
