"""Every way of the ORM to write a row leaves just one row of history, which is as it is stored."""

import json

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import NotSupportedError, connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from elections.changelog import together
from elections.changelog.notes import stored_states, tracked
from elections.loading import load
from elections.models import Actor, Election, Figure, Option, Round, Source
from elections.models.history import record_models
from tests import factories
from tests.loading.cast import written
from tests.rows import FACTORIES

from .cast import COLUMNS, forget, history_of, kinds, said

pytestmark = pytest.mark.django_db
of_every_table = pytest.mark.parametrize(
    "model", sorted(FACTORIES, key=lambda model: model.__name__), ids=lambda model: model.__name__
)


def test_there_is_a_table_of_history_for_every_table_of_the_record():
    assert set(record_models()) == set(FACTORIES)
    assert len({model.history.model for model in FACTORIES}) == 18
    assert {model.__name__ for model in FACTORIES} == set(COLUMNS)


def is_told(row) -> bool:
    """Whether the last row of history is the row as it is stored."""
    [state] = stored_states(type(row), {row.pk}).values()
    last = history_of(row)[-1]
    return tuple(getattr(last, name) for name in tracked(type(row))) == state


def save(row, column, value):
    setattr(row, column, value)
    row.save()


def save_one_column(row, column, value):
    setattr(row, column, value)
    row.save(update_fields=[column])


def save_raw(row, column, value):
    """As `loaddata` does."""
    setattr(row, column, value)
    [again] = serializers.deserialize("python", serializers.serialize("python", [row]))
    again.save()


def update(row, column, value):
    type(row).objects.filter(pk=row.pk).update(**{column: value})


def update_by_the_base_manager(row, column, value):
    type(row)._base_manager.filter(pk=row.pk).update(**{column: value})


def bulk_update(row, column, value):
    setattr(row, column, value)
    type(row).objects.bulk_update([row], [column])


def update_or_create(row, column, value):
    type(row).objects.update_or_create(pk=row.pk, defaults={column: value})


def upsert(row, column, value):
    setattr(row, column, value)
    type(row).objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=[column]
    )


CHANGES = [
    save,
    save_one_column,
    save_raw,
    update,
    update_by_the_base_manager,
    bulk_update,
    update_or_create,
    upsert,
]


@of_every_table
@pytest.mark.parametrize("write", CHANGES, ids=lambda write: write.__name__)
def test_a_changed_row_has_one_more(model, write):
    column, one, two = COLUMNS[model.__name__]
    row = FACTORIES[model](**{column: one})
    forget()
    save(row, column, one)  # the first that history hears of the row
    assert kinds(row) == ["+"]

    write(row, column, two)
    assert kinds(row) == ["+", "~"]
    assert [getattr(each, column) for each in history_of(row)] == [one, two]
    assert is_told(row)

    write(row, column, two)
    assert kinds(row) == ["+", "~"], "what changes nothing is no change"


@of_every_table
def test_a_new_row_is_told(model):
    row = FACTORIES[model]()
    assert kinds(row)[0] == "+"
    assert is_told(row)

    forget(model)
    [copy] = type(row).objects.filter(pk=row.pk)
    models.QuerySet(model).filter(pk=row.pk)._raw_delete("default")
    model.objects.bulk_create([copy])
    assert kinds(copy) == ["+"]
    assert is_told(copy)
    assert copy.pk == row.pk


@of_every_table
@pytest.mark.parametrize("by_query", [False, True])
def test_a_deleted_row_keeps_its_last_state_with_what_it_cites(model, by_query):
    row = FACTORIES[model]()
    pk, before = row.pk, stored_states(model, {row.pk})[row.pk]
    if by_query:
        model.objects.filter(pk=pk).delete()
    else:
        row.delete()
        row.pk = pk
    assert kinds(row)[-1] == "-"
    last = history_of(row)[-1]
    assert tuple(getattr(last, name) for name in tracked(model)) == before
    if "sources" in tracked(model):
        assert len(last.sources) == 1


def test_rows_deleted_together_are_noted_together():
    lines = [factories.LineFactory() for _ in range(3)]
    Figure.objects.all().delete()
    last = Figure.history.filter(history_type="-")
    assert {each.id for each in last} == {line.pk for line in lines}
    assert len({each.history_change for each in last}) == 1


def test_an_update_writes_what_the_database_made_of_it():
    actors = [factories.ActorFactory(name=name) for name in ("Ann", "Bob")]
    updated = Actor.objects.order_by("name").update(name=Concat(F("name"), Value("!")))
    assert updated == 2
    assert [history_of(each)[-1].name for each in actors] == ["Ann!", "Bob!"]
    actors[0].name = F("slug")
    actors[0].save()
    assert history_of(actors[0])[-1].name == actors[0].slug


def test_an_update_by_other_tables_columns_is_told_though_its_rows_match_no_longer():
    line = factories.LineFactory(count=1)
    of_it = Figure.objects.filter(account__source=line.account.source, count=1)
    assert of_it.update(count=2) == 1
    assert [each.count for each in history_of(line)] == [1, 2]


def test_an_update_of_no_row_asks_nothing_of_history(django_assert_num_queries):
    with django_assert_num_queries(2):  # which rows, and the update
        assert Actor.objects.filter(slug="nobody").update(name="x") == 0


def test_a_row_keeps_its_primary_key():
    actor = factories.ActorFactory()
    with pytest.raises(NotSupportedError, match="primary key cannot change"):
        Actor.objects.filter(pk=actor.pk).update(id=999)
    with pytest.raises(TypeError, match="slice"):
        Actor.objects.all()[:1].update(name="x")
    assert kinds(actor) == ["+"]


def test_rows_that_the_database_chose_to_make_are_told():
    factories.ActorFactory(slug="a", name="Old")
    forget()
    new = [Actor(slug=slug, name="New", kind="other") for slug in ("a", "b", "c")]
    models.QuerySet(Actor).filter(slug="a").update(name="Old")
    Actor.objects.get(slug="a").save()
    Actor.objects.bulk_create(new, ignore_conflicts=True)
    told = Actor.history.order_by("history_id").values_list("history_type", "slug", "name")
    assert list(told) == [("+", "a", "Old"), ("+", "b", "New"), ("+", "c", "New")]


def test_a_row_that_the_database_found_by_another_key_is_no_new_one():
    actor = factories.ActorFactory(slug="a", name="One")
    again = [Actor(slug="a", name="Two", kind=actor.kind)]
    Actor.objects.bulk_create(
        again, update_conflicts=True, unique_fields=["slug"], update_fields=["name"]
    )
    assert kinds(actor) == ["+", "~"]


def test_a_row_that_comes_back_with_its_key_follows_what_it_was():
    actor = factories.ActorFactory()
    with together():
        Actor.objects.filter(pk=actor.pk).delete()
        actor.save()
    assert kinds(actor) == ["+"]
    Actor.objects.filter(pk=actor.pk).delete()
    actor.save()
    assert kinds(actor) == ["+", "-", "+"]


def test_rows_of_another_row_are_told():
    election, other = factories.ElectionFactory(), factories.ElectionFactory()
    vote = election.rounds.create(number=1, status="tentative")
    election.rounds.update(status="postponed")
    other.rounds.add(vote)
    assert [(each.election_id, each.status) for each in history_of(vote)] == [
        (election.pk, "tentative"),
        (election.pk, "postponed"),
        (other.pk, "postponed"),
    ]


# Links


def link(change, *others):
    def write(option, sources):
        getattr(option.sources, change)(*[sources[number] for number in others])

    write.__name__ = f"{change}{others}"
    return write


def through():
    return Option.sources.through


LINKS = [
    ([0], link("add", 1), [0, 1]),
    ([0, 1], link("add", 1), [0, 1]),
    ([0, 1], link("remove", 1), [0]),
    ([0, 1], link("clear"), []),
    ([0], lambda row, sources: sources[1].options.add(row), [0, 1]),
    ([0, 1], lambda row, sources: sources[1].options.clear(), [0]),
    (
        [0],
        lambda row, s: row.sources.create(key="made", title="T", short_name="S", language="en"),
        [0, "made"],
    ),
    ([0], lambda row, s: through().objects.create(option=row, source=s[1]), [0, 1]),
    ([0], lambda row, s: through()(option=row, source=s[1]).save(), [0, 1]),
    ([0], lambda row, s: through().objects.update(source=s[2]), [2]),
    ([0, 1], lambda row, s: through().objects.filter(source=s[0]).delete(), [1]),
    ([0, 1], lambda row, s: through().objects.get(source=s[0]).delete(), [1]),
    (
        [],
        lambda row, s: through().objects.bulk_create(
            [through()(option=row, source=each) for each in s]
        ),
        [0, 1, 2],
    ),
]


@pytest.mark.parametrize(("before", "write", "after"), LINKS)
def test_changed_links_are_a_change_of_the_row_that_has_them(before, write, after):
    sources = factories.SourceFactory.create_batch(3)
    row = factories.OptionFactory(sources=[sources[number] for number in before])
    forget()
    row.save()

    write(row, sources)

    keys = [each.pk for each in sources]
    made = Source.objects.filter(key="made").values_list("pk", flat=True).first()
    expected = sorted(made if number == "made" else keys[number] for number in after)
    changed = before != after
    assert kinds(row) == ["+", "~"][: 1 + changed]
    assert history_of(row)[-1].sources == expected
    assert is_told(row)


def test_replaced_links_are_one_change_where_they_are_replaced_together():
    one, two, three = factories.SourceFactory.create_batch(3)
    row = factories.OptionFactory(sources=[one])
    forget()
    row.save()
    row.sources.set([two])  # takes one away and adds one, which Django does as two
    with together():
        row.sources.set([three])
    assert [each.sources for each in history_of(row)] == [
        [one.pk],
        [],
        [two.pk],
        [three.pk],
    ]


def test_a_link_that_moves_is_a_change_of_both_rows():
    one, two = factories.OptionFactory(), factories.OptionFactory(sources=[])
    [source] = one.sources.all()
    linked = through().objects.get()
    linked.option = two
    linked.save()
    assert [history_of(each)[-1].sources for each in (one, two)] == [[], [source.pk]]
    through().objects.update(option=one)
    assert [history_of(each)[-1].sources for each in (one, two)] == [[source.pk], []]


# Files


def record_of(row) -> dict:
    text = serializers.serialize("json", [row], use_natural_foreign_keys=True)
    [record] = json.loads(text)
    del record["pk"]
    return record


@of_every_table
def test_a_loaded_row_has_one_row_of_history(model, tmp_path):
    column, one, two = COLUMNS[model.__name__]
    row = FACTORIES[model](**{column: one})
    record = record_of(row)
    forget()
    save(row, column, one)

    record["fields"][column] = two
    call_command("load", written(tmp_path, record, name="mine.json"), verbosity=0)
    assert kinds(row) == ["+", "~"]
    assert is_told(row)
    last = history_of(row)[-1]
    assert (last.history_how, last.history_detail) == ("command", "load mine.json")

    load([written(tmp_path, record)])
    assert kinds(row) == ["+", "~"], "what changes nothing is no change"

    models.QuerySet(model).filter(pk=row.pk).delete()
    forget()
    load([written(tmp_path, record)])
    new = model.objects.get_by_natural_key(*row.natural_key())
    assert kinds(new) == ["+"]
    assert is_told(new)


def test_a_load_that_changes_links_alone_is_told(tmp_path):
    row = factories.OptionFactory()
    factories.SourceFactory(key="another")
    record = record_of(row)
    record["fields"]["sources"].append(["another"])
    load([written(tmp_path, record)])
    assert len(history_of(row)[-1].sources) == 2
    assert is_told(row)
    record["fields"] |= {"description": "Rector"}
    del record["fields"]["sources"]
    load([written(tmp_path, record)])
    assert len(history_of(row)[-1].sources) == 2
    assert is_told(row)


def test_all_of_a_load_is_one_change_and_a_dry_run_none(tmp_path):
    vote = factories.RoundFactory()
    election = Election.objects.get()
    records = [record_of(election), record_of(vote)]
    records[0]["fields"]["office"] = "Mayor"
    records[1]["fields"]["number"] = 2
    path = written(tmp_path, *records)
    forget()

    call_command("load", path, "--dry-run", verbosity=0)
    assert not Election.history.exists()

    call_command("load", path, "--reason", "Read again", verbosity=0)
    [changed], [made] = Election.history.all(), Round.history.all()
    assert changed.history_change == made.history_change
    assert changed.history_date == made.history_date
    assert (changed.history_change_reason, made.history_change_reason) == ("Read again",) * 2
    assert (changed.history_type, made.history_type) == ("~", "+")


def test_loaddata_is_one_change_by_a_command(tmp_path):
    row = factories.OptionFactory(description="One")
    record = record_of(row)
    record["fields"]["description"] = "Two"
    forget()
    row.save()
    path = written(tmp_path, record, name="mine.json")
    call_command("loaddata", path, verbosity=0)
    call_command("loaddata", path, verbosity=0)
    assert kinds(row) == ["+", "~"]
    assert is_told(row)
    assert said(history_of(row)[-1])[:2] == ("command", "loaddata mine.json")


# What is not recorded


def test_what_is_rolled_back_leaves_no_history():
    actor = factories.ActorFactory(name="Ann")
    with transaction.atomic():
        Actor.objects.update(name="Bob")
        assert kinds(actor) == ["+", "~"]
        transaction.set_rollback(True)
    assert kinds(actor) == ["+"]


def test_raw_sql_is_not_recorded_until_the_row_is_written_again():
    actor = factories.ActorFactory(name="Ann")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE elections_actor SET name = 'Bob'")
    assert [each.name for each in history_of(actor)] == ["Ann"]
    Actor.objects.get().save()
    assert [each.name for each in history_of(actor)] == ["Ann", "Bob"]
