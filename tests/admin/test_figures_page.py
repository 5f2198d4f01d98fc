"""One page for a round's figures: entered side by side, saved whole or not, nothing overwritten."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from elections.admin.conflicts.states import INPUT
from elections.admin.reasons import DEMAND
from elections.models import Account, Bound, Figure, Measure, Outcome
from tests import factories

from .conflicts.forms import Opened
from .helpers import change, make_election, message_of, text_of
from .people import EDITOR, PUBLISHER, REVIEWER, browser_of, somebody

pytestmark = pytest.mark.django_db

SHUT = "This figure belongs to a published election. Only a publisher can change this."


class Page:
    """The page of a round with two candidates, in somebody's browser."""

    def __init__(self, client, round_):
        self.client, self.address = client, f"/admin/elections/round/{round_.pk}/figures/"
        self.take(client.get(self.address))

    def take(self, response):
        assert response.status_code == 200
        self.response = response
        opened = Opened(response.content.decode())
        self.data = opened.data
        self.opened = opened

    def cell(self, account, place, half="count") -> str:
        """The name of an input: `place` is an option, or the measure of a total."""
        return f"figure-{account.pk}-{getattr(place, 'pk', place)}-{half}"

    def type(self, account, place, text, half="count"):
        name = self.cell(account, place, half)
        assert name in self.data
        self.data[name] = [text]
        return self

    def value(self, *cell) -> str:
        return self.data[self.cell(*cell)][0]

    def save(self, **more):
        response = self.client.post(self.address, {**self.data, "_save": "1", **more}, follow=True)
        self.take(response)
        return message_of(response)

    def errors(self) -> list[str]:
        found = [one.text for one in self.opened.root.all("ul", class_="field-errors")]
        return [*map(str, self.response.context["refused"]), *found]


def make(publication="draft"):
    """A round, its two candidates and two accounts without a figure."""
    _election, round_, options = make_election(publication=publication, name="E 2012")
    accounts = [
        factories.AccountFactory(round=round_, source__short_name=name) for name in ("Wiki", "News")
    ]
    return round_, options, accounts


def stored(account) -> dict:
    rows = account.figures.select_related("option__person")
    return {row.option.label if row.option else row.measure: (row.count, row.share) for row in rows}


def test_two_accounts_are_entered_on_one_page(desk, editor):
    round_, (ann, bob), (wiki, news) = make()
    page = Page(desk, round_)
    page.type(wiki, ann, "47,095").type(wiki, ann, "66.70", "share").type(wiki, bob, "22 967")
    page.type(wiki, "registered", "98.909.000").type(wiki, "turnout", "73.5", "share")
    page.type(news, bob, "0").type(news, "blank", "7")

    said = page.save()

    assert said == ["Saved: 6 new, 0 changed, 0 deleted."]
    assert stored(wiki) == {
        "Ann": (47095, "66.70"),
        "Bob": (22967, None),
        "registered": (98909000, None),
        "turnout": (None, "73.5"),
    }
    assert stored(news) == {"Bob": (0, None), "blank": (7, None)}
    assert page.value(wiki, ann) == "47,095"
    assert page.value(wiki, "registered") == "98,909,000"
    rows = Figure.history.all()
    assert {(row.history_user, row.history_how) for row in rows} == {(editor, "form")}
    assert len({row.history_change for row in rows}) == 1
    assert {entry.get_edited_object() for entry in LogEntry.objects.all()} == {wiki, news}
    assert page.save() == ["Nothing changed."]


def test_what_is_emptied_is_no_longer_stated(desk):
    round_, (ann, bob), (wiki, _news) = make()
    factories.LineFactory(account=wiki, option=ann, count=5, share="50")
    factories.LineFactory(account=wiki, option=bob, count=6, outcome=Outcome.ELECTED)
    factories.FigureFactory(account=wiki, measure=Measure.CAST, count=11)
    page = Page(desk, round_)
    page.type(wiki, ann, "").type(wiki, bob, "").type(wiki, "cast", "")

    assert page.save() == ["Saved: 0 new, 2 changed, 1 deleted."]

    assert stored(wiki) == {"Ann": (None, "50"), "Bob": (None, None)}
    page.type(wiki, ann, "", "share")
    assert page.save() == ["Saved: 0 new, 0 changed, 1 deleted."]
    assert Figure.objects.get().outcome == Outcome.ELECTED


def test_a_figure_is_not_deleted_with_a_note_that_the_page_does_not_show(desk):
    round_, (ann, _bob), (wiki, _news) = make()
    figure = factories.LineFactory(account=wiki, option=ann, count=5, share="50", note="Page 3")
    page = Page(desk, round_)
    page.type(wiki, ann, "").type(wiki, ann, "", "share")

    assert page.save() == []

    said = "This figure has a note, which would be lost. Delete it on the account’s form."
    assert [each["said"] for each in page.response.context["field_errors"]] == [said]
    assert Figure.objects.get() == figure
    page.type(wiki, ann, "7")
    assert page.save() == ["Saved: 0 new, 1 changed, 0 deleted."]
    assert Figure.objects.values_list("count", "share", "note").get() == (7, None, "Page 3")


@pytest.mark.parametrize(
    ("text", "half", "said"),
    [
        ("many", "count", "Write a whole number, such as 4081 or 4,081."),
        ("-4", "count", "Write a whole number, such as 4081 or 4,081."),
        (
            "28.9999",
            "count",
            "“28.9999” could be a decimal number. Write a whole number, such as 4081 or 4,081; "
            "parts of a vote are entered on the account’s form.",
        ),
        (
            "66,7",
            "share",
            "“66,7” is not a number as printed. Use digits and a decimal point, such as 66.70, "
            "without a plus, minus or percent sign.",
        ),
    ],
)
def test_all_or_nothing(desk, text, half, said):
    round_, (ann, bob), (wiki, news) = make()
    page = Page(desk, round_)
    page.type(wiki, ann, "5").type(news, bob, text, half)

    assert page.save() == []

    name = {"count": "votes", "share": "share"}[half]
    assert page.errors() == [f"Bob, {name}, News: {said}"]
    assert not Figure.objects.exists()
    assert (page.value(wiki, ann), page.value(news, bob, half)) == ("5", text)
    page.type(news, bob, "6", half)
    assert page.save() == ["Saved: 2 new, 0 changed, 0 deleted."]


def test_counts_are_such_as_the_account_prints(desk):
    round_, (ann, _bob), (wiki, _news) = make()
    Account.objects.filter(pk=wiki.pk).update(counts_printed_to=1000)
    page = Page(desk, round_).type(wiki, ann, "47,095")

    assert page.save() == []

    assert page.errors() == [
        "Ann, votes, Wiki: Counts are printed to the nearest 1000 here, but this one is not."
    ]
    page.type(wiki, ann, "47,000").save()
    assert stored(wiki) == {"Ann": (47000, None)}


def test_a_value_that_changed_meanwhile_is_shown_beside_ones_own(desk):
    round_, (ann, bob), (wiki, news) = make()
    line = factories.LineFactory(account=wiki, option=ann, count=5)
    other = factories.LineFactory(account=news, option=ann, count=5)
    gone = factories.LineFactory(account=wiki, option=bob, count=8)
    page = Page(desk, round_)
    page.type(wiki, ann, "6").type(news, bob, "9").type(wiki, bob, "88")
    zara = Client()
    zara.force_login(factories.EditorFactory(username="zara"))
    Page(zara, round_).type(wiki, ann, "7").type(news, ann, "70").type(wiki, bob, "").save()

    assert page.save() == []

    assert (
        page.opened.heading()
        == "Your changes are not saved yet: this has changed since you opened it"
    )
    told = page.response.context["conflicts"]
    assert [
        (one.row, one.field, one.before, one.stored, one.typed) for one in told["overlaps"]
    ] == [("Ann, Wiki", "Count", "5", "7", "6"), ("Bob, Wiki", "Count", "", "blank", "88")]
    assert [(one.row, one.stored) for one in told["others"]] == [("Ann, News", "70")]
    [deleted] = told["rows"]
    assert "deleted the figure" in deleted.sentence
    assert {one.author.who for one in told["overlaps"]} == {"zara"}
    line.refresh_from_db()
    other.refresh_from_db()
    assert (line.count, other.count) == (7, 70)
    assert not Figure.objects.filter(pk=gone.pk).exists()
    assert stored(news) == {"Ann": (70, None)}
    # What was typed is there; what was not takes over what is stored.
    assert (page.value(wiki, ann), page.value(news, ann)) == ("6", "70")

    assert page.save() == ["Saved: 2 new, 1 changed, 0 deleted."]
    assert stored(wiki) == {"Ann": (6, None), "Bob": (88, None)}
    assert stored(news) == {"Ann": (70, None), "Bob": (9, None)}


def test_what_the_other_stored_can_be_taken(desk):
    round_, (ann, _bob), (wiki, _news) = make()
    line = factories.LineFactory(account=wiki, option=ann, count=5)
    page = Page(desk, round_).type(wiki, ann, "6")
    Figure.objects.filter(pk=line.pk).update(count=7)
    page.save()

    assert page.save(take_stored=page.cell(wiki, ann)) == ["Nothing changed."]

    assert stored(wiki) == {"Ann": (7, None)}


def test_a_figure_that_others_added_is_not_emptied(desk):
    round_, (ann, bob), (wiki, _news) = make()
    page = Page(desk, round_).type(wiki, bob, "6").type(wiki, "cast", "12")
    factories.LineFactory(account=wiki, option=ann, count=5)
    factories.FigureFactory(account=wiki, measure=Measure.CAST, count=11)

    assert page.save() == []

    told = page.response.context["conflicts"]
    assert [(one.row, one.stored) for one in told["others"]] == [("Ann, Wiki", "5")]
    assert [(one.row, one.stored, one.typed) for one in told["overlaps"]] == [
        ("Votes cast, Wiki", "11", "12")
    ]
    assert page.save() == ["Saved: 1 new, 1 changed, 0 deleted."]
    assert stored(wiki) == {"Ann": (5, None), "cast": (12, None), "Bob": (6, None)}


def test_an_account_that_others_changed_or_deleted_is_told(desk):
    round_, (ann, _bob), (wiki, news) = make()
    page = Page(desk, round_).type(wiki, ann, "6").type(news, ann, "5")
    news.delete()
    Account.objects.filter(pk=wiki.pk).update(as_of="15:00")

    assert page.save() == []

    told = [one.sentence for one in page.response.context["conflicts"]["rows"]]
    assert ["15:00" in told[0], "account" in told[1]] == [True, True]
    assert not Figure.objects.exists()
    assert page.save() == ["Saved: 1 new, 0 changed, 0 deleted."]


def test_a_figure_that_became_another_kind_meanwhile_is_told(desk):
    round_, (ann, _bob), (wiki, _news) = make()
    line = factories.LineFactory(account=wiki, option=ann, count=5)
    page = Page(desk, round_).type(wiki, ann, "6")
    Figure.objects.filter(pk=line.pk).update(bound=Bound.MORE_THAN)

    assert page.save() == []

    told = page.response.context["conflicts"]["others"]
    assert [(one.field, one.stored) for one in told] == [("Bound", "more than")]
    assert stored(wiki) == {"Ann": (5, None)}


def test_a_figure_that_was_moved_meanwhile_is_told_where_it_was(desk):
    round_, (ann, _bob), (wiki, news) = make()
    line = factories.LineFactory(account=wiki, option=ann, count=5)
    page = Page(desk, round_).type(wiki, ann, "6")
    Figure.objects.filter(pk=line.pk).update(base="cast", account=news)

    assert page.save() == []

    told = page.response.context["conflicts"]
    assert [(one.row, one.stored, one.typed) for one in told["overlaps"]] == [
        ("Ann, Wiki", "blank", "6")
    ]
    assert [one.sentence.rpartition(": ")[2] for one in told["rows"]] == [
        f"Account is now “{news}”.",
        "Percentage of is now “votes cast”.",
    ]
    assert stored(wiki) == {}


def test_a_page_that_does_not_say_what_it_showed_is_not_saved(desk):
    round_, (ann, _bob), (wiki, _news) = make()
    factories.LineFactory(account=wiki, option=ann, count=5)
    page = Page(desk, round_).type(wiki, ann, "6")

    assert page.save(**{INPUT: ""}) == []

    [clash] = page.response.context["conflicts"]["overlaps"]
    assert (clash.stored, clash.typed) == ("5", "6")
    assert "did not send back what it had shown you" in text_of(page.response)
    assert stored(wiki) == {"Ann": (5, None)}
    page.save()
    assert stored(wiki) == {"Ann": (6, None)}


def test_a_published_figure_is_corrected_with_a_reason_by_who_may():
    round_, (ann, _bob), (wiki, _news) = make("published")
    factories.LineFactory(account=wiki, option=ann, count=5)
    page = Page(browser_of(PUBLISHER), round_).type(wiki, ann, "6")

    assert page.save() == []

    assert page.errors() == [DEMAND]
    assert (stored(wiki), page.value(wiki, ann)) == ({"Ann": (5, None)}, "6")
    assert page.save(reason="Misread") == ["Saved: 0 new, 1 changed, 0 deleted."]
    last = Figure.history.first()
    assert (last.history_change_reason, last.history_corrects) == ("Misread", round_.election_id)


def test_a_reason_that_cannot_be_kept_is_refused():
    round_, (ann, _bob), (wiki, _news) = make("published")
    page = Page(browser_of(PUBLISHER), round_).type(wiki, ann, "6")
    assert page.save(reason="x" * 5000) == []
    assert page.errors()[0].startswith("Reason for the change: ")
    assert stored(wiki) == {}


def test_what_is_published_is_shut_to_an_editor():
    round_, (ann, _bob), (wiki, _news) = make("published")
    factories.LineFactory(account=wiki, option=ann, count=5)
    page = Page(browser_of(EDITOR), round_)
    assert SHUT in text_of(page.response)
    assert page.cell(wiki, ann) not in page.data

    page.data[page.cell(wiki, ann)] = ["6"]
    page.save()

    assert page.errors() == [SHUT]
    assert stored(wiki) == {"Ann": (5, None)}


def test_so_is_what_was_published_since_the_page_was_opened():
    round_, (ann, _bob), (wiki, _news) = make()
    page = Page(browser_of(EDITOR), round_).type(wiki, ann, "6")
    type(round_.election).objects.update(publication="published")

    page.save()

    assert page.errors() == [SHUT]
    assert (stored(wiki), page.value(wiki, ann)) == ({}, "6")


def test_deleting_needs_its_own_permission(client):
    round_, (ann, bob), (wiki, _news) = make()
    factories.LineFactory(account=wiki, option=ann, count=5)
    user = somebody(EDITOR)
    user.groups.clear()
    names = [f"{what}_figure" for what in ("view", "add", "change")]
    names += ["view_account", "view_round"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    page = Page(client, round_).type(wiki, ann, "").type(wiki, bob, "1")

    assert page.save() == []

    assert page.errors() == ["You do not have permission to delete “Ann, Wiki”."]
    assert stored(wiki) == {"Ann": (5, None)}


def test_who_may_not_write_sees_the_figures_and_saves_none():
    round_, (ann, _bob), (wiki, _news) = make()
    factories.LineFactory(account=wiki, option=ann, count=47095)
    client = browser_of(REVIEWER)
    page = Page(client, round_)
    assert "47,095" in text_of(page.response)
    assert page.cell(wiki, ann) not in page.data
    sent = {page.cell(wiki, ann): "6"}
    assert client.post(page.address, sent).status_code == 403
    assert client.get(page.address.replace(str(round_.pk), "987")).status_code == 302
    assert browser_of("public").get(page.address).status_code == 302


def test_what_is_more_than_a_number_is_shown_in_words(desk):
    round_, (ann, bob), (wiki, news) = make()
    bound = factories.LineFactory(account=wiki, option=ann, count=22000, bound=Bound.MORE_THAN)
    factories.FigureFactory(account=wiki, measure=Measure.CAST, count=24, wording="two dozen")
    factories.FigureFactory(account=news, measure=Measure.VALID, count=47000, printed_to=1000)
    factories.LineFactory(account=news, option=bob, count=None, share="12.5", base="registered")
    factories.FigureFactory(account=news, measure=Measure.INVALID, count=3, share="0.5")
    page = Page(desk, round_)

    words = text_of(page.response)
    for said in ("more than 22,000", "24 “two dozen”", "47 thousand", "0.5%"):
        assert said in words
    assert "12.5% (registered voters)" in words
    fixed = [page.cell(wiki, ann), page.cell(wiki, "cast"), page.cell(news, "valid")]
    assert not page.data.keys() & set(fixed)
    assert f'href="{change(bound)}"' in page.response.content.decode()
    # The share that has no input stays when its count is emptied.
    page.type(news, "invalid", "").type(news, bob, "5")
    assert page.save() == ["Saved: 1 new, 1 changed, 0 deleted."]
    assert news.figures.get(measure=Measure.INVALID).share == "0.5"
    assert news.figures.filter(option=bob).count() == 2


def told_of(response) -> dict[str, str]:
    """The verdicts of a page or fragment, by the names of accounts."""
    items = Opened(response.content.decode()).root.all("li", class_="verdict")
    return dict(item.text.split(": ", 1) for item in items)


def test_the_audit_of_what_is_typed_is_told_and_nothing_stored(desk):
    round_, (ann, bob), (wiki, news) = make()
    factories.LineFactory(account=wiki, option=ann, count=60)
    page = Page(desk, round_)
    page.type(wiki, bob, "40").type(wiki, "valid", "99").type(news, ann, "many")

    fragment = desk.post(page.address, {**page.data, "check": "fragment"})

    assert "<html" not in fragment.content.decode()
    told = told_of(fragment)
    assert told["Wiki"].startswith("Does not add up as printed.")
    assert told["News"] == "Ann, votes, News: Write a whole number, such as 4081 or 4,081."
    page.take(desk.post(page.address, {**page.data, "check": "page"}))
    assert told_of(page.response) == told
    assert stored(wiki) == {"Ann": (60, None)}
    page.type(wiki, "valid", "100").type(news, ann, "")
    page.take(desk.post(page.address, {**page.data, "check": "page"}))
    assert told_of(page.response)["Wiki"].startswith("Adds up")
    # The page still carries what it first showed.
    Figure.objects.update(count=61)
    assert page.save() == []
    assert page.response.context["conflicts"]["others"]


def test_a_round_of_very_many_accounts_is_not_shown_side_by_side(desk):
    round_, _options, _accounts = make()
    for _ in range(28):
        factories.AccountFactory(round=round_)
    page = Page(desk, round_)
    assert len(page.response.context["grid"].accounts) == 30
    factories.AccountFactory(round=round_)
    factories.AccountFactory(
        round=round_, area=factories.AreaFactory(jurisdiction=round_.election.jurisdiction)
    )
    page = Page(desk, round_)
    words = text_of(page.response)
    assert "Side by side, a page shows up to 30 accounts" in words
    assert not any(name.startswith("figure-") for name in page.data)
    assert page.save() == []


def test_a_round_without_accounts_leads_to_the_form_for_one(desk):
    round_ = factories.RoundFactory(election__publication="draft")
    page = Page(desk, round_)
    assert f"/admin/elections/account/add/?round={round_.pk}" in page.response.content.decode()


def test_forms_lead_to_the_page(desk):
    round_, _options, (wiki, _news) = make()
    address = f"/admin/elections/round/{round_.pk}/figures/"
    for row in (round_, round_.election, wiki):
        assert f'href="{address}"' in desk.get(change(row)).content.decode()


def test_the_number_of_queries_does_not_grow(desk):
    def queries(call):
        with CaptureQueriesContext(connection) as found:
            assert call().status_code == 200
        return len(found)

    def counts():
        page = Page(desk, round_)
        check = {**page.data, "check": "fragment"}
        refused = {**page.data, page.cell(wiki, ann): "many"}
        return [
            queries(lambda: desk.get(page.address)),
            queries(lambda: desk.post(page.address, check)),
            queries(lambda: desk.post(page.address, refused)),
        ]

    round_, (ann, _bob), (wiki, _news) = make()
    factories.LineFactory(account=wiki, option=ann, count=60)
    before = counts()
    for number in range(3):
        option = factories.OptionFactory(election=round_.election)
        account = factories.AccountFactory(round=round_, cast=number, registered=9)
        factories.LineFactory(account=account, option=option, count=number)
    assert counts() == before
