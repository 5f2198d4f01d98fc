"""What imports take, and that one takes all of a file or nothing."""

import datetime
from pathlib import Path

import pytest
import tablib
from django.db import IntegrityError
from import_export.exceptions import ImportError as RowError

from elections import models
from elections.resources import CSV, XLSX, resource_for
from tests import factories

from .helpers import by_extension, contents, problems, taken
from .test_malformed import DRAWER, FILES

pytestmark = pytest.mark.django_db


def take(name, model):
    path = FILES / name
    result = taken(model, by_extension[path.suffix[1:]], path.read_bytes())
    return [str(p) for p in result.problems], {kind: n for kind, n in result.totals.items() if n}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("mac-line-ends.csv", {"mac": "From a Mac", "mac-2": "Also"}),
        ("semicolons.csv", {"semi": "A; title, as it is", "semi-2": "Another"}),
        ("tabs.csv", {"tabs": "A title"}),
        ("blank-rows.xlsx", {"one": "One", "two": "Two"}),
        ("other-order.json", {"one": "One", "two": "Two"}),
        ("formulas.csv", {"sum": "=1+1", "quoted": "=1+1", "name": "'Ndrangheta"}),
        ("script.csv", {"script": "<script>alert(1)</script>"}),
    ],
)
def test_unusual_files_that_say_what_they_mean(db, name, rows):
    assert take(name, models.Source) == ([], {"new": len(rows)})
    assert dict(models.Source.objects.values_list("key", "title")) == rows


def test_a_line_end_within_a_cell_is_one_of_the_text(db):
    assert take("mac-line-ends.csv", models.Source) == ([], {"new": 2})
    assert models.Source.objects.get(key="mac-2").note == "Two\nlines"


@pytest.mark.parametrize("name", ["header-only.csv", "empty-list.json"])
def test_a_file_without_rows_does_nothing(small_record, name):
    before = contents()

    assert take(name, models.Source) == ([], {})
    assert contents() == before


def test_a_header_is_checked_even_without_rows(db):
    assert problems(models.Section, CSV, b"election,page,text\n") == [
        "Unknown column: text.",
        "The columns of this table are: election, page, body.",
        "Missing column: body.",
    ]


def test_dates_of_a_spreadsheet(db):
    sheet = tablib.Dataset(headers=["key", "title", "short_name", "language", "published_on"])
    sheet.append(["day", 2012, "D", "en", datetime.datetime(2012, 7, 19)])
    sheet.append(["text", "2012", "T", "en", " 2012-07-19 "])

    resource_for(models.Source)().import_data(sheet)

    assert list(models.Source.objects.values_list("title", "published_on")) == [
        ("2012", datetime.date(2012, 7, 19)),
        ("2012", datetime.date(2012, 7, 19)),
    ]


def test_impossible_figures_are_stored_as_printed(small_record):
    assert take("impossible-figures.csv", models.Figure) == ([], {"new": 3})
    assert list(models.Figure.objects.values_list("measure", "count", "share")) == [
        ("registered", 0, None),
        ("cast", 2**63 - 1, None),
        ("turnout", None, "130.00"),
    ]


def test_blank_is_not_zero(small_record):
    assert take("blank-is-not-zero.csv", models.Figure) == ([], {"new": 2})
    lines = models.Figure.objects.values_list("option__slug", "count", "share")
    assert sorted(lines) == [("balasanyan", 0, "0.0"), ("sahakyan", None, "0.80")]


def test_a_number_cell_that_a_spreadsheet_keeps_exactly(small_record):
    sheet = tablib.Dataset(headers=["election", "round", "source", "measure", "count"])
    sheet.append(["e-2012", 1.0, "wikipedia", "cast", 72833.0])

    resource_for(models.Figure)().import_data(sheet)

    assert models.Figure.objects.get().count == 72833


@pytest.mark.parametrize("cell", [-5, -5.0, "-5", " -5 "])
def test_a_loss_of_seats_is_a_count_below_zero(small_record, cell):
    headers = ["election", "round", "source", "measure", "option", "count"]
    sheet = tablib.Dataset(headers=headers)
    sheet.append(["e-2012", 1, "wikipedia", "seat-change", "sahakyan", cell])

    assert resource_for(models.Figure)().import_data(sheet).problems == []
    assert models.Figure.objects.get().count == -5


def test_elections_in_any_order(small_record):
    assert take("elections-out-of-order.csv", models.Election) == ([], {"new": 3})
    pairs = models.Election.objects.exclude(previous=None).values_list("slug", "previous__slug")
    assert sorted(pairs) == [("first", "e-2012"), ("second", "first"), ("third", "second")]


def test_lines_of_an_option_in_any_order(small_record):
    assert take("parts-out-of-order.csv", models.Option) == ([], {"new": 3})
    lines = models.Option.objects.filter(part_of__slug="both")
    assert sorted(each.label for each in lines) == ["First line", "Second line"]


def test_elections_without_the_column_of_the_previous_one(small_record):
    data = (
        b"slug,name,jurisdiction,type,vote_type,date,sources\n"
        b"e-2012,Renamed,land,presidential,popular,2012-07-19,wikipedia\n"
    )

    assert problems(models.Election, CSV, data) == []
    assert models.Election.objects.get(slug="e-2012").name == "Renamed"


def test_the_preview_keeps_the_order_of_the_file(small_record):
    path = FILES / "elections-out-of-order.csv"
    result = taken(models.Election, CSV, path.read_bytes(), dry_run=True)

    assert [row.object_repr for row in result.rows] == ["Third", "First", "Second"]


def test_a_file_moves_the_lead_from_one_set_to_another(small_record):
    vote = models.Round.objects.get()
    old = models.Account.objects.get()
    models.Account.objects.update(is_lead=True, lead_reason="A reason")
    new = factories.AccountFactory(round=vote, source=models.Source.objects.get(key="filipino"))
    data = (
        b"election,round,source,is_lead,lead_reason\n"
        b"e-2012,1,filipino,yes,Another\ne-2012,1,wikipedia,no,\n"
    )

    assert problems(models.Account, CSV, data) == []
    old.refresh_from_db()
    new.refresh_from_db()
    assert [(each.is_lead, each.lead_reason) for each in (old, new)] == [
        (False, ""),
        (True, "Another"),
    ]


def test_a_column_that_is_left_out_keeps_its_values(small_record):
    option = models.Option.objects.get(person__slug="sahakyan")
    models.Option.objects.filter(pk=option.pk).update(description="President", order=7)
    data = b"election,slug,incumbent,sources\ne-2012,sahakyan,true,wikipedia filipino\n"

    assert problems(models.Option, CSV, data) == []
    option.refresh_from_db()
    assert (option.incumbent, option.description, option.order) == (True, "President", 7)
    assert [source.key for source in option.sources.order_by("key")] == ["filipino", "wikipedia"]


def test_a_blank_cell_takes_a_reference_away(record):
    data = b"election,slug,page,topic,option\na-second,post,campaign,Post,\n"

    assert problems(models.Discrepancy, CSV, data) == []
    assert models.Discrepancy.objects.get(slug="post").option is None


def test_names_of_the_time_that_are_left_blank_are_filled_in(small_record):
    factories.PartyFactory(slug="party", name="The party")
    data = (
        b"election,slug,person,party,party_name,sources\n"
        b"e-2012,khachatryan,khachatryan,party,,wikipedia\n"
    )

    assert problems(models.Option, CSV, data) == []
    assert models.Option.objects.get(person__slug="khachatryan").party_name == "The party"


def test_one_bad_row_leaves_the_good_ones_out(small_record):
    before = contents()
    data = b"key,title,short_name,language\ngood,Good,G,en\nbad,,B,en\nfine,Fine,F,en\n"

    assert problems(models.Source, CSV, data) == [
        "Row 3, column title: This field cannot be blank."
    ]
    assert contents() == before


def test_a_dry_run_says_what_would_happen_and_writes_nothing(small_record):
    before = contents()
    data = b"key,title,short_name,language\nnew,A <b>title</b>,N,en\nwikipedia,Other,W,en\n"

    result = taken(models.Source, CSV, data, dry_run=True)

    assert [(row.import_type, row.diff[1]) for row in result.rows] == [
        ("new", "<ins>A &lt;b&gt;title&lt;/b&gt;</ins>"),
        ("update", "<del>Title of wikipedia</del> <ins>Other</ins>"),
    ]
    assert result.diff_headers == list(resource_for(models.Source)().fields)
    assert contents() == before


def test_mistakes_are_raised_if_asked_for(small_record):
    resource = resource_for(models.Source)()
    with pytest.raises(RowError, match=r"Missing columns: key, title, short_name, language\."):
        resource.import_data(tablib.Dataset(["x"], headers=["url"]), raise_errors=True)
    row = tablib.Dataset(["a", "", "A", "en"], headers=["key", "title", "short_name", "language"])
    with pytest.raises(RowError, match="This field cannot be blank"):
        resource.import_data(row, raise_errors=True)


@pytest.mark.parametrize(
    ("place", "error", "message"),
    [
        ("resources.bulk.write", IntegrityError("raw text"), "The database rejected this row."),
        (
            "models.Source.clean",
            RuntimeError("raw text"),
            "This row cannot be imported. See the server's log for the reason.",
        ),
    ],
)
def test_an_unforeseen_error_is_logged_and_told_without_its_text(
    small_record, monkeypatch, caplog, place, error, message
):
    def fail(*args):
        raise error

    monkeypatch.setattr(f"elections.{place}", fail)
    before = contents()

    data = b"key,title,short_name,language\na,A,A,en\n"

    assert problems(models.Source, CSV, data) == [f"Row 2: {message}"]
    assert contents() == before
    assert [(record.getMessage(), record.exc_info[1]) for record in caplog.records] == [
        ("A row was not imported.", error)
    ]


def test_a_workbook_that_would_fill_the_memory_is_refused(db, monkeypatch):
    monkeypatch.setattr("elections.resources.formats.archives.UNPACKED_BYTES", 1000)
    path = FILES / "blank-rows.xlsx"

    assert problems(models.Source, XLSX, path.read_bytes()) == [
        "The workbook is too large. Copy the cells to import into a new one."
    ]


def test_utf_16_is_read_with_and_without_its_mark(db):
    marked = (FILES / "utf-16.csv").read_bytes()
    text = marked.decode("utf-16")

    for data in (marked, text.encode("utf-16-le"), text.encode("utf-16-be")):
        models.Source.objects.all().delete()
        assert problems(models.Source, CSV, data) == []
        assert models.Source.objects.count() == 1


def test_a_date_may_be_in_words(db):
    written = ["19 July 2012", "July 19, 2012", "19th of Jul. 2012", "Thursday, 19 July 2012"]
    rows = "".join(f'k{n},T,S,en,"{day}"\n' for n, day in enumerate(written))

    assert (
        problems(models.Source, CSV, f"key,title,short_name,language,read_on\n{rows}".encode())
        == []
    )
    assert set(models.Source.objects.values_list("read_on", flat=True)) == {
        datetime.date(2012, 7, 19)
    }


@pytest.mark.parametrize("day", ["31 June 2012", "July 2012", "19 Jul", "19 Foo 2012", "x" * 99])
def test_a_date_in_words_that_is_no_day_is_refused(db, day):
    data = f"key,title,short_name,language,read_on\na,T,S,en,{day}\n".encode()

    assert [each.split(" is ")[-1] for each in problems(models.Source, CSV, data)] == [
        "not a date. Write it like 2012-07-19."
    ]


def test_an_import_takes_few_queries_for_each_further_row(
    small_record, django_assert_max_num_queries
):
    rows = "".join(f"e-2012,1,wikipedia,votes,c-{n},{n}\n" for n in range(10))
    for n in range(10):
        factories.OptionFactory(
            election=models.Election.objects.get(slug="e-2012"), person__slug=f"c-{n}"
        )
    data = f"election,round,source,measure,option,count\n{rows}".encode()

    # For each row: find it and its option, three checks of keys and three of constraints (a
    # query between savepoints), store it between savepoints, and the row's own savepoint.
    # History takes three for all rows: as they are stored, as they were, and what differs.
    with django_assert_max_num_queries(13 + 19 * 10):
        assert problems(models.Figure, CSV, data) == []


def test_every_file_of_the_drawer_is_tried():
    here = Path(__file__).read_text(encoding="utf-8")
    names = {path.name for path in FILES.iterdir() if path.suffix}

    assert {name for name in names if f'"{name}"' not in here} == {row[0] for row in DRAWER}


def test_sources_are_taken_after_those_that_they_cite(small_record):
    data = b'key,title,short_name,language,cites\nc,C,C,en,"a, b"\nb,B,B,en,a\na,A,A,en,\n'

    assert problems(models.Source, CSV, data) == []

    cites = {
        key: sorted(one.key for one in models.Source.objects.get(key=key).cites.all())
        for key in "abc"
    }
    assert cites == {"a": [], "b": ["a"], "c": ["a", "b"]}
    before = contents()
    data = b"key,title,short_name,language,cites\na,A,A,en,c\nb,B,B,en,b\nc,C,C,en,d\n"
    assert problems(models.Source, CSV, data) == [
        "Row 3, column cites: A row cannot name itself here.",
        "Row 4, column cites: Unknown source: d.",
    ]
    assert contents() == before
