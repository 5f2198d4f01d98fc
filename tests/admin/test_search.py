"""What the desk's searches and choosers find, and that they read no more than they show."""

import json

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from elections import models, search_indexes
from elections.admin import lists
from elections.changelog import together
from tests import factories

from .helpers import MODELS, address, admin_of, text_of

pytestmark = pytest.mark.django_db
of_every_table = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@pytest.fixture
@together()
def record():
    """A row of each table, all of one election, and a row of each that nothing here leads to."""
    land = factories.JurisdictionFactory(name="Côte d’Ivoire", slug="ivory-coast", iso_code="CI")
    paper = factories.SourceFactory(
        key="gazette-12",
        short_name="Gazette",
        title="Journal officiel",
        publisher="Imprimerie",
        url="https://gazette.example.org/numero/77",
        rests_on="citing the commission",
    )
    election = factories.ElectionFactory(
        name="2012 municipal election",
        slug="municipal-2012",
        jurisdiction=land,
        jurisdiction_name="Ivory Territory",
        office="Mayor",
    )
    person = factories.PersonFactory(name="Élodie Нур", slug="elodie-nur")
    party = factories.PartyFactory(name="Greens of Old", short_name="GO", slug="greens")
    vote = factories.RoundFactory(election=election)
    option = factories.OptionFactory(
        election=election, person=person, party=party, party_name="Verdant League"
    )
    area = factories.AreaFactory(name="Forêt", slug="woods", code="A77", jurisdiction=land)
    account = factories.AccountFactory(round=vote, source=paper, area=area)
    actor = factories.ActorFactory(name="Ministry", slug="min-x", jurisdiction=land, person=person)
    point = factories.DiscrepancyFactory(
        election=election, topic="Profession", slug="post", note="Doctor or lawyer"
    )
    rows = [
        land,
        area,
        paper,
        election,
        person,
        party,
        vote,
        option,
        account,
        factories.ContestFactory(election=election, name="Proportional ballot", slug="by-lists"),
        factories.LineFactory(account=account, option=option),
        factories.KeyDateFactory(election=election, name="Silence", slug="quiet", note="Midnight"),
        factories.DelegationFactory(
            election=election, jurisdiction=None, organisation="Union", note="From afar"
        ),
        actor,
        factories.StatementFactory(
            election=election,
            actor=actor,
            speaker="Ann Speaker",
            slug="calm",
            summary="Praised a peaceful day.",
            quotation="Bravo",
        ),
        factories.SectionFactory(election=election, body="Turnout **surprised** observers."),
        point,
        factories.WordingFactory(discrepancy=point, source=paper, wording="Surgeon"),
    ]
    for model in MODELS:
        factories_of = {type(row): row for row in rows}
        assert model in factories_of
    return {type(row): row for row in rows}


FINDS = {
    models.Jurisdiction: ["cote ivoire", "ivory", "CI"],
    models.Area: ["foret", "woods", "A77 ivory"],
    models.Person: ["élodie", "ELODIE нур", "nur"],
    models.Party: ["greens old", "go", "GREENS"],
    models.Source: ["gazette-12", "journal off", "imprim", "numero 77", "citing commission"],
    models.Election: ["municipal-2012", "2012 mun", "territory", "mayor 2012"],
    models.Round: ["2012 municipal", "mayor"],
    models.Option: ["elodie", "verdant", "nur 2012", "league elodie municipal"],
    models.Account: ["gazette", "gazette 2012", "municipal officiel", "foret 2012"],
    models.Contest: ["proportional", "by-lists 2012", "mayor ballot"],
    models.Figure: ["elodie", "Нур 2012", "verdant gazette", "gazette elodie 2012", "municipal"],
    models.KeyDate: ["silence", "quiet 2012", "midnight"],
    models.Delegation: ["union", "afar municipal"],
    models.Actor: ["ministry", "min-x", "ministry ivory", "elodie ministry"],
    models.Statement: ["speaker", "calm", "peaceful", "bravo ministry 2012", "ministry"],
    models.Section: ["surprised", "observers municipal", "turnout 2012"],
    models.Discrepancy: ["profession", "post 2012", "lawyer"],
    models.Wording: ["surgeon", "gazette profession", "lawyer surgeon officiel"],
}
LOST = ["unicipal", "2012 nothing", "nothing", "%", "_", "'", "  \t."]


def test_every_table_is_said_to_find_something():
    assert set(FINDS) == set(MODELS)


@pytest.fixture(params=[1000, 1])
def most(request, monkeypatch):
    monkeypatch.setattr(lists, "MOST", request.param)
    return request.param


@pytest.mark.parametrize("model", FINDS, ids=lambda model: model.__name__)
def test_rows_are_found_by_words_of_theirs_and_of_what_they_refer_to(desk, record, model, most):
    found = {
        text: list(desk.get(address(model), {"q": text}).context["cl"].queryset)
        for text in [*FINDS[model], *LOST]
    }

    assert found == {text: [record[model]] for text in FINDS[model]} | {text: [] for text in LOST}


def chosen(desk, field, term) -> list[str]:
    """What a chooser offers for what is typed into it."""
    query = {
        "app_label": "elections",
        "model_name": field.model._meta.model_name,
        "field_name": field.name,
        "term": term,
    }
    answer = desk.get(reverse("admin:autocomplete"), query)
    assert answer.status_code == 200
    return [each["text"] for each in json.loads(answer.content)["results"]]


def test_a_chooser_that_leads_to_some_rows_alone_says_so(desk, monkeypatch):
    monkeypatch.setattr("elections.admin.search.MOST_CHOICES", 2)
    field = models.Option._meta.get_field("person")
    people = [str(factories.PersonFactory(name=f"Ann {n}", slug=f"ann{n}")) for n in range(2)]
    assert sorted(chosen(desk, field, "Ann")) == people
    factories.PersonFactory(name="Ann 2", slug="ann2")
    assert chosen(desk, field, "Ann")[-1] == "Showing the first 2; type more of the name."
    assert chosen(desk, field, "Ann 1") == people[1:]
    monkeypatch.setattr(lists, "MOST", 2)
    assert chosen(desk, field, "")[2:] == ["Showing the first 2; type more of the name."]


CHOOSERS = [
    field
    for model in MODELS
    for field in (*model._meta.fields, *model._meta.many_to_many)
    if field.remote_field
]


@pytest.mark.parametrize("field", CHOOSERS, ids=str)
def test_choosers_find_the_same(desk, record, field):
    row = record[field.related_model]
    texts = FINDS[field.related_model]

    assert {text: chosen(desk, field, text) for text in [*texts, *LOST]} == {
        text: [str(row)] for text in texts
    } | {text: [] for text in LOST}


HOSTILE = {
    "quotes": "\"'`“”\\",
    "operators": 'a AND b OR NOT c NEAR(d, 2) {name}: ^e* "f" - + | & ! <-> :* (g)',
    "columns": "name:x rowid:1 elections_person_words:*",
    "null": "a\0b",
    "long": "x" * 10_000,
    "long words": "ж" * 1_500 + " é" * 5_000,
    "signs": "%s %(a)s {} $1 -- ; DROP TABLE",
    "surrogate and marks": "a\u0301\u0301\u202e\ufeff \U0001f5f3 ﬁ Ⅷ",
}


@of_every_table
def test_no_text_breaks_a_search(desk, record, model):
    answers = {name: desk.get(address(model), {"q": text}) for name, text in HOSTILE.items()}
    numbers = {
        name: (answer.status_code, answer.context["cl"].result_count)
        for name, answer in answers.items()
    }

    # A list refuses a text with a null character, and says so above its rows.
    expected = dict.fromkeys(HOSTILE, (200, 0)) | {"null": (200, model.objects.count())}
    assert numbers == expected


def test_no_text_breaks_a_chooser(desk, record):
    for field in CHOOSERS:
        assert {name: chosen(desk, field, text) for name, text in HOSTILE.items()} == (
            {name: [] for name in HOSTILE}
        )


@of_every_table
def test_what_is_looked_through_is_said(desk, model):
    page = text_of(desk.get(address(model)))

    for place in admin_of(model).places:
        assert place.label in page


def test_the_words_said_are_those_of_the_forms():
    assert admin_of(models.Option).search_help_text == (
        "Searches for words, or the beginnings of words, in: name, party's name at the time, "
        "slug; person (name, slug, other names); contest (name, slug); election (name, slug, "
        "jurisdiction's name at the time, office). Case and accents are ignored; results contain "
        "every word entered."
    )


# More rows than are looked at


@pytest.fixture
def long(monkeypatch):
    monkeypatch.setattr(lists, "MOST", 3)


CUT = "there may be more. Add search words or filters to find others."


def found(desk, model, **query):
    """What a list shows, and whether it says that there may be more."""
    response = desk.get(address(model), query)
    changelist = response.context["cl"]
    return [str(row) for row in changelist.result_list], CUT in text_of(response)


def elections(*names):
    for name in names:
        factories.ElectionFactory(name=name, jurisdiction__name="Land")


def test_of_a_word_that_all_have_the_newest_are_shown(desk, long):
    elections(*(f"Vote {letter}" for letter in "abcdefg"))

    assert found(desk, models.Election, q="vote") == (["Vote g", "Vote f", "Vote e"], True)
    assert found(desk, models.Election, q="vo") == (["Vote g", "Vote f", "Vote e"], True)
    assert found(desk, models.Election, q="vote b") == (["Vote b"], False)
    assert found(desk, models.Election, q="vote z") == ([], False)


def test_words_that_many_have_but_few_together_are_found(desk, long):
    elections(*["Red one"] * 5, "Red blue", *["Blue one"] * 5)

    assert found(desk, models.Election, q="red blue") == (["Red blue"], False)


def test_words_in_several_places_are_found_together(desk, long):
    ann, bob = (
        factories.PersonFactory(name=f"{name} Common", slug=name.lower()) for name in ("Ann", "Bob")
    )
    votes = [factories.ElectionFactory(name=f"Vote {number}") for number in range(9)]
    for vote in votes:
        factories.OptionFactory(election=vote, person=ann)
    factories.OptionFactory(election=votes[0], person=bob)

    assert found(desk, models.Option, q="ann 4") == (["Ann Common in Vote 4"], False)
    assert found(desk, models.Option, q="bob vote") == (["Bob Common in Vote 0"], False)
    newest = [f"Ann Common in Vote {number}" for number in (8, 7, 6)]
    assert found(desk, models.Option, q="ann vote") == (newest, True)
    assert found(desk, models.Option, q="ann zebra") == ([], False)


def test_a_filter_is_looked_through_where_words_are_too_common(desk, long):
    elections(*(f"Vote {letter}" for letter in "abcdefg"))
    models.Election.objects.filter(name="Vote a").update(type="referendum")

    assert found(desk, models.Election, q="vote", type__exact="referendum") == (["Vote a"], False)
    assert found(desk, models.Election, q="zebra", type__exact="referendum") == ([], False)


def test_a_file_holds_all_that_is_found_and_filtered(desk, long, rf, editor):
    elections(*(f"Vote {letter}" for letter in "abcdefg"), "Other")
    request = rf.get("/", {"q": "vote"})
    request.user = editor

    rows = admin_of(models.Election).get_export_queryset(request)

    assert sorted(row.name for row in rows) == [f"Vote {letter}" for letter in "abcdefg"]


def test_a_chooser_of_a_long_table_begins_with_what_was_entered_last(desk, long):
    elections(*(f"Vote {letter}" for letter in "abcdefg"))
    field = models.Round._meta.get_field("election")

    newest = ["Vote g", "Vote f", "Vote e", "Showing the first 3; type more of the name."]
    assert chosen(desk, field, "") == newest
    assert chosen(desk, field, "vote") == newest


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads the plans of SQLite")
@pytest.mark.parametrize("text", ["word", "word other", "wor 2"])
@of_every_table
def test_a_search_reads_no_table_from_end_to_end(record, model, text):
    desk = admin_of(model)
    with CaptureQueriesContext(connection) as captured:
        desk.get_search_results(_request(), model.objects.order_by("-pk"), text)
        desk.get_search_results(_request(), model.objects.order_by("-pk"), "2012 elodie gazette")

    assert captured.captured_queries
    for query in captured.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            scans = [row[3] for row in cursor.fetchall() if row[3].startswith("SCAN")]
        # An index of words, or keys that were found before.
        assert all("VIRTUAL TABLE" in step for step in scans), (query["sql"], scans)


class _request:  # noqa: N801 - stands for a request that nothing but its marks is asked of
    pass


def test_indexes_are_of_columns_that_tables_have():
    tables = {model._meta.db_table: model for model in admin.site._registry}
    for index in search_indexes.DESK.values():
        fields = [tables[index.table]._meta.get_field(name) for name in index.columns]
        # One that is empty instead of blank would leave the whole row unfound.
        assert not [field.name for field in fields if field.null]
