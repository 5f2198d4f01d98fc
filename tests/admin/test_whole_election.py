"""A whole election is deleted with all that belongs to it, and comes back whole."""

import pytest

from elections.history.whole import PARTS
from elections.models import Election, Figure, Option, Person, Publication, Source
from elections.models.history import record_models
from tests import factories
from tests.rows import FACTORIES

from .helpers import address, message_of, text_of
from .people import EDITOR, PUBLISHER, REVIEWER, browser_of, hidden_of

pytestmark = pytest.mark.django_db

NAME = "2012 election"


def whole(publication=Publication.DRAFT):
    """An election with a row of each table, and another one with the same."""
    for name in (NAME, "Another election"):
        election = factories.ElectionFactory(name=name, publication=publication)
        account = factories.LineFactory(account__round__election=election).account
        option = Option.objects.get(election=election)
        factories.OptionFactory(election=election, part_of=option)
        point = factories.DiscrepancyFactory(election=election, option=option)
        factories.WordingFactory(discrepancy=point, source=account.source)
        for model in PARTS:
            if not model.objects.filter(**election_of(model, election)).exists():
                FACTORIES[model](election=election)
    return Election.objects.get(name=NAME)


def election_of(model, election):
    ways = {"Account": "round__election", "Wording": "discrepancy__election"}
    ways["Figure"] = "account__round__election"
    return {ways.get(model.__name__, "election"): election}


def state() -> dict:
    """All of the record, by table."""
    return {
        model.__name__: [
            (row, [sorted(link.pk for link in getattr(found, field.name).all()) for field in many])
            for row, found in zip(
                model.objects.order_by("pk").values(), model.objects.order_by("pk"), strict=True
            )
        ]
        for model in record_models()
        for many in [model._meta.many_to_many]
    }


def delete(client, election, **typed):
    page = address(Election, "delete", election.pk)
    sent = hidden_of(client.get(page)) | {"name": election.name, "reason": ""} | typed
    return client.post(page, sent, follow=True)


def restore(client, pk):
    then = Election.history.filter(id=pk).order_by("-history_id")[0]
    page = address(Election, "restore", pk, then.history_id)
    shown = client.get(page)
    return shown, client.post(page, hidden_of(shown) | {"reason": ""}, follow=True)


def test_an_election_goes_with_all_that_belongs_to_it_and_comes_back(db):
    editor, election = browser_of(EDITOR), whole()
    before = state()
    page = text_of(editor.get(address(Election, "delete", election.pk)))
    assert "1 contest 1 round 1 account 1 delegation 2 options 1 figure 1 key date" in page

    done = delete(editor, election)

    assert message_of(done) == [f"Deleted: “{NAME}”, with 12 rows that belonged to it. " + LINK]
    after = state()
    assert [row["name"] for row, _links in after["Election"]] == ["Another election"]
    assert {name: len(before[name]) - len(after[name]) for name in after} == {
        **{model.__name__: 0 for model in record_models()},
        **{model.__name__: 1 for model in (Election, *PARTS)},
        "Option": 2,
    }
    assert f"{NAME} Restore" in text_of(editor.get(address(Election, "deleted")))

    shown, restored = restore(editor, election.pk)

    assert "1 election 1 contest 1 round" in text_of(shown)
    assert message_of(restored)[0] == "That version has been restored."
    assert state() == before


LINK = '<a href="/admin/elections/election/deleted/">It can be restored</a>.'


@pytest.mark.parametrize(
    ("role", "publication", "reason", "is_gone"),
    [
        (REVIEWER, "draft", "A reason", False),
        (EDITOR, "published", "A reason", False),
        (PUBLISHER, "published", "", False),
        (PUBLISHER, "published", "A reason", True),
    ],
)
def test_who_deletes_a_published_one_says_why(role, publication, reason, is_gone):
    election = whole(publication)
    page = address(Election, "delete", election.pk)
    client = browser_of(role)
    sent = hidden_of(browser_of("superuser").get(page)) | {"name": NAME, "reason": reason}
    client.post(page, sent)
    assert Election.objects.filter(pk=election.pk).exists() is not is_gone
    assert Figure.objects.count() == 1 + (not is_gone)
    if is_gone:
        assert Election.history.latest().history_change_reason == reason
        restore(client, election.pk)
        assert Election.objects.get(pk=election.pk).publication == Publication.DRAFT


def test_another_name_or_what_was_changed_since_deletes_nothing(desk):
    election = whole()
    for typed, said in (
        ({"name": "2012"}, f"This is not the name of the election: “{NAME}”."),
        ({"seen": "x"}, "Nothing was changed: the record has changed since"),
    ):
        assert said in text_of(delete(desk, election, **typed))
    page = hidden_of(desk.get(address(Election, "delete", election.pk)))
    Figure.objects.update(count=7)
    sent = page | {"name": NAME, "reason": ""}
    again = desk.post(address(Election, "delete", election.pk), sent)
    assert message_of(again)[1] == "What belongs to the election has changed."
    assert Election.objects.count() == 2


def test_what_stands_in_the_way_is_told_with_its_form(desk):
    election = whole()
    Election.objects.exclude(pk=election.pk).update(previous=election)
    page = desk.get(address(Election, "delete", election.pk))
    assert "“Another election” names this election as the one before it." in text_of(page)
    delete(desk, election, seen="x")
    assert Election.objects.count() == 2


def test_it_comes_back_whole_or_not_at_all(desk):
    election = whole()
    person = Person.objects.get(options__part_of__isnull=False, options__election=election)
    delete(desk, election)
    person.delete()
    before = state()
    _shown, refused = restore(desk, election.pk)
    assert f"The person “{person}” has been deleted. Restore it first." in text_of(refused)
    assert state() == before
    assert Source.objects.exists()
