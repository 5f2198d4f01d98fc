"""Packages taken back: all of the record comes home, and nothing of what is broken does."""

import json

import pytest
from django.core.management import CommandError, call_command

from elections import loading
from elections.models import Figure, Person
from elections.models.history import record_models
from tests import factories, fixture_rows
from tests.loading.cast import snapshot

from .packages import broken_rules, files, package, put

pytestmark = pytest.mark.django_db

TABLES = (
    "The tables are: account, actor, area, contest, delegation, discrepancy, election, figure, "
    "jurisdiction, keydate, option, party, person, round, section, source, statement, wording."
)


def load(*paths):
    call_command("load", *map(str, paths), verbosity=0)


def refusal(path):
    """What the command says of a package, without its folder."""
    with pytest.raises(CommandError) as error:
        load(path)
    head, *said = str(error.value).replace(f"{path.parent}/", "").splitlines()
    assert head.startswith("Nothing was loaded.")
    return said


def test_the_whole_record_comes_back_as_it_was(emptied, tmp_path):
    load(*fixture_rows.fixture_names())
    before = counts()
    package(tmp_path / "first.zip")
    assert broken_rules(tmp_path / "first.zip") == []
    emptied()

    load(tmp_path / "first.zip")

    assert counts() == before
    package(tmp_path / "second.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def counts():
    return {model: model.objects.count() for model in record_models()}


def test_what_is_hard_to_carry_comes_back_in_parts_too(emptied, record, tmp_path, monkeypatch):
    before = snapshot()
    package(tmp_path / "first.zip")
    emptied()
    monkeypatch.setattr(loading, "BATCH", 1)

    load(tmp_path / "first.zip")

    assert snapshot() == before
    package(tmp_path / "second.zip")
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_what_is_stored_as_it_is_stays(record, tmp_path):
    package(tmp_path / "record.zip")
    before = {model: model.history.count() for model in record_models()}

    load(tmp_path / "record.zip")

    assert {model: model.history.count() for model in record_models()} == before


def test_a_table_alone_and_another_order_of_columns_will_do(tmp_path):
    about = {"resources": [{"name": "person", "path": "data/people.csv"}]}
    path = put(
        tmp_path / "people.zip",
        {
            "datapackage.json": json.dumps(about),
            "data/": "",
            "data/people.csv": "slug,wikidata,name,other_names,portrait,portrait_credit\n"
            '\nann,Q42,"Ann ""A."" B.",,,\n',
            "README.txt": "Of people.",
        },
    )

    load(path)

    [person] = Person.objects.values("slug", "name", "wikidata")
    assert person == {"slug": "ann", "name": 'Ann "A." B.', "wikidata": "Q42"}


@pytest.fixture
def small(emptied, tmp_path):
    """A package of one account, with a function that writes it again with other contents."""
    paper = factories.SourceFactory(key="paper", title="A paper")
    election = factories.ElectionFactory(slug="vote", sources=[paper])
    vote = factories.RoundFactory(election=election)
    account = factories.AccountFactory(round=vote, source=paper, valid=7)
    factories.FigureFactory(account=account, measure="cast", count=8)
    path = tmp_path / "small.zip"
    package(path)
    contents = files(path)
    emptied()

    def changed(**others):
        """The package with other contents of tables, which functions make of those it has."""
        found = {f"{name}.csv": make(contents[f"{name}.csv"]) for name, make in others.items()}
        put(path, contents | found)
        return path

    return changed


def nothing_is_stored():
    return not any(snapshot().values())


@pytest.mark.parametrize(
    ("table", "make", "said"),
    [
        (
            "figure",
            lambda text: text.replace(",8,", ",eight,"),
            [
                "small.zip/figure.csv, line 2: record 1, elections.figure "
                '["vote", 1, "paper", "", "", "cast", "", ""], field count: '
                "This is not a whole number."
            ],
        ),
        (
            "figure",
            lambda text: text.replace(",7,", ",-7,"),
            [
                "small.zip/figure.csv, line 3: record 2, elections.figure "
                '["vote", 1, "paper", "", "", "valid", "", ""]: '
                "Only votes transferred and a change in seats can be negative."
            ],
        ),
        (
            "source",
            lambda text: text.replace("A paper", ""),
            [
                'small.zip/source.csv, line 2: record 1, elections.source ["paper"], field title: '
                "This field cannot be blank."
            ],
        ),
        (
            "election",
            lambda text: text.replace("false", "perhaps"),
            [
                'small.zip/election.csv, line 2: record 1, elections.election ["vote"], '
                "field ongoing: “perhaps” value must be either True or False."
            ],
        ),
        (
            "account",
            lambda text: text.replace("paper", "pamphlet"),
            [
                "small.zip/account.csv, line 2: record 1, elections.account "
                '["vote", 1, "pamphlet", "", ""], field source: There is no elections.source '
                '["pamphlet"] in these files or in the database.'
            ],
        ),
        (
            "account",
            lambda text: text.replace("unstated", "", 1),
            [
                "small.zip/account.csv, line 2: record 1, elections.account "
                '["vote", 1, "paper", "", ""], field status: “” is not one of the choices: '
                "unstated, partial, preliminary, final, certified, recount, corrected."
            ],
        ),
        (
            "source",
            lambda text: text.replace("title,", "titel,"),
            [
                "small.zip/source.csv, line 1: Missing column: title.",
                "small.zip/source.csv, line 1: Unknown column: titel.",
            ],
        ),
        (
            "source",
            lambda text: text.replace("title,", "key,title,"),
            ["small.zip/source.csv, line 1: Columns that appear twice: key."],
        ),
        (
            "source",
            lambda text: text + "other,Another\r\n",
            ["small.zip/source.csv, line 3: The row has 2 cells, but the header has 16."],
        ),
        (
            "source",
            lambda text: text + 'other,"Another\r\npaper\r\n',
            ["small.zip/source.csv, line 3: A quotation mark is unpaired, or is inside a cell."],
        ),
        (
            "source",
            lambda text: text.replace("A paper", "Un café").encode("latin-1"),
            ["small.zip/source.csv, line 2: The byte 0xE9 is not UTF-8. Save the file in UTF-8."],
        ),
        (
            "source",
            lambda text: "",
            ["small.zip/source.csv, line 1: The file is empty: it needs a header."],
        ),
        (
            "round",
            lambda text: text + text.splitlines()[1] + "\r\n",
            [
                'small.zip/round.csv, line 3: record 2, elections.round ["vote", 1]: '
                "Record 1 in small.zip/round.csv has the same natural key."
            ],
        ),
    ],
)
def test_a_mistake_is_named_by_file_table_and_line(small, table, make, said):
    found = refusal(small(**{table: make}))

    assert [line for line in found if not line.endswith(" was not checked.")] == said
    assert nothing_is_stored()


def test_what_was_not_checked_after_a_mistake_is_said(small):
    found = refusal(small(discrepancy=lambda text: text + "one\r\n"))

    assert found == [
        "small.zip/discrepancy.csv, line 2: The row has 1 cells, but the header has 6.",
        "small.zip/wording.csv was not checked.",
        "small.zip/statement.csv was not checked.",
    ]
    assert nothing_is_stored()


def test_a_mistake_beyond_what_is_read_at_once_takes_all_back(small, monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 1)
    stored = []
    monkeypatch.setattr(
        "elections.management.commands.load.Command.progress",
        lambda self, number: stored.append(Figure.objects.count()),
    )

    refusal(small(figure=lambda text: text.replace(",7,", ",seven,")))

    assert nothing_is_stored()


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ({"datapackage.json": None}, "small.zip: There is no datapackage.json in it."),
        ({"source.csv": None}, "small.zip: There is no source.csv in it."),
        ({"votes.csv": "a,b"}, "small.zip: votes.csv is not listed in datapackage.json."),
        *(
            (
                {"datapackage.json": text},
                "small.zip: datapackage.json does not list resources, each with a name and a path.",
            )
            for text in ("[]", "{", '{"resources": 1}', '{"resources": [{"name": "source"}]}')
        ),
        (
            {"datapackage.json": '{"resources": [{"name": "source", "path": ["a", "b"]}]}'},
            "small.zip: datapackage.json gives a resource another name or path than a text.",
        ),
        (
            {"datapackage.json": json.dumps({"resources": [{"name": "a", "path": "a.csv"}] * 2})},
            "small.zip: datapackage.json lists a table more than once.",
        ),
        (
            {"datapackage.json": json.dumps({"resources": [{"name": "votes", "path": "v.csv"}]})},
            f"small.zip: Unknown table: votes. {TABLES}",
        ),
    ],
)
def test_what_is_no_package_is_refused(small, contents, said):
    path = small()
    put(path, files(path) | contents)

    assert refusal(path) == [said]
    assert nothing_is_stored()


def test_a_broken_zip_is_refused(small):
    path = small()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == [
        "small.zip: The zip is damaged or of another kind: File is not a zip file."
    ]

    path.unlink()
    assert refusal(path) == ["small.zip: The file cannot be read: No such file or directory."]


def test_a_table_that_is_damaged_within_a_zip_is_refused(small):
    path = small()
    data = path.read_bytes().replace(b"paper,A paper", b"paper,A pager")
    path.write_bytes(data)

    assert refusal(path)[0] == (
        "small.zip/source.csv, line 1: The zip is damaged or of another kind: "
        "Bad CRC-32 for file 'source.csv'."
    )
    assert nothing_is_stored()


def test_packages_and_fixtures_are_loaded_together_or_not_at_all(small, tmp_path):
    path = small()
    other = tmp_path / "other.json"
    other.write_text('[{"model": "elections.person", "fields": {"name": "Ann", "slug": ""}}]')

    with pytest.raises(CommandError, match=r"other\.json, line 1: record 1, elections\.person"):
        load(path, other)
    assert nothing_is_stored()

    other.write_text('[{"model": "elections.person", "fields": {"name": "Ann", "slug": "ann"}}]')
    load(path, other)
    assert Figure.objects.count() == 2
    assert Person.objects.count() == 1
