"""An article read at the desk: text and source, preview, confirmation."""

import time
import tracemalloc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from elections import models
from elections.changelog import How
from tests.admin.helpers import message_of, text_of
from tests.admin.people import EDITOR, REVIEWER, somebody
from tests.factories import ElectionFactory, PersonFactory
from tests.infobox.articles import SEED, SOURCE, WIKITEXT

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/elections/election/article/"
SENT = {name: value or "" for name, value in SOURCE.items()}


def rows():
    return [model.objects.count() for model in (models.Election, models.Person, models.Source)]


def preview(desk, text=SEED, **changes):
    return desk.post(ADDRESS, SENT | {"pasted": text} | changes)


def upload(desk, data, name="article.wiki", **changes):
    return desk.post(ADDRESS, SENT | {"file": SimpleUploadedFile(name, data)} | changes)


def sent(response, **changes):
    """What the form of a preview sends."""
    return {"state": response.context["state"]} | changes


def test_nothing_is_stored_before_it_is_confirmed(desk, editor):
    assert reverse("admin:elections_election_article") == ADDRESS
    response = preview(desk)
    assert rows() == [0, 0, 0]
    # Elections that the record does not have are left over with their years.
    assert response.context["counted"] == {"taken": 22, "asked": 0, "left": 4}
    response = desk.post(ADDRESS, sent(response, confirm="Save", **{"prose-0": "My own lead."}))
    election = models.Election.objects.get()
    assert response.url == reverse("admin:elections_election_change", args=[election.pk])
    assert not election.is_published
    assert election.sections.get(page="lead").body == "My own lead. [@wikipedia]"
    assert election.rounds.get().accounts.get().figures.count() == 3
    history = election.history.get()
    assert (history.history_user_name, history.history_how, history.history_detail) == (
        editor.get_username(),
        How.IMPORT,
        "Pasted text",
    )


def test_an_article_may_be_uploaded(desk):
    response = upload(desk, SEED.encode("utf-8-sig"), "2012.txt")
    assert rows() == [0, 0, 0]
    desk.post(ADDRESS, sent(response, confirm="Save"))
    election = models.Election.objects.get()
    assert election.sections.count() == 5
    assert election.history.get().history_detail == "2012.txt"


@pytest.mark.parametrize(
    ("data", "changes", "error"),
    [
        (b"caf\xe9", {}, "The file is not in UTF-8."),
        (SEED.encode(), {"pasted": SEED}, "Choose a file or paste a text, but not both."),
        (b"{{Infobox election|" * 300_000, {}, "The file is larger than 500 kB."),
        (b"{{Infobox election|" * 25_000, {}, "more than 25 “{{” are open here."),
        (b"{{Infobox election}}" + b"\n==A==\nb" * 50_000, {}, "more than 200 sections"),
    ],
)
def test_a_file_that_is_no_article_is_refused_within_seconds(desk, data, changes, error):
    tracemalloc.start()
    begin = time.process_time()
    response = upload(desk, data, **changes)
    seconds, (_now, most) = time.process_time() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    [said] = [text for texts in response.context["form"].errors.values() for text in texts]
    assert error in said
    assert seconds < 10
    assert most < 100_000_000
    assert rows() == [0, 0, 0]


def test_five_megabytes_are_not_pasted(desk):
    assert preview(desk, "{{" * 2_500_000).status_code == 400


def test_questions_are_asked_until_they_are_answered(desk):
    PersonFactory(name="Vitaly Balasanian", slug="balasanian")
    response = preview(desk, WIKITEXT)
    assert not response.context["ready"]
    response = desk.post(ADDRESS, sent(response, confirm="Save"))
    assert rows() == [0, 1, 0]
    answers = {
        "answer-person-Vitaly Balasanyan": "row:balasanian",
        "answer-figure-turnout": "0",
        "answer-figure-popular_vote2": "both",
        "answer-passage-1": "leave-out",
    }
    response = desk.post(ADDRESS, sent(response, **answers))
    assert response.context["ready"]
    desk.post(ADDRESS, sent(response, confirm="Save"))
    options = models.Election.objects.get().options.order_by("order")
    assert [option.slug for option in options] == ["bako-sahakyan", "balasanian"]


def test_what_belongs_to_a_candidate_who_is_left_out_is_told(desk):
    PersonFactory(name="Vitaly Balasanian", slug="balasanian")
    question = "answer-person-Vitaly Balasanyan"
    asked = preview(desk)
    told = desk.post(ADDRESS, sent(asked, **{question: "leave-out"}))
    for response, said in (
        (asked, "kept if its candidate is"),
        (told, "left out with its candidate"),
    ):
        found = {each.label: each.said for each in response.context["told"]}
        assert (found["Party2"], found["Percentage2"]) == (said, said)
    desk.post(ADDRESS, sent(told, confirm="Save"))
    assert models.Figure.objects.filter(measure="votes").count() == 1


def test_a_record_that_changed_meanwhile_is_shown_again(desk):
    response = preview(desk)
    PersonFactory(name="Bako Sahakyan", slug="another")
    response = desk.post(ADDRESS, sent(response, confirm="Save"))
    assert "Nothing was saved: the record has changed" in text_of(response)
    assert rows() == [0, 1, 0]


def test_an_election_that_is_there_is_not_written_over(desk):
    ElectionFactory(slug="2012-nagorno-karabakh-presidential-election", name="Another")
    response = preview(desk)
    assert response.context["problems"] == [
        "Line 4: The record has an election under the address "
        "“2012-nagorno-karabakh-presidential-election” already."
    ]
    desk.post(ADDRESS, sent(response, confirm="Save"))
    assert models.Election.objects.get().name == "Another"


def test_what_the_loader_refuses_is_told_and_nothing_is_stored(desk):
    response = preview(desk, SEED.replace("- Title: President", "- Title: Pre\u202esident"))
    [problem] = response.context["problems"]
    assert problem.startswith("The article, line 4: record 2, elections.election")
    assert "U+202E" in problem
    desk.post(ADDRESS, sent(response, confirm="Save"))
    assert rows() == [0, 0, 0]


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"pasted": ""}, "__all__", "Choose a file or paste a text, but not both."),
        ({"pasted": "Ann won."}, "pasted", "The text has no infobox"),
        ({"key": ""}, "key", "This field cannot be blank."),
        ({"language": "English"}, "__all__", "BCP 47"),
    ],
)
def test_mistakes_of_the_form_are_told_at_their_field(desk, changes, field, error):
    errors = preview(desk, **changes).context["form"].errors
    assert error in " ".join(errors[field])


def test_only_who_may_write_it_all_reads_articles(client):
    for role, status in ((REVIEWER, 403), (EDITOR, 200)):
        client.force_login(somebody(role))
        assert client.get(ADDRESS).status_code == status
        listed = client.get("/admin/elections/election/").content.decode()
        assert (ADDRESS in listed) is (status == 200)


def test_a_state_of_somebody_else_is_no_state(desk):
    response = desk.post(ADDRESS, {"state": "forged", "confirm": "Save"}, follow=True)
    assert message_of(response) == ["The text is no longer available. Paste it again."]
