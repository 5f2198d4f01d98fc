"""An editor at the forms of a published election: what is open, what shut, and how it is said."""

import pytest

from elections import models
from elections.models import Publication
from tests import factories

from .helpers import (
    address,
    change,
    errors_of,
    filled_in,
    make_election,
    text_of,
)
from .people import EDITOR, PUBLISHER, REVIEWER, browser_of, confirm_deletion, row_in
from .test_transfer import confirm, upload

pytestmark = pytest.mark.django_db
PUBLISHED = Publication.PUBLISHED
FIGURE = "This figure belongs to a published election. Only a publisher can change this."


@pytest.fixture
def editor(db):
    return browser_of(EDITOR)


def shown_set():
    """An account of a published election, with a line."""
    _election, vote, options = make_election()
    account = factories.AccountFactory(round=vote, cast=10)
    factories.LineFactory(account=account, option=options[0], count=7)
    return account


def figures():
    """All figures there are, to see whether any came, went or changed."""
    return [
        list(model.objects.order_by("pk").values()) for model in (models.Account, models.Figure)
    ]


def rows_of(page):
    """The rows on a page by table: how many can be typed into, whether one can be added."""
    return {
        each.opts.model.__name__: (
            each.has_change_permission,
            each.has_add_permission,
            each.has_delete_permission,
        )
        for each in page.context["inline_admin_formsets"]
    }


def test_a_published_account_is_shown_and_says_why_it_is_shut(editor):
    account = shown_set()

    page = editor.get(change(account))

    assert FIGURE in text_of(page)
    assert page.context["adminform"].form.fields == {}
    assert rows_of(page) == {"Figure": (False, False, False)}
    assert ("Save" in text_of(page), "_save" in page.content.decode()) == (False, False)
    draft = editor.get(change(row_in(models.Account)))
    assert (FIGURE in text_of(draft), rows_of(draft)) == (
        False,
        {"Figure": (True, True, True)},
    )


@pytest.mark.parametrize("role", [PUBLISHER, REVIEWER])
def test_to_others_it_does_not_say_so(role):
    assert FIGURE not in text_of(browser_of(role).get(change(shown_set())))


def test_the_form_of_a_published_election_opens_all_but_its_figures(editor):
    election = shown_set().round.election

    assert rows_of(editor.get(change(election))) == {
        "Contest": (True, True, False),
        "Round": (True, True, False),
        "Option": (True, True, False),
        "KeyDate": (True, True, False),
        "Delegation": (True, True, False),
        "Section": (True, True, False),
    }
    assert rows_of(editor.get(change(election.rounds.get()))) == {"Account": (False, False, False)}


def test_what_is_sent_for_figures_by_hand_is_not_taken(editor):
    account = shown_set()
    vote = account.round
    before = figures()
    line = account.figures.get(measure="votes")

    sets = {
        "accounts-TOTAL_FORMS": "1",
        "accounts-INITIAL_FORMS": "1",
        "accounts-0-id": str(account.pk),
        "accounts-0-round": str(vote.pk),
        "accounts-0-source": str(account.source_id),
        "accounts-0-status": "final",
        "accounts-0-as_of": "15:00",
        "accounts-0-DELETE": "on",
    }
    data = filled_in(editor.get(change(vote)), votes_per_voter="2") | sets
    assert editor.post(change(vote), data).status_code == 302
    # What is no figure was taken.
    assert models.Round.objects.get().votes_per_voter == 2
    sent = filled_in(browser_of(PUBLISHER).get(change(account)))
    assert editor.post(change(account), sent | {"figures-0-count": "99"}).status_code == 403
    assert editor.post(change(line), {"count": "99"}).status_code == 403
    assert figures() == before


def test_a_new_figure_is_refused_in_a_published_election(editor):
    _election, vote, options = make_election()
    source = factories.SourceFactory()
    url = f"{address(models.Account, 'add')}?round={vote.pk}"
    data = filled_in(editor.get(url), source=source.pk, **{"figures-5-count": "7"})

    refused = editor.post(url, data)

    assert errors_of(refused)["__all__"] == [FIGURE]
    draft, shown = row_in(models.Figure), factories.AccountFactory(round=vote)
    moved = filled_in(editor.get(change(draft)), account=shown.pk, option=options[0].pk)
    assert FIGURE in errors_of(editor.post(change(draft), moved))["__all__"]
    assert (models.Account.objects.count(), models.Figure.objects.count()) == (2, 1)
    assert not shown.figures.exists()


def test_a_draft_s_round_does_not_carry_its_figures_into_a_published_election(editor):
    vote, shown = row_in(models.Account).round, row_in(models.Election, PUBLISHED)

    data = filled_in(editor.get(change(vote)), election=shown.pk, number="2")
    refused = editor.post(change(vote), data)

    assert refused.status_code == 200
    assert "Rows cannot be moved into" in errors_of(refused)["__all__"][0]
    assert models.Round.objects.get().election == vote.election


# Rows of several elections on one page


def options_of_one_person():
    draft = row_in(models.Option)
    shown = factories.OptionFactory(person=draft.person)
    return draft, shown


def test_on_a_persons_page_a_option_of_a_draft_can_be_deleted_and_a_published_one_not(editor):
    draft, shown = options_of_one_person()
    url = change(draft.person)
    sent = filled_in(editor.get(url))
    place = {value: name.removesuffix("-id") for name, value in sent.items() if "-id" in name}

    refused = editor.post(url, sent | {f"{place[str(shown.pk)]}-DELETE": "on"})

    assert refused.status_code == 200
    assert f"You cannot delete “{shown}”: it belongs to a published election." in text_of(refused)
    taken = editor.post(url, sent | {f"{place[str(draft.pk)]}-DELETE": "on"})
    assert taken.status_code == 302
    assert list(models.Option.objects.all()) == [shown]


def test_on_a_persons_page_a_option_is_not_moved_out_of_a_published_election(editor):
    draft, shown = options_of_one_person()
    url = change(shown.person)
    sent = filled_in(editor.get(url))
    place = {value: name.removesuffix("-id") for name, value in sent.items() if "-id" in name}
    to = row_in(models.Election)

    refused = editor.post(url, sent | {f"{place[str(shown.pk)]}-election": str(to.pk)})

    [(name, errors)] = errors_of(refused).items()
    assert (name, errors[0].split(".")[0]) == (
        f"{place[str(shown.pk)]}-__all__",
        "Rows cannot be moved into or out of a published election",
    )
    taken = editor.post(url, sent | {f"{place[str(draft.pk)]}-election": str(to.pk)})
    assert taken.status_code == 302


# Lists and files


def test_one_published_row_among_many_keeps_all_from_being_deleted(editor):
    draft, shown = row_in(models.Statement), row_in(models.Statement, PUBLISHED)
    data = {"action": "delete_selected", "_selected_action": [draft.pk, shown.pk]}
    url = address(models.Statement)

    asked = editor.post(url, data)
    refused = confirm_deletion(editor, url, **data)

    assert "doesn't have permission to delete" in text_of(asked).replace("’", "'")
    assert (refused.status_code in (200, 403), models.Statement.objects.count()) == (True, 2)
    taken = confirm_deletion(editor, url, **data | {"_selected_action": [draft.pk]})
    assert taken.status_code == 302
    assert list(models.Statement.objects.all()) == [shown]


COLUMNS = "election,round,source,measure,option,count,bound"


def key_of(figure) -> str:
    """The columns of a figure's account in a file."""
    account = figure.account
    return f"{account.round.election.slug},{account.round.number},{account.source.key}"


def test_the_rows_of_published_elections_are_refused_one_by_one(editor):
    draft, shown = row_in(models.Figure), row_in(models.Figure, PUBLISHED)
    same = row_in(models.Figure, PUBLISHED, count=5)
    before = figures()
    lines = [
        f"{key_of(draft)},votes,{draft.option.slug},1,exactly",
        f"{key_of(shown)},votes,{shown.option.slug},2,exactly",
        f"{key_of(shown)},observers,,3,exactly",
        f"{key_of(same)},votes,{same.option.slug},5,exactly",
    ]

    page = upload(editor, models.Figure, "\n".join([COLUMNS, *lines, ""]))

    assert [str(problem) for problem in page.context["result"].problems] == [
        f"Row 3: {FIGURE}",
        f"Row 4: {FIGURE}",
    ]
    assert ("confirm_form" in page.context, figures()) == (False, before)


def test_what_is_published_between_preview_and_confirmation_is_not_imported(editor):
    figure = row_in(models.Figure)
    data = f"{key_of(figure)},votes,{figure.option.slug},2,exactly\n"
    preview = upload(editor, models.Figure, f"{COLUMNS}\n{data}")
    models.Election.objects.update(publication=PUBLISHED)
    before = figures()

    done = confirm(editor, models.Figure, preview)

    assert "Imported:" not in text_of(done)
    assert figures() == before


def test_the_address_of_a_published_election_is_no_field_for_an_editor(editor):
    shown, draft = row_in(models.Election, PUBLISHED), row_in(models.Election)

    found = {
        who: [
            "slug" in client.get(change(row)).context["adminform"].form.fields
            for row in (shown, draft)
        ]
        for who, client in ((EDITOR, editor), (PUBLISHER, browser_of(PUBLISHER)))
    }

    assert found == {EDITOR: [False, True], PUBLISHER: [True, True]}
    data = filled_in(editor.get(change(shown)), slug="elsewhere", office="Mayor")
    assert editor.post(change(shown), data).status_code == 302
    shown.refresh_from_db()
    assert (shown.slug != "elsewhere", shown.office) == (True, "Mayor")


def test_no_link_to_add_figures_leads_from_a_published_election(editor):
    def addable(row):
        tables = editor.get(change(row)).context["related_tables"]
        return {table["name"]: bool(table["address_to_add"]) for table in tables}

    shown, draft = row_in(models.Round, PUBLISHED), row_in(models.Round)
    assert (addable(shown), addable(draft)) == (
        {"accounts of the count": False},
        {"accounts of the count": True},
    )
    assert addable(shown.election)["statements"]
    assert addable(shown_set()) == {"figures": False}
    assert addable(row_in(models.Account)) == {"figures": True}
