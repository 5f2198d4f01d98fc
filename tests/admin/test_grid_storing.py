"""What the results grid writes, and when it does not: previews, other editors, roles, reasons."""

import re

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from elections import models
from elections.groups import EDITOR, PUBLISHER, REVIEWER
from tests import factories
from tests.resources.helpers import contents

from .grid import (
    ADDRESS,
    STORED,
    TABLE,
    answer,
    changes_of,
    confirm,
    make_contest,
    problems_of,
    stored,
    upload,
)
from .helpers import message_of, text_of

pytestmark = pytest.mark.django_db


def somebody(client, role):
    user = get_user_model().objects.create_user(role.lower(), is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def test_a_preview_says_what_the_audit_says_and_stores_nothing(desk):
    vote, source = make_contest()
    before = contents()

    preview = upload(desk, vote, source, TABLE)

    words = text_of(preview)
    assert "Adds up only if others than those listed had votes too." in words
    assert "In “results.csv”: 5 new, 0 changed, 0 unchanged." in words
    assert contents() == before
    assert LogEntry.objects.count() == 0

    impossible = upload(desk, vote, source, TABLE.replace("47.095", "57.095"))
    assert "Does not add up as printed." in text_of(impossible)
    done = confirm(desk, impossible)
    assert message_of(done)[0] == "Saved: 5 new, 0 changed."
    assert stored(vote, source)["Bako Sahakyan"] == (57095, "66.65", "elected")


def test_what_is_stored_is_noted_with_who_how_and_the_file(desk, editor):
    vote, source = make_contest()

    done = confirm(desk, upload(desk, vote, source, TABLE, "wiki.csv", status="final"))

    assert message_of(done)[0] == "Saved: 5 new, 0 changed."
    assert stored(vote, source) == STORED | {"account": ("final", "unstated", 1)}
    assert [entry.get_change_message() for entry in LogEntry.objects.all()] == [
        "Entered from a file."
    ] * 5
    [row] = models.Account.history.all()
    assert (row.history_user, row.history_how, row.history_detail) == (editor, "import", "wiki.csv")
    lines = models.Figure.history.all()
    assert {line.history_change for line in lines} == {row.history_change}


def test_new_changed_unchanged_and_missing_lines_are_told_apart(desk):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE, status="final", share_base="valid"))
    changed = "Candidate;Votes\nVitaly Balasanyan;22 966\nCast;72.823,0\n".replace(".823,0", " 823")

    preview = upload(desk, vote, source, changed)

    assert changes_of(preview) == [
        ("unchanged", "account", "Wikipedia [wikipedia]", []),
        ("new", "figure", "votes cast", [("count", "", "72823")]),
        ("changed", "figure", "Vitaly Balasanyan", [("count", "22967", "22966")]),
        ("kept", "figure", "Bako Sahakyan", []),
    ]
    assert "One existing line is not in the file and will be kept." in text_of(preview)
    confirm(desk, preview)
    # What the file has no row or column for stays: shares, turnout, status.
    assert stored(vote, source) == {
        "account": ("final", "valid", 1),
        "registered": (98909, None),
        "cast": (72823, None),
        "turnout": (None, "73.53"),
        "Bako Sahakyan": (47095, "66.65", "elected"),
        "Vitaly Balasanyan": (22966, "32.51", ""),
    }
    again = upload(desk, vote, source, changed)
    assert [change[0] for change in changes_of(again)] == [
        *("unchanged", "unchanged", "unchanged", "kept")
    ]
    logged = LogEntry.objects.count()
    done = confirm(desk, again)
    assert message_of(done)[0] == "Nothing changed: these results were already saved."
    assert LogEntry.objects.count() == logged


def test_a_blank_cell_takes_a_figure_away(desk):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE))
    blank = TABLE.replace("98.909", "").replace("22.967", "")

    preview = upload(desk, vote, source, blank)

    assert changes_of(preview)[1] == (
        *("removed", "figure", "registered voters"),
        [("count", "98909", "")],
    )
    confirm(desk, preview)
    assert "registered" not in stored(vote, source)
    assert [entry.action_flag for entry in LogEntry.objects.filter(action_flag=DELETION)] == [
        DELETION
    ]
    assert stored(vote, source)["Vitaly Balasanyan"] == (None, "32.51", "")


def test_what_another_editor_changed_meanwhile_is_not_overwritten(desk, client):
    vote, source = make_contest()
    confirm(desk, upload(desk, vote, source, TABLE))
    preview = upload(desk, vote, source, TABLE.replace("47.095", "47.085"))
    line = models.Figure.objects.get(option__person__name="Bako Sahakyan")
    gone = models.Figure.objects.get(measure="registered").pk
    other = factories.EditorFactory(username="zara")
    own = client.session.get("_auth_user_id")
    client.force_login(other)
    later = upload(client, vote, source, TABLE.replace("47.095", "47.000").replace("98.909", ""))
    confirm(client, later)
    client.force_login(get_user_model().objects.get(pk=own))

    again = confirm(desk, preview)

    assert stored(vote, source)["Bako Sahakyan"][0] == 47000
    told = again.context["conflicts"]
    assert told[:2] == [
        "No longer there: figure registered voters.",
        "figure Bako Sahakyan, count: 47095 at the preview, 47000 now.",
    ]
    assert [sentence.rpartition(" at ")[0] for sentence in told[2:]] == [
        f"zara deleted the figure “#{gone}”",
        f"zara changed the figure “{line}”",
    ]
    assert "Nothing was saved: the record has changed since the preview" in text_of(again)
    assert changes_of(again)[3][3] == [("count", "47000", "47085")]
    confirm(desk, again)
    assert stored(vote, source)["Bako Sahakyan"][0] == 47085


def test_a_set_that_appeared_or_went_meanwhile_is_told(desk):
    vote, source = make_contest()
    preview = upload(desk, vote, source, TABLE)
    made = factories.AccountFactory(round=vote, source=source, cast=1)

    again = confirm(desk, preview)

    assert again.context["conflicts"][0] == "Not there at the preview: account."
    assert again.context["conflicts"][1] == "Not there at the preview: figure votes cast."
    assert made.figures.get().count == 1
    made.figures.get().delete()
    made.delete()
    gone = confirm(desk, again)
    assert gone.context["conflicts"][0] == "No longer there: account."
    assert [
        f"deleted the {name} “#" in each
        for each, name in zip(gone.context["conflicts"][-2:], ("account", "figure"), strict=True)
    ] == [True, True]
    confirm(desk, gone)
    assert stored(vote, source) == STORED


def test_a_name_that_became_doubtful_meanwhile_is_asked_about(desk):
    vote, source = make_contest()
    preview = upload(desk, vote, source, TABLE)
    factories.OptionFactory(election=vote.election, person__name="bako sahakyan")

    page = confirm(desk, preview)

    assert [question.key for question in page.context["form"].questions] == ["person-2"]
    assert stored(vote, source) == {}


def test_all_or_nothing(desk, monkeypatch):
    vote, source = make_contest()
    page = upload(desk, vote, source, TABLE + "New One;Independent;5;1;\n")
    preview = answer(desk, page, person_6="new")
    before = contents()

    def save(self, **kwargs):
        raise RuntimeError("the machine stops")

    monkeypatch.setattr(models.Figure, "save", save)
    with pytest.raises(RuntimeError):
        confirm(desk, preview)

    assert contents() == before


def test_a_round_or_a_source_that_is_gone_is_told(desk):
    vote, source = make_contest()
    preview = upload(desk, vote, source, TABLE)
    source.delete()

    for page in (
        confirm(desk, preview),
        desk.post(ADDRESS, {"state": preview.context["state"]}, follow=True),
    ):
        assert message_of(page) == ["The round or source no longer exists. Choose again."]


def test_a_state_that_the_site_did_not_give_out_is_refused(desk, client):
    vote, source = make_contest()
    state = upload(desk, vote, source, TABLE).context["state"]
    expected = ["The uploaded file is no longer available. Upload it again."]

    for forged in ("", "x", state[:-1], state.swapcase()):
        page = desk.post(ADDRESS, {"state": forged, "confirm": "1"}, follow=True)
        assert message_of(page) == expected
    # Another editor's is not taken either.
    client.force_login(factories.EditorFactory())
    page = client.post(ADDRESS, {"state": state, "confirm": "1"}, follow=True)
    assert message_of(page) == expected
    assert stored(vote, source) == {}


def test_nothing_is_confirmed_before_its_preview(desk):
    vote, source = make_contest()
    page = upload(desk, vote, source, TABLE + "New One;Independent;5;1;\n")

    confirm(desk, page)

    assert stored(vote, source) == {}


@pytest.mark.parametrize(("role", "status"), [(EDITOR, 200), (PUBLISHER, 200), (REVIEWER, 403)])
def test_who_may_enter_results(client, role, status):
    vote, source = make_contest()
    somebody(client, role)

    assert client.get(ADDRESS).status_code == status
    page = upload(client, vote, source, TABLE)
    assert page.status_code == status
    in_list = client.get("/admin/elections/account/").content.decode()
    assert (f'href="{ADDRESS}"' in in_list) == (status == 200)
    if status == 200:
        confirm(client, page)
        assert stored(vote, source) == STORED


def test_who_is_not_signed_in_is_sent_to_sign_in(client, db):
    for page in (client.get(ADDRESS), client.post(ADDRESS, {"state": "x"})):
        assert page.headers["Location"].startswith("/admin/login/")


def test_an_editor_may_not_write_figures_of_a_published_election(client):
    vote, source = make_contest(publication="published")
    somebody(client, EDITOR)

    page = upload(client, vote, source, TABLE)

    assert page.context["form"].errors == {
        "round": ["This figure belongs to a published election. Only a publisher can change this."]
    }


def test_an_election_that_was_published_after_the_preview_is_shut_to_an_editor(client):
    vote, source = make_contest()
    somebody(client, EDITOR)
    preview = upload(client, vote, source, TABLE)
    models.Election.objects.update(publication="published")

    page = confirm(client, preview)

    assert problems_of(page) == [
        "This figure belongs to a published election. Only a publisher can change this."
    ]
    assert stored(vote, source) == {}


def test_who_may_add_no_people_is_told_so(client):
    vote, source = make_contest()
    user = get_user_model().objects.create_user("half", is_staff=True)
    permissions = [
        f"{action}_{model}"
        for action in ("view", "add", "change")
        for model in ("account", "figure")
    ]
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    page = upload(client, vote, source, TABLE + "New One;Independent;5;1;\n")

    assert problems_of(answer(client, page, person_6="new")) == [
        "Row 6: You may not add what the file names and the record lacks: New One."
    ]


def reason_of(page):
    """The input for the reason, as it stands on the page."""
    return re.search('<input[^>]*name="reason"[^>]*>', page.content.decode())[0]


def test_a_change_of_published_figures_needs_a_reason(client):
    vote, source = make_contest(publication="published")
    user = somebody(client, PUBLISHER)
    first = upload(client, vote, source, TABLE)
    assert "required" not in reason_of(first)
    confirm(client, first)
    preview = upload(client, vote, source, TABLE.replace("47.095", "47.085"))
    assert "required" in reason_of(preview)

    again = confirm(client, preview, reason=" ")

    assert "This changes a published figure, or what it refers to. Explain why" in text_of(again)
    assert stored(vote, source) == STORED
    confirm(client, again, reason="A slip of the pen")
    assert stored(vote, source)["Bako Sahakyan"][0] == 47085
    row = models.Figure.history.first()
    assert (row.history_change_reason, row.history_user) == ("A slip of the pen", user)


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        ("Candidate;Votes;Share\nBako Sahakyan;7000;12.5\n", ("more-than", "over a tenth", 1000)),
        ("Candidate;Votes;Share\nBako Sahakyan;7000;13.5\n", ("exactly", "", 1000)),
        ("Candidate;Votes;Share\nBako Sahakyan;8000;12.5\n", ("exactly", "", None)),
    ],
)
def test_what_bounded_another_number_goes_with_it(desk, table, kept):
    vote, source = make_contest()
    account = factories.AccountFactory(round=vote, source=source)
    bako = vote.election.options.get(person__name="Bako Sahakyan")
    line = factories.LineFactory(account=account, option=bako, count=7000, share="12.5")
    said = {"bound": "more-than", "wording": "over a tenth", "printed_to": 1000}
    models.Figure.objects.filter(pk=line.pk).update(**said)

    confirm(desk, upload(desk, vote, source, table))

    assert models.Figure.objects.values_list(*said).get(pk=line.pk) == kept
