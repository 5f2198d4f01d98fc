"""The rules on what belongs to published elections, path by path, where the desk has no form."""

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import ProtectedError

from elections import models, permissions
from elections.models import Publication
from tests import factories
from tests.admin.people import EDITOR, PUBLISHER, REVIEWER, row_in, somebody
from tests.rows import FACTORIES

pytestmark = pytest.mark.django_db
DRAFT, PUBLISHED = Publication.DRAFT, Publication.PUBLISHED
FIGURE = "This figure belongs to a published election. Only a publisher can change this."
STAYS = (
    "Rows cannot be moved into or out of a published election. Add a new row, or ask a publisher."
)
SAID_OF = (
    "Published figures refer to this row, and this change would alter their meaning. Ask a "
    "publisher."
)


@pytest.fixture
def editor(db):
    return somebody(EDITOR)


@pytest.fixture
def publisher(db):
    return somebody(PUBLISHER)


def refused(user, row, **changes):
    """What is refused of changes to a row, which are not stored."""
    for name, value in changes.items():
        setattr(row, name, value)
    return permissions.refusals(user, row)


# Elections of a row


@pytest.mark.parametrize("model", FACTORIES)
@pytest.mark.parametrize("publication", list(Publication))
def test_whether_a_row_is_published_or_used(model, publication):
    row = row_in(model, publication)
    shared = not permissions.elections_of(row)
    assert shared == (
        model
        in {
            *(models.Person, models.Party, models.Jurisdiction, models.Area),
            *(models.Actor, models.Source),
        }
    )
    published = publication == PUBLISHED
    assert permissions.is_published(row) == (published and not shared)
    assert permissions.is_used_by_published(row) == (published and shared)


def test_a_figure_gone_astray_belongs_to_the_election_of_its_account():
    line, shown = row_in(models.Figure), row_in(models.Figure, PUBLISHED)
    line.option, shown.option = shown.option, line.option
    assert permissions.elections_of(line) == [line.account.round.election]
    assert (permissions.is_published(line), permissions.is_published(shown)) == (False, True)


def test_a_row_that_names_no_election_yet_belongs_to_none():
    assert permissions.elections_of(models.Account()) == []
    assert permissions.elections_of(models.Figure()) == []


def used_as(name):
    """A person, party, jurisdiction or source that a published election uses in one way."""
    ways = {
        "holder": lambda: (
            factories.ElectionFactory(holder_before=factories.PersonFactory()).holder_before
        ),
        "speaker": lambda: (
            factories.StatementFactory(actor__person=factories.PersonFactory()).actor.person
        ),
        "party after": lambda: (
            factories.ElectionFactory(party_after=factories.PartyFactory()).party_after
        ),
        "sender": lambda: factories.DelegationFactory().jurisdiction,
        "government": lambda: (
            factories.StatementFactory(
                actor__jurisdiction=factories.JurisdictionFactory()
            ).actor.jurisdiction
        ),
        "citation": lambda: factories.KeyDateFactory().sources.get(),
        "account": lambda: factories.AccountFactory().source,
        "wording": lambda: factories.WordingFactory().source,
    }
    return ways[name]()


@pytest.mark.parametrize(
    "way",
    [
        *("holder", "speaker", "party after", "sender", "government"),
        *("citation", "account", "wording"),
    ],
)
def test_every_way_of_using_a_shared_row_counts(way, editor, publisher):
    row = used_as(way)
    assert permissions.is_used_by_published(row)
    assert (permissions.may_delete(editor, row), permissions.may_delete(publisher, row)) == (
        False,
        True,
    )
    # A publisher may, but the database keeps what is rested on.
    with pytest.raises(ProtectedError):
        row.delete()


def test_a_source_whose_key_another_key_begins_with_is_not_cited():
    source = factories.SourceFactory(key="paper")
    longer = factories.SourceFactory(key="paper-two")
    factories.SectionFactory(body="Held. [@paper-two] Write to me@paper.example.")
    assert (permissions.is_used_by_published(source), permissions.is_used_by_published(longer)) == (
        False,
        True,
    )


# What may be stored


@pytest.mark.parametrize("model", permissions.FIGURES)
def test_figures_of_published_elections_are_for_those_who_may_correct(model, editor, publisher):
    draft, shown = row_in(model), row_in(model, PUBLISHED)

    assert (permissions.refusals(editor, draft), permissions.refusals(editor, shown)) == (
        {},
        {NON_FIELD_ERRORS: FIGURE},
    )
    assert (permissions.may_change(editor, draft), permissions.may_change(editor, shown)) == (
        True,
        False,
    )
    assert (permissions.why_read_only(editor, draft), permissions.why_read_only(editor, shown)) == (
        "",
        FIGURE,
    )
    assert (permissions.refusals(publisher, shown), permissions.may_change(publisher, shown)) == (
        {},
        True,
    )
    assert permissions.why_read_only(publisher, shown) == ""
    # As a new row, and as one that is brought back.
    shown.pk = None
    assert permissions.refusals(editor, shown) == {NON_FIELD_ERRORS: FIGURE}
    shown.pk = 9999
    assert permissions.refusals(editor, shown) == {NON_FIELD_ERRORS: FIGURE}


def test_a_figure_is_not_moved_into_a_published_election_or_out_of_it(editor, publisher):
    vote, shown = row_in(models.Round), row_in(models.Round, PUBLISHED)
    into, out_of = (
        factories.AccountFactory(round=vote),
        factories.AccountFactory(round=shown),
    )
    assert refused(editor, into, round=shown) == {NON_FIELD_ERRORS: FIGURE}
    assert refused(editor, out_of, round=vote) == {NON_FIELD_ERRORS: FIGURE}
    assert refused(publisher, into) == refused(publisher, out_of) == {}


@pytest.mark.parametrize(
    "model", [models.Contest, models.Round, models.Option, models.Section, models.KeyDate]
)
def test_other_rows_stay_where_they_are(model, editor, publisher):
    draft, shown = row_in(models.Election), row_in(models.Election, PUBLISHED)
    into, out_of, between = row_in(model), row_in(model, PUBLISHED), row_in(model)
    assert refused(editor, into, election=shown) == {NON_FIELD_ERRORS: STAYS}
    assert refused(editor, out_of, election=draft) == {NON_FIELD_ERRORS: STAYS}
    assert refused(editor, between, election=draft) == {}
    assert refused(publisher, into) == refused(publisher, out_of) == {}


MEANING = "This would change what a published election says. Only a publisher can change this."


def test_what_published_figures_are_said_of_stays_the_same(editor, publisher):
    line = row_in(models.Figure, PUBLISHED)
    option, vote = line.option, line.account.round
    other = factories.PersonFactory()
    assert refused(editor, option, description="Rector", order=9) == {}
    assert refused(editor, option, party=factories.PartyFactory(), party_name="Reds") == {}
    assert refused(editor, option, person=other) == {NON_FIELD_ERRORS: SAID_OF}
    assert refused(editor, vote, status="annulled") == {"status": MEANING}
    assert refused(editor, vote, number=2) == {NON_FIELD_ERRORS: SAID_OF, "status": MEANING}
    assert refused(publisher, option) == refused(publisher, vote) == {}


@pytest.mark.parametrize("keeps_key", [False, True])
@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Another list"},
        {"party_name": "Another party"},
        {"kind": "group"},
        {"contest_id": 1},
        {"part_of_id": 1},
    ],
)
def test_what_a_list_of_a_published_election_is_called_stays(editor, publisher, changes, keeps_key):
    line = row_in(models.Figure, PUBLISHED)
    party = factories.PartyFactory()
    option = factories.OptionFactory(
        election=line.option.election, kind="list", person=None, party=party, slug="reds"
    )
    factories.LineFactory(account=line.account, option=option)
    for name, value in changes.items():
        setattr(option, name, value)

    found = [
        permissions.refusals(user, option, keeps_key=keeps_key) for user in (editor, publisher)
    ]

    assert found == [{NON_FIELD_ERRORS: SAID_OF}, {}]


@pytest.mark.parametrize("keeps_key", [False, True])
def test_how_many_seats_a_contest_of_a_published_election_fills_stays(editor, publisher, keeps_key):
    contest = row_in(models.Contest, PUBLISHED)
    contest.seats = 33
    found = [
        permissions.refusals(user, contest, keeps_key=keeps_key) for user in (editor, publisher)
    ]
    assert found == [{"seats": MEANING}, {}]


def test_of_rows_without_figures_and_in_drafts_it_may_be_changed(editor):
    bare = row_in(models.Option, PUBLISHED)
    line = row_in(models.Figure)
    assert refused(editor, bare, person=factories.PersonFactory()) == {}
    assert refused(editor, line.option, person=factories.PersonFactory()) == {}
    assert refused(editor, line.account.round, number=2) == {}


def test_what_was_published_since_the_user_began_is_shut(editor):
    figure = row_in(models.Figure)
    models.Election.objects.update(publication=PUBLISHED)
    assert permissions.refusals(editor, figure) == {NON_FIELD_ERRORS: FIGURE}


# Publication

MAY_NOT_PUBLISH = {"publication": "You do not have permission to publish or unpublish elections."}
ADDRESS = {"slug": "This election is published under this address. Only publishers can change it."}


@pytest.mark.parametrize(
    ("before", "after", "answer"),
    [
        (DRAFT, DRAFT, {}),
        (PUBLISHED, PUBLISHED, {}),
        (DRAFT, PUBLISHED, MAY_NOT_PUBLISH),
        (PUBLISHED, DRAFT, MAY_NOT_PUBLISH),
    ],
)
def test_the_publication_of_an_election(before, after, answer, editor, publisher):
    election = row_in(models.Election, before)
    assert refused(editor, election, publication=after) == answer
    assert refused(publisher, election) == {}


def test_a_new_election_is_a_draft(editor, publisher):
    new = factories.ElectionFactory.build(publication=PUBLISHED)
    assert (permissions.refusals(editor, new), permissions.refusals(publisher, new)) == (
        MAY_NOT_PUBLISH,
        {},
    )
    new.publication = DRAFT
    assert permissions.refusals(editor, new) == {}


def test_the_address_of_a_published_election(editor, publisher):
    draft, shown = row_in(models.Election), row_in(models.Election, PUBLISHED)
    assert refused(editor, draft, slug="one") == {}
    assert refused(editor, shown, slug="two", name="Renamed") == ADDRESS | {"name": MEANING}
    assert refused(publisher, shown) == {}


# Accounts without the tables' own permissions


@pytest.mark.parametrize("publication", list(Publication))
def test_a_reviewer_changes_and_deletes_nothing(publication):
    reviewer, row = somebody(REVIEWER), row_in(models.Section, publication)
    assert permissions.may(reviewer, "view", models.Section)
    assert (permissions.may_change(reviewer, row), permissions.may_delete(reviewer, row)) == (
        False,
        False,
    )
    assert permissions.why_read_only(reviewer, row_in(models.Account, publication)) == ""


# Queries


@pytest.mark.parametrize("model", [models.Figure, models.Section])
def test_many_rows_of_a_file_are_not_read_again(model, editor, django_assert_num_queries):
    row = row_in(model)
    permissions.refusals(editor, row)  # the user's permissions are read once for all

    with django_assert_num_queries(0):
        assert permissions.refusals(editor, row, keeps_key=True) == {}
    with django_assert_num_queries(1):
        assert permissions.refusals(editor, row) == {}
