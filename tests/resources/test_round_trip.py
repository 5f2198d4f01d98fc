import io

import pytest
from openpyxl import load_workbook

from elections import models
from elections.resources import CSV, FORMATS, JSON, XLSX, FileError, resource_for
from tests.rows import FACTORIES

from .helpers import MODELS, contents, taken, written

pytestmark = pytest.mark.django_db
in_every_format = pytest.mark.parametrize("file_format", FORMATS, ids=lambda each: each.title)
of_every_table = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@in_every_format
@of_every_table
def test_importing_an_export_changes_nothing(record, model, file_format):
    before = contents()

    result = taken(model, file_format, written(model, file_format))

    assert [str(problem) for problem in result.problems] == []
    assert {kind: n for kind, n in result.totals.items() if n} == {"skip": model.objects.count()}
    assert contents() == before


@in_every_format
def test_exports_rebuild_the_record_in_an_empty_database(record, file_format):
    before = {model: resource_for(model)().export().dict for model in MODELS}
    files = {model: written(model, file_format) for model in MODELS}
    for model in reversed(MODELS):
        while model.objects.exists():  # an election is protected by the one that follows it
            model.objects.exclude(pk__in=referenced_by_its_own(model)).delete()

    for model in MODELS:
        assert [str(problem) for problem in taken(model, file_format, files[model]).problems] == []

    after = {model: resource_for(model)().export().dict for model in MODELS}
    assert {model: sorted_rows(rows) for model, rows in after.items()} == {
        model: sorted_rows(plain(rows)) for model, rows in before.items()
    }


def referenced_by_its_own(model):
    names = {
        models.Election: "previous",
        models.Area: "parent",
        models.Option: "part_of",
        models.Party: "members",
        models.Source: "cites",
    }
    name = names.get(model)
    if name is None:
        return []
    return list(model.objects.exclude(**{name: None}).values_list(name, flat=True))


def plain(rows):
    """Rows as they are once their blanks at the ends are gone, which are not part of a text."""
    return [
        {name: cell.strip() if isinstance(cell, str) else cell for name, cell in row.items()}
        for row in rows
    ]


def sorted_rows(rows):
    return sorted(rows, key=str)


@in_every_format
def test_line_ends_and_blanks_around_a_text_are_no_change(record, file_format):
    models.Section.objects.update(body="  one\r\ntwo\rthree\n ")
    data = written(models.Section, file_format)

    result = taken(models.Section, file_format, data)

    assert dict(result.totals)["skip"] == 1
    assert models.Section.objects.get().body == "  one\r\ntwo\rthree\n "


@in_every_format
def test_a_lost_picture_is_no_change(record, file_format):
    person = models.Person.objects.get(slug="person")
    person.portrait.storage.delete(person.portrait.name)

    result = taken(models.Person, file_format, written(models.Person, file_format))

    assert (result.problems, dict(result.totals)["skip"]) == ([], 2)


@in_every_format
def test_a_row_without_sources_is_no_change(record, file_format):
    models.KeyDate.objects.get().sources.clear()

    result = taken(models.KeyDate, file_format, written(models.KeyDate, file_format))

    assert (result.problems, dict(result.totals)["skip"]) == ([], 1)


def test_a_csv_file_as_a_whole(record):
    assert written(models.Figure, CSV).decode() == (
        "\ufeffelection,round,source,as_of,area,measure,option,base,"
        "count,fractional_count,share,bound,printed_to,outcome,wording,note\r\n"
        "a-second,1,alpha,,,registered,,,9223372036854775807,,,exactly,,,,\r\n"
        "a-second,1,alpha,,,cast,,,0,,,exactly,,,,\r\n"
        "a-second,1,alpha,,,turnout,,,,,130.00,exactly,,,,\r\n"
        "a-second,1,alpha,,,observers,,,0,,,more-than,10,, 007,'=1\r\n"
        "a-second,1,alpha,,,votes,other,,,,0.80,exactly,,,,\r\n"
        "a-second,1,alpha,,,votes,person,,0,,66.70,exactly,,elected,,\r\n"
        "a-second,1,beta,,,cast,,,73000,,,exactly,,,,\r\n"
        "a-second,1,alpha,15:00,,votes,person,,1,,,exactly,,,,\r\n"
        "a-second,1,alpha,15:00,a-part,votes,person,,0,,,exactly,,,,\r\n"
        "a-second,3,alpha,,,seats,both,,20,,,exactly,,,,\r\n"
        "a-second,3,alpha,,,seat-change,both,,-5,,,exactly,,,,\r\n"
        "a-second,3,alpha,,,transferred,both,,,-28.90,,exactly,,,,\r\n"
        "a-second,3,alpha,,,votes,a-line,cast,,,1.0,exactly,,,,\r\n"
    )


def test_a_json_file_as_a_whole(record):
    assert written(models.Round, JSON).decode() == (
        '[\n {\n  "election": "a-second",\n  "number": 1,\n  "contest": "",\n'
        '  "date": "2012-07-19",\n  "last_day": null,\n  "status": "held",\n'
        '  "votes_per_voter": 1,\n  "is_transfer": false,\n  "ballot_is_complete": true\n },\n'
        ' {\n  "election": "a-second",\n  "number": 2,\n  "contest": "",\n'
        '  "date": null,\n  "last_day": null,\n  "status": "cancelled",\n'
        '  "votes_per_voter": 1,\n  "is_transfer": false,\n  "ballot_is_complete": true\n },\n'
        ' {\n  "election": "a-second",\n  "number": 3,\n  "contest": "lists",\n'
        '  "date": "2012-07-19",\n  "last_day": null,\n  "status": "held",\n'
        '  "votes_per_voter": 1,\n  "is_transfer": false,\n  "ballot_is_complete": true\n }\n]\n'
    )


def text(value):
    return ("s", "@", value)


def number(value):
    return ("n", "General", value)


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers(record):
    models.Figure.objects.filter(measure="registered").delete()
    names, *rows = xlsx_cells(written(models.Figure, XLSX))
    blank = ("n", "@", None)

    assert names == [("s", "General", name) for name in resource_for(models.Figure)().fields]
    assert [rows[4], rows[7], rows[9]] == [
        [
            *(text("a-second"), number(1), text("alpha"), blank, blank),
            *(text("votes"), text("person"), blank),
            *(number(0), blank, text("66.70"), text("exactly"), number(None)),
            *(text("elected"), blank, blank),
        ],
        [
            *(text("a-second"), number(1), text("alpha"), text("15:00"), text("a-part")),
            *(text("votes"), text("person"), blank),
            *(number(0), blank, blank, text("exactly"), number(None)),
            *(blank, blank, blank),
        ],
        [
            *(text("a-second"), number(3), text("alpha"), blank, blank),
            *(text("seat-change"), text("both"), blank),
            *(number(-5), blank, blank, text("exactly"), number(None)),
            *(blank, blank, blank),
        ],
    ]


def test_a_workbook_holds_large_counts_as_text_and_formulas_as_text(record):
    rows = xlsx_cells(written(models.Figure, XLSX))
    names = [cell for _type, _format, cell in rows[0]]

    assert rows[1][names.index("count")] == ("s", "@", "9223372036854775807")
    assert xlsx_cells(written(models.Source, XLSX))[1][1] == ("s", "@", "=1+1")


def xlsx_cells(data):
    sheet = load_workbook(io.BytesIO(data)).active
    return [[(c.data_type, c.number_format, c.value) for c in row] for row in sheet.rows]


def test_a_text_that_a_workbook_cannot_hold_is_refused_by_name(record):
    models.Section.objects.update(body="x" * 32_768)
    models.Source.objects.filter(key="alpha").update(title="bell \x07", note="_x000D_")

    with pytest.raises(FileError) as section:
        written(models.Section, XLSX)
    with pytest.raises(FileError) as source:
        written(models.Source, XLSX)

    assert [str(problem) for problem in section.value.problems] == [
        "Row 2, column body: XLSX cannot store this text. Choose CSV or JSON."
    ]
    assert [str(problem) for problem in source.value.problems] == [
        "Row 2, column title: XLSX cannot store this text. Choose CSV or JSON.",
        "Row 2, column note: XLSX cannot store this text. Choose CSV or JSON.",
    ]


@pytest.mark.parametrize("file_format", [CSV, JSON], ids=lambda each: each.title)
def test_the_other_formats_hold_what_a_workbook_cannot(record, file_format):
    models.Section.objects.update(body="x" * 200_000)
    models.Source.objects.filter(key="alpha").update(title="bell \x07", note="_x000D_")

    section = taken(models.Section, file_format, written(models.Section, file_format))
    source = taken(models.Source, file_format, written(models.Source, file_format))

    assert (section.problems, dict(section.totals)["skip"]) == ([], 1)
    assert (source.problems, dict(source.totals)["skip"]) == ([], models.Source.objects.count())


@pytest.mark.parametrize("rows", [1, 3])
@of_every_table
def test_an_export_takes_a_fixed_number_of_queries(django_assert_num_queries, model, rows):
    FACTORIES[model].create_batch(rows)
    # Sources: one query counts the pages, one reads a page and one each kind of its rows' sources.
    links = len(model._meta.many_to_many)
    queries = 2 + links if links else 1

    with django_assert_num_queries(queries):
        dataset = resource_for(model)().export()

    assert len(dataset) >= rows
