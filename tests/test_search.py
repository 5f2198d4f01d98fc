"""Words of elections' names, found through the database's own index."""

import pytest
from django.core.management import call_command
from django.db import connection

from elections import search, search_indexes
from elections.models import Election, election
from tests.factories import ElectionFactory, PersonFactory

pytestmark = pytest.mark.django_db


def found(text):
    rows = Election.objects.named(search.words_of(text))
    return sorted(rows.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2012 Nagorno-Karabakh", ("2012", "nagorno", "karabakh")),
        ("  ÉLECTION d’État! élection", ("election", "d", "etat")),
        ("Выборы Йошкар-Ола", ("выборы", "йошкар", "ола")),
        ("e\u0301lu", ("elu",)),
        ("""% _ " ' * & | ( :\0""", ()),
        ("a b c d e f g h i j", ("a", "b", "c", "d", "e", "f", "g", "h")),
    ],
)
def test_words_are_plain_and_few(text, words):
    assert search.words_of(text) == words


@pytest.fixture
def names():
    for name, land in (
        ("2012 Nagorno-Karabakh presidential election", "Nagorno-Karabakh"),
        ("2017 Artsakhian presidential election", "Artsakh"),
        ("Élections municipales de 2020", "Côte d’Ivoire"),
        ("Выборы 2012", "Йошкар-Ола"),
        ("AND OR NOT near", "1/2.3"),
    ):
        ElectionFactory(name=name, jurisdiction__name=land)


KARABAKH = "2012 Nagorno-Karabakh presidential election"
ARTSAKH = "2017 Artsakhian presidential election"
IVOIRE = "Élections municipales de 2020"
RUSSIAN = "Выборы 2012"
LOGIC = "AND OR NOT near"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("karabakh", [KARABAKH]),
        ("Nagorno-Karabakh", [KARABAKH]),
        ("PRESIDENT", [KARABAKH, ARTSAKH]),
        ("presidential 2017", [ARTSAKH]),
        ("artsakhian", [ARTSAKH]),
        ("elections", [IVOIRE]),
        ("cote ivoire", [IVOIRE]),
        ("Côte D'IVOIRE", [IVOIRE]),
        ("ВЫБОРЫ", [RUSSIAN]),
        ("Йошкар", [RUSSIAN]),
        ("2012", [KARABAKH, RUSSIAN]),
        ("or", [LOGIC]),
        ("and not", [LOGIC]),
        ("1 2", [LOGIC]),
        ("arabakh", []),
        ("karabakh 2017", []),
    ],
)
def test_names_are_found_by_the_beginnings_of_their_words(names, text, expected):
    assert found(text) == sorted(expected)


@pytest.mark.parametrize("few", [1, 500])
def test_few_and_many_are_found_alike(names, monkeypatch, few):
    monkeypatch.setattr(election, "FEW", few)

    assert found("presidential") == [KARABAKH, ARTSAKH]


def test_every_way_of_writing_is_followed():
    row = ElectionFactory(name="First name", jurisdiction__name="Land")
    assert (found("first"), found("land")) == (["First name"], ["First name"])

    Election.objects.filter(pk=row.pk).update(name="Second name")
    assert (found("first"), found("second")) == ([], ["Second name"])

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE elections_election SET jurisdiction_name = 'Realm' WHERE id = %s", [row.pk]
        )
    assert (found("land"), found("realm")) == ([], ["Second name"])

    row.delete()
    assert found("second") == []


def test_a_migration_that_took_the_triggers_away_loses_no_name():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite, and this run uses another database")
    with connection.cursor() as cursor:
        for trigger in search.PUBLIC.triggers:
            cursor.execute(f"DROP TRIGGER {trigger.name}")
    ElectionFactory(name="Meanwhile")
    assert found("meanwhile") == []

    call_command("migrate", verbosity=0)

    assert found("meanwhile") == ["Meanwhile"]
    Election.objects.update(name="Later")
    assert (found("meanwhile"), found("later")) == ([], ["Later"])


def test_an_index_whose_declaration_has_changed_is_made_anew(monkeypatch):
    person = PersonFactory(name="Ann", slug="zebra")
    whole = search_indexes.DESK["elections_person"]
    names = whole._replace(columns=("name",))
    changed = [names if index == whole else index for index in search_indexes.INDEXES]
    monkeypatch.setattr(search_indexes, "INDEXES", changed)
    search_indexes.install()
    assert search.newest(names, ("zebra",), 10) == []

    monkeypatch.undo()
    search_indexes.install()
    assert search.newest(whole, ("zebra",), 10) == [person.pk]
