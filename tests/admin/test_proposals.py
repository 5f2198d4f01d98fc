"""What waits for a publisher: drafts that are ready, and proposed corrections of figures."""

import pytest

from elections.models import Election, Figure, Proposal, Publication
from tests import factories

from .helpers import address, make_election, message_of, text_of
from .people import EDITOR, PUBLISHER, REVIEWER, browser_of, hidden_of
from .test_publication import ready as ready_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure():
    line = factories.LineFactory(
        account__round__election__publication=Publication.PUBLISHED, count=61
    )
    return Figure.objects.get(pk=line.pk)


def propose(browser, figure, **typed):
    sent = {"count": "62", "bound": "exactly", "reason": "The table prints 62."} | typed
    return browser.post(address(Figure, "propose", figure.pk), sent)


def answer(browser, **said):
    page = address(Figure, "proposal", Proposal.objects.get().pk)
    return browser.post(page, hidden_of(browser.get(page)) | said, follow=True)


def state():
    row = Proposal.objects.get()
    return (row.state, row.answer, row.answered_by_name)


def test_a_draft_waits_with_a_note_until_it_is_published():
    election = ready_draft()
    publication = address(Election, "publication", election.pk)
    editor, publisher = browser_of(EDITOR), browser_of(PUBLISHER)
    ready = address(Election, "ready", election.pk)
    assert browser_of(REVIEWER).post(ready, {"note": "Now"}).status_code == 403

    editor.post(ready, {"note": "All six sources are in."})
    again = editor.post(ready, {"note": "Twice"}, follow=True)

    assert message_of(again)[-1] == "Somebody else has already done this."
    for page in ("/admin/", publication):
        assert "All six sources are in." in text_of(publisher.get(page))
    assert "Waiting for a publisher" in text_of(publisher.get("/admin/"))
    page = publisher.get(publication)
    seen = {"seen": page.context["form"]["seen"].value(), "in_spite": "on"}
    publisher.post(publication, hidden_of(page) | {"to": "published"} | seen)
    assert Election.objects.get(pk=election.pk).is_published
    assert state() == ("accepted", "", "publisher")
    assert "Waiting for a publisher" not in text_of(publisher.get("/admin/"))


def test_a_mark_is_taken_back():
    election = make_election(publication=Publication.DRAFT)[0]
    editor = browser_of(EDITOR)
    ready = address(Election, "ready", election.pk)
    editor.post(ready, {"note": ""})
    editor.post(ready, {"withdraw": "1"})
    assert state() == ("withdrawn", "", "editor")
    assert (
        "Mark as ready for publishing"
        in editor.get(address(Election, "publication", election.pk)).content.decode()
    )


def test_a_publisher_accepts_a_correction_as_if_they_had_typed_it(figure):
    editor, publisher = browser_of(EDITOR), browser_of(PUBLISHER)
    assert (
        address(Figure, "propose", figure.pk)
        in editor.get(address(Figure, "change", figure.pk)).content.decode()
    )
    propose(editor, figure)
    assert "Correction proposed:" in text_of(publisher.get("/admin/"))
    publication = address(Election, "publication", figure.account.round.election_id)
    assert "The table prints 62." in text_of(publisher.get(publication))

    assert "Count 61 61 62" in text_of(
        publisher.get(address(Figure, "proposal", Proposal.objects.get().pk))
    )
    unexplained = answer(publisher, accept="1", reason="")
    assert "This changes a published figure" in text_of(unexplained)
    assert Figure.objects.get(pk=figure.pk).count == 61
    answer(publisher, accept="1", reason="Misread", answer="Thanks")

    assert state() == ("accepted", "Thanks", "publisher")
    row = Figure.history.latest("history_id")
    assert (row.count, row.history_user_name, row.history_change_reason, row.history_detail) == (
        62,
        "publisher",
        "Misread",
        "Proposed by editor.",
    )
    assert row.history_corrects == figure.account.round.election_id


def test_it_is_declined_with_a_word_or_withdrawn(figure):
    editor, publisher = browser_of(EDITOR), browser_of(PUBLISHER)
    propose(editor, figure)
    assert "Say why you decline it." in text_of(answer(publisher, decline="1"))
    assert state()[0] == "open"
    answer(publisher, decline="1", answer="The source prints 61.")
    assert state() == ("declined", "The source prints 61.", "publisher")
    assert "declined publisher The source prints 61." in text_of(editor.get("/admin/"))

    Proposal.objects.all().delete()
    propose(editor, figure)
    answer(editor, withdraw="1")
    assert state() == ("withdrawn", "", "editor")
    assert Figure.objects.get(pk=figure.pk).count == 61


def test_a_figure_that_changed_meanwhile_is_not_overwritten_unseen(figure):
    publisher = browser_of(PUBLISHER)
    propose(browser_of(EDITOR), figure)
    page = address(Figure, "proposal", Proposal.objects.get().pk)
    opened = hidden_of(publisher.get(page))
    figure.count = 63
    figure.save()

    refused = publisher.post(page, opened | {"accept": "1", "reason": "Misread"})

    assert Figure.objects.get(pk=figure.pk).count == 63
    assert "The figure has changed since this was proposed." in text_of(refused)
    assert "Count 61 63 62" in text_of(refused)
    assert state()[0] == "open"


def test_who_may_propose_and_accept(figure):
    draft = factories.LineFactory(account__round__election__publication=Publication.DRAFT)
    editor = browser_of(EDITOR)
    assert propose(editor, draft).status_code == 403
    assert propose(browser_of(PUBLISHER), figure).status_code == 403
    assert propose(browser_of(REVIEWER), figure).status_code == 403
    same = propose(editor, figure, count="61")
    assert "Nothing differs from the figure as it is." in text_of(same)
    propose(editor, figure)
    assert answer(editor, accept="1", reason="Mine").status_code == 403
    assert Figure.objects.get(pk=figure.pk).count == 61


def test_a_figure_that_is_gone_is_not_brought_back_by_accepting(figure):
    propose(browser_of(EDITOR), figure)
    figure.delete()
    publisher = browser_of(PUBLISHER)
    assert "The figure has been deleted. Restore it first." in text_of(
        answer(publisher, accept="1", reason="Misread")
    )
    assert state()[0] == "open"


def test_the_start_page_and_the_publication_page_agree_on_errors():
    election, vote, _options = make_election(publication=Publication.DRAFT)
    factories.AccountFactory(round=vote, is_lead=False)
    desk = browser_of(PUBLISHER)
    publication = desk.get(address(Election, "publication", election.pk))
    [amiss] = desk.get("/admin/").context["start"].amiss

    errors = [told for level, told in publication.context["levels"] if level.value == "error"]
    assert amiss.errors == len(errors[0])
    assert amiss.missing == len(publication.context["missing"]) == 1
