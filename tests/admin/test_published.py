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
FIGURE = (
    "This figure belongs to a published election. Only somebody who can correct published figures "
    "can add, change or delete it."
)


@pytest.fixture
def editor(db):
    return browser_of(EDITOR)


def shown_set():
    """An account of a published election, with a line."""
    _election, vote, candidacies = make_election()
    account = factories.AccountFactory(round=vote, cast=10)
    factories.CandidateResultFactory(account=account, candidacy=candidacies[0], votes=7)
    return account


def figures():
    """All figures there are, to see whether any came, went or changed."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (models.Account, models.CandidateResult, models.ReportedFigure)
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
    assert rows_of(page) == {"CandidateResult": (False, False, False)}
    assert ("Save" in text_of(page), "_save" in page.content.decode()) == (False, False)
    draft = editor.get(change(row_in(models.Account)))
    assert (FIGURE in text_of(draft), rows_of(draft)) == (
        False,
        {"CandidateResult": (True, True, True)},
    )


@pytest.mark.parametrize("role", [PUBLISHER, REVIEWER])
def test_to_others_it_does_not_say_so(role):
    assert FIGURE not in text_of(browser_of(role).get(change(shown_set())))


def test_the_form_of_a_published_election_opens_all_but_its_figures(editor):
    election = shown_set().round.election
    factories.ReportedFigureFactory(election=election)

    assert rows_of(editor.get(change(election))) == {
        "Round": (True, True, False),
        "Candidacy": (True, True, False),
        "KeyDate": (True, True, False),
        "ReportedFigure": (False, False, False),
        "Delegation": (True, True, False),
        "Section": (True, True, False),
    }
    assert rows_of(editor.get(change(election.rounds.get()))) == {"Account": (False, False, False)}


def test_what_is_sent_for_figures_by_hand_is_not_taken(editor):
    account = shown_set()
    vote, election = account.round, account.round.election
    figure = factories.ReportedFigureFactory(election=election, value=5)
    before = figures()
    line = account.lines.get()

    sent = filled_in(browser_of(PUBLISHER).get(change(election)))
    prefix = next(name for name in sent if name.endswith("-0-value")).removesuffix("value")
    new = {
        "figures-TOTAL_FORMS": "2",
        "figures-1-measure": "seats",
        "figures-1-source": str(figure.source_id),
        "figures-1-bound": "exactly",
        "figures-1-value": "9",
    }
    changed = sent | new | {f"{prefix}value": "6", "office": "Mayor"}
    assert editor.post(change(election), changed).status_code == 302
    assert editor.post(change(election), changed | {f"{prefix}DELETE": "on"}).status_code == 302
    # What is no figure was taken.
    assert models.Election.objects.get().office == "Mayor"

    sets = {
        "accounts-TOTAL_FORMS": "1",
        "accounts-INITIAL_FORMS": "1",
        "accounts-0-id": str(account.pk),
        "accounts-0-round": str(vote.pk),
        "accounts-0-source": str(account.source_id),
        "accounts-0-status": "final",
        "accounts-0-cast": "99",
        "accounts-0-DELETE": "on",
    }
    data = filled_in(editor.get(change(vote))) | sets
    assert editor.post(change(vote), data).status_code == 302
    assert editor.post(change(account), {"cast": "99"}).status_code == 403
    assert editor.post(change(line), {"votes": "99"}).status_code == 403
    assert figures() == before


def test_a_new_figure_is_refused_in_a_published_election(editor):
    _election, vote, candidacies = make_election()
    source = factories.SourceFactory()
    url = f"{address(models.Account, 'add')}?round={vote.pk}"
    data = filled_in(editor.get(url), source=source.pk, **{"lines-0-votes": "7"})

    refused = editor.post(url, data)

    assert errors_of(refused)["__all__"] == [FIGURE]
    draft = row_in(models.CandidateResult)
    moved = filled_in(editor.get(change(draft)), candidacy=candidacies[0].pk)
    assert FIGURE in errors_of(editor.post(change(draft), moved))["__all__"]
    assert (models.Account.objects.count(), models.CandidateResult.objects.count()) == (1, 1)


def test_a_draft_s_round_does_not_carry_its_figures_into_a_published_election(editor):
    vote, shown = row_in(models.Account).round, row_in(models.Election, PUBLISHED)

    data = filled_in(editor.get(change(vote)), election=shown.pk, number="2")
    refused = editor.post(change(vote), data)

    assert refused.status_code == 200
    assert "Rows cannot be moved into" in errors_of(refused)["__all__"][0]
    assert models.Round.objects.get().election == vote.election


# Rows of several elections on one page


def candidacies_of_one_person():
    draft = row_in(models.Candidacy)
    shown = factories.CandidacyFactory(person=draft.person)
    return draft, shown


def test_on_a_persons_page_a_candidacy_of_a_draft_can_be_deleted_and_a_published_one_not(editor):
    draft, shown = candidacies_of_one_person()
    url = change(draft.person)
    sent = filled_in(editor.get(url))
    place = {value: name.removesuffix("-id") for name, value in sent.items() if "-id" in name}

    refused = editor.post(url, sent | {f"{place[str(shown.pk)]}-DELETE": "on"})

    assert refused.status_code == 200
    assert f"You cannot delete “{shown}”: it belongs to a published election." in text_of(refused)
    taken = editor.post(url, sent | {f"{place[str(draft.pk)]}-DELETE": "on"})
    assert taken.status_code == 302
    assert list(models.Candidacy.objects.all()) == [shown]


def test_on_a_persons_page_a_candidacy_is_not_moved_out_of_a_published_election(editor):
    draft, shown = candidacies_of_one_person()
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


def test_the_rows_of_published_elections_are_refused_one_by_one(editor):
    draft, shown = row_in(models.ReportedFigure), row_in(models.ReportedFigure, PUBLISHED)
    same = row_in(models.ReportedFigure, PUBLISHED, value=5)
    new = factories.SourceFactory()
    before = figures()
    lines = [
        f"{draft.election.slug},observers,{draft.source.key},1,exactly",
        f"{shown.election.slug},observers,{shown.source.key},2,exactly",
        f"{shown.election.slug},observers,{new.key},3,exactly",
        f"{same.election.slug},observers,{same.source.key},5,exactly",
    ]

    page = upload(
        editor,
        models.ReportedFigure,
        "election,measure,source,value,bound\n" + "\n".join(lines) + "\n",
    )

    assert [str(problem) for problem in page.context["result"].problems] == [
        f"Row 3: {FIGURE}",
        f"Row 4: {FIGURE}",
    ]
    assert ("confirm_form" in page.context, figures()) == (False, before)


def test_what_is_published_between_preview_and_confirmation_is_not_imported(editor):
    figure = row_in(models.ReportedFigure)
    data = f"{figure.election.slug},observers,{figure.source.key},1,exactly\n"
    preview = upload(editor, models.ReportedFigure, f"election,measure,source,value,bound\n{data}")
    models.Election.objects.update(publication=PUBLISHED)
    before = figures()

    done = confirm(editor, models.ReportedFigure, preview)

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

    election, draft = row_in(models.Election, PUBLISHED), row_in(models.Election)
    assert (addable(election)["reported figures"], addable(draft)["reported figures"]) == (
        False,
        True,
    )
    assert addable(election)["statements"]
    assert addable(shown_set()) == {"candidates' results": False}
