"""Who, when, how and why."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import serializers
from django.test import RequestFactory

from elections.changelog import How, changing, context, current, together
from elections.changelog.commands import as_command
from elections.changelog.middleware import record_changes
from elections.models import Actor, Option
from tests import factories

from .cast import forget, history_of, kinds, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _account(monkeypatch):
    monkeypatch.setattr(context, "system_account", lambda: "operator")


def rename(name):
    Actor.objects.update(name=name)
    return Actor.history.first()


@pytest.fixture
def actor():
    return factories.ActorFactory()


def test_without_more_it_is_the_shell_and_each_call_a_change(actor):
    one, two = rename("One"), rename("Two")
    assert said(one) == said(two) == ("shell", "", "operator", "")
    assert one.history_change != two.history_change
    assert one.history_date < two.history_date


def test_the_system_s_account_is_named_where_it_has_a_name(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr("getpass.getuser", lambda: "somebody")
    assert context.system_account() == "somebody"
    monkeypatch.setattr("getpass.getuser", {}.__getitem__, raising=True)
    monkeypatch.setattr("getpass.getuser", lambda: {}["nobody"])
    assert context.system_account() == ""


def test_a_change_has_one_date_and_may_be_told_more_on_the_way(actor):
    user = factories.EditorFactory(username="maria")
    with changing(how=How.FORM, user=user) as change:
        one = rename("One")
        current().how, current().reason = How.IMPORT, "Read again"
        two = rename("Two")
    assert said(one) == ("form", "", "maria", "")
    assert said(two) == ("import", "", "maria", "Read again")
    assert one.history_user_id == two.history_user_id == user.pk
    assert one.history_date == two.history_date == change.date
    assert one.history_change == two.history_change == change.id
    assert said(rename("Three"))[0] == "shell"


def test_a_request_is_a_change_by_its_user(actor):
    user = factories.EditorFactory(username="maria")
    request = RequestFactory().post("/")
    request.user = user
    answer = record_changes(lambda request: rename("One"))(request)
    assert said(answer) == ("form", "", "maria", "")
    request.user = AnonymousUser()
    assert said(record_changes(lambda request: rename("Two"))(request)) == ("form", "", "", "")
    get = RequestFactory().get("/")  # which has no user to ask for
    assert said(record_changes(lambda request: rename("Three"))(get))[0] == "shell"


@pytest.mark.parametrize(
    ("line", "how", "detail"),
    [
        ("manage.py audit x --json", "command", "audit x --json"),
        ("manage.py shell", "shell", ""),
        ("manage.py", "shell", ""),
    ],
)
def test_a_command_is_a_change_but_for_those_that_take_many(actor, line, how, detail):
    with as_command(line.split()):
        assert said(rename("One")) == (how, detail, "operator", "")


def test_rows_written_again_and_again_together_are_noted_once():
    source = factories.SourceFactory()
    with together():
        row = factories.OptionFactory(sources=[])
        row.description = "Rector"
        row.save()
        with together():
            row.sources.add(source)
        assert kinds(row) == []
    assert kinds(row) == ["+"]
    [only] = history_of(row)
    assert (only.description, only.sources) == ("Rector", [source.pk])
    assert only.history_change == row.person.history.get().history_change


def test_what_is_undone_together_is_no_change():
    row = factories.OptionFactory(description="Rector")
    forget()
    row.save()
    with together():
        Option.objects.update(description="Minister")
        Option.objects.update(description="Rector")
        factories.ActorFactory().delete()
    assert kinds(row) == ["+"]
    assert not Actor.history.exists()


def test_what_fails_together_is_neither_stored_nor_noted():
    def fail():
        with together():
            factories.ActorFactory()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert not Actor.objects.exists()
    assert not Actor.history.exists()
    factories.ActorFactory()
    assert Actor.history.count() == 1


def test_noting_takes_as_many_queries_for_many_rows(django_assert_num_queries):
    for number in (1, 30):
        rows = [Actor(slug=f"{number}-{n}", name="A", kind="other") for n in range(number)]
        with django_assert_num_queries(3):  # make them; read them; note them
            Actor.objects.bulk_create(rows)
        # Which rows; change them; read twice; on whose pages; note them.
        with django_assert_num_queries(6):
            Actor.objects.filter(slug__startswith=f"{number}-").update(name="B")


def test_a_user_who_is_deleted_leaves_every_change(actor):
    user = factories.EditorFactory(username="maria")
    with changing(how=How.FORM, user=user):
        rename("One")
    user.delete()
    last = history_of(actor)[-1]
    assert (last.history_user_id, last.history_user_name, last.name) == (None, "maria", "One")


@pytest.mark.django_db(transaction=True)
def test_a_row_of_a_fixture_that_is_saved_by_hand_is_noted(actor):
    actor.name = "Ann"
    [saved] = serializers.deserialize("python", serializers.serialize("python", [actor]))
    saved.save()
    assert [each.name for each in history_of(actor)][-1] == "Ann"
