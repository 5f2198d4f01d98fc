"""The table "Who may do what" of the README: each line is tried by each role, over HTTP."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from elections import models
from elections.models import Publication
from tests import factories

from .helpers import address, change, filled_in, text_of
from .people import (
    EDITOR,
    PUBLISHER,
    REVIEWER,
    ROLES,
    SUPERUSER,
    browser_of,
    confirm_deletion,
    row_in,
)
from .test_publication import page_of, publication_of, ready, send
from .test_transfer import confirm, upload

pytestmark = pytest.mark.django_db
README = Path(__file__).parents[2] / "README.md"
WHO = [*ROLES, SUPERUSER]
EVERYBODY, AT_THE_DESK = set(WHO), {REVIEWER, EDITOR, PUBLISHER, SUPERUSER}
ENTERING, PUBLISHING = {EDITOR, PUBLISHER, SUPERUSER}, {PUBLISHER, SUPERUSER}
DRAFT, PUBLISHED = Publication.DRAFT, Publication.PUBLISHED
NAMED = (models.Person, models.Party, models.Jurisdiction, models.Area, models.Actor)
POWERS = {}


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path


def power(sentence, whose):
    """Adds a line to the table: what is done, who may, and a function that tries it."""

    def add(attempt):
        POWERS[sentence] = (whose, attempt)
        return attempt

    return add


def save(browser, row, **changes):
    """Whether a form takes changes of a row; a form without fields is sent by hand."""
    page = browser.get(change(row))
    data = filled_in(page, **changes) if page.status_code == 200 else changes
    answer = browser.post(change(row), data | {"reason": "It was wrong."})
    return answer.status_code == 302 and stored(row, changes)


def stored(row, changes):
    row = type(row).objects.get(pk=row.pk)
    return {name: str(getattr(row, name)) for name in changes} == {
        name: str(value) for name, value in changes.items()
    }


def delete(browser, row):
    confirm_deletion(browser, address(type(row), "delete", row.pk), name=str(row))
    return not type(row).objects.filter(pk=row.pk).exists()


def delete_in_list(browser, row):
    data = {"action": "delete_selected", "_selected_action": [row.pk]}
    confirm_deletion(browser, address(type(row)), **data)
    return not type(row).objects.filter(pk=row.pk).exists()


def imports(browser, model, data):
    """Whether a file is taken, previewed and confirmed."""
    preview = upload(browser, model, data)
    if preview.status_code != 200 or "confirm_form" not in preview.context:
        return False
    done = confirm(browser, model, preview, reason="It was wrong.")
    return "Imported:" in text_of(done)


def all_alike(*done):
    """The one answer of several paths to the same thing."""
    assert len(set(done)) == 1, done
    return done[0]


@power("Read published pages", EVERYBODY)
def read_published(browser):
    return browser.get(row_in(models.Election, PUBLISHED).get_absolute_url()).status_code == 200


@power("Read drafts, on their pages and in the admin; see the history of a row", AT_THE_DESK)
def read_drafts(browser):
    draft = row_in(models.Election)
    pages = [draft.get_absolute_url(), change(draft), address(models.Election, "history", draft.pk)]
    return all_alike(*(browser.get(page).status_code == 200 for page in pages))


@power("Export any table", AT_THE_DESK)
def export(browser):
    row_in(models.Account)
    response = browser.post(address(models.Account, "export"), {"format": "0"})
    return response.headers.get("Content-Type", "").startswith("text/csv")


@power("Add, change and import what belongs to drafts, figures too", ENTERING)
def enter(browser):
    figure = row_in(models.Figure)
    return all_alike(
        save(browser, figure, count=7),
        save(browser, row_in(models.Section), body="Prose."),
        imports(browser, models.Figure, file_of(row_in(models.Figure))),
    )


def file_of(figure):
    """A file with another count for a figure."""
    account = figure.account
    keys = [account.round.election.slug, account.round.number, account.source.key]
    row = [*keys, figure.measure, figure.option.slug, 8]
    return f"election,round,source,measure,option,count\n{','.join(map(str, row))}\n"


@power("Delete drafts and what belongs to them", ENTERING)
def delete_drafts(browser):
    rows = row_in(models.Election), row_in(models.Account), row_in(models.Statement)
    return all_alike(
        *(delete(browser, row) for row in rows),
        delete_in_list(browser, row_in(models.Figure)),
    )


@power("Add and change prose, statements, dates and options of published elections", ENTERING)
def edit_published(browser):
    statement = row_in(models.Statement, PUBLISHED)
    keys = f"{statement.election.slug},{statement.slug}"
    source = statement.sources.get().key
    row = f"{keys},lead,{statement.actor.slug},neutral,Said so.,{source}\n"
    return all_alike(
        save(browser, row_in(models.Section, PUBLISHED), body="Prose."),
        save(browser, row_in(models.Option, PUBLISHED), description="Rector"),
        imports(
            browser, models.Statement, f"election,slug,page,actor,stance,summary,sources\n{row}"
        ),
    )


@power("Add and change people, parties, sources, jurisdictions, areas and actors", ENTERING)
def edit_shared(browser):
    return all_alike(
        *(save(browser, row_in(model), name="Renamed") for model in NAMED),
        save(browser, row_in(models.Source), title="Renamed"),
        save(browser, row_in(models.Source, PUBLISHED), publisher="Renamed"),
    )


@power("Change the names of those of them that a published election uses", PUBLISHING)
def rename_shared(browser):
    return all_alike(
        *(save(browser, row_in(model, PUBLISHED), name="Renamed") for model in NAMED),
        save(browser, row_in(models.Source, PUBLISHED), title="Renamed"),
        save(browser, row_in(models.Source, PUBLISHED), short_name="Renamed"),
        imports(browser, models.Person, f"slug,name\n{shown_person().slug},Renamed\n"),
    )


def shown_person():
    return row_in(models.Person, PUBLISHED)


@power(
    "Change the name, jurisdiction, vote type and new holder of published elections; add rounds to "
    "them and change their status",
    PUBLISHING,
)
def change_what_is_said(browser):
    election, vote = row_in(models.Election, PUBLISHED), row_in(models.Round, PUBLISHED)
    return all_alike(
        save(browser, election, name="Renamed"),
        save(browser, election, vote_type="indirect"),
        save(browser, vote, status="annulled"),
        adds_round(browser, vote.election),
    )


def adds_round(browser, election):
    page = browser.get(address(models.Round, "add"))
    if page.status_code == 200:
        sent = {"election": election.pk, "number": 2, "status": "postponed", "reason": "Held twice"}
        browser.post(address(models.Round, "add"), filled_in(page, **sent))
    return election.rounds.count() == 2


@power("Delete those of them that no published election uses", ENTERING)
def delete_shared(browser):
    return all_alike(
        delete(browser, row_in(models.Source)),
        delete(browser, factories.PersonFactory()),
        delete_in_list(browser, factories.PartyFactory()),
    )


@power("Delete those of them that the prose of a published election cites", PUBLISHING)
def delete_cited(browser):
    return all_alike(
        delete(browser, row_in(models.Source, PUBLISHED)),
        delete_in_list(browser, row_in(models.Source, PUBLISHED)),
    )


@power("Add, change and import figures of published elections", PUBLISHING)
def correct(browser):
    figure = row_in(models.Figure, PUBLISHED)
    return all_alike(
        save(browser, figure, count=7),
        imports(browser, models.Figure, file_of(figure)),
    )


@power("Delete published elections and what belongs to them", PUBLISHING)
def delete_published(browser):
    rows = row_in(models.Election, PUBLISHED), row_in(models.Section, PUBLISHED)
    return all_alike(
        *(delete(browser, row) for row in rows),
        delete_in_list(browser, row_in(models.Figure, PUBLISHED)),
    )


@power("Move rows into published elections and out of them", PUBLISHING)
def move(browser):
    into, out_of = row_in(models.Statement), row_in(models.KeyDate, PUBLISHED)
    return all_alike(
        moved(browser, into, row_in(models.Election, PUBLISHED)),
        moved(browser, out_of, row_in(models.Election)),
    )


def moved(browser, row, election):
    page = browser.get(change(row))
    if page.status_code == 200 and "election" in page.context["adminform"].form.fields:
        browser.post(change(row), filled_in(page, election=election.pk))
    return type(row).objects.get(pk=row.pk).election == election


@power("Publish and unpublish elections", PUBLISHING)
def publish(browser):
    draft, shown = ready(), row_in(models.Election, PUBLISHED)
    if browser.get(page_of(draft)).status_code != 200:
        return publication_of(draft) != "draft"
    send(browser, draft)
    send(browser, shown)
    return all_alike(publication_of(draft) == "published", publication_of(shown) == "draft")


@power("Change the address of a published election", PUBLISHING)
def readdress(browser):
    return save(browser, row_in(models.Election, PUBLISHED), slug="elsewhere")


@power("Manage users and groups", {SUPERUSER})
def manage_users(browser):
    data = {"username": "new", "usable_password": "false"}
    browser.post(reverse("admin:auth_user_add"), data)
    return get_user_model().objects.filter(username="new").exists()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("sentence", POWERS)
def test_who_may(sentence, who):
    whose, attempt = POWERS[sentence]
    assert attempt(browser_of(who)) == (who in whose)


def as_markdown():
    rows = [
        ["", *WHO],
        ["---", *["---"] * len(WHO)],
        *(
            [sentence, *("yes" if who in whose else "" for who in WHO)]
            for sentence, (whose, _attempt) in POWERS.items()
        ),
    ]
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows)


def test_the_readme_says_the_same():
    """Paste what the failure shows into README.md."""
    table = as_markdown().replace("|  |", "| |")
    assert table in README.read_text(), table
