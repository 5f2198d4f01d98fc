"""The audit on the desk: on the form of what it speaks of, and at once after saving."""

import pytest
from django.contrib.messages import get_messages

from elections.models import Account, Figure, Measure, ShareBase
from tests.admin.helpers import address, change, figures_in, filled_in
from tests.factories import (
    AccountFactory,
    AreaFactory,
    ElectionFactory,
    FigureFactory,
    LineFactory,
    OptionFactory,
    PersonFactory,
    RoundFactory,
    SourceFactory,
)
from tests.pages import get


@pytest.fixture
def counted(db):
    """A count of one candidate whose share cannot be right, in an election with two who stood."""
    election = ElectionFactory(name="The vote")
    round_ = RoundFactory(election=election)
    ann = OptionFactory(election=election, person=PersonFactory(slug="ann", name="Ann"))
    OptionFactory(election=election)
    account = AccountFactory(
        round=round_,
        source=SourceFactory(key="paper", short_name="Paper"),
        valid=10_000,
        share_base=ShareBase.VALID,
    )
    LineFactory(account=account, option=ann, count=6_665, share="66.60")
    return account


IMPOSSIBLE = (
    "Does not add up as printed. 6,665 votes for Ann of 10,000 valid votes are 66.650%, not 66.60%."
)


def test_a_account_s_form_says_whether_its_figures_can_be_true(desk, counted):
    audit = get(desk, change(counted)).one("section", class_="audit")
    assert audit.one("h2").text == "Audit"
    assert audit.all("p")[0].text.startswith(IMPOSSIBLE)
    [finding] = audit.all("li")
    assert finding.text.startswith(f"warning {IMPOSSIBLE}")
    assert finding.one("a").attrs["href"] == change(counted)


def test_of_an_area_s_figures_the_form_says_whether_they_can_be_true(desk, counted):
    """Rules look at accounts of the whole, so that nobody is told that they found nothing."""
    area = AreaFactory(jurisdiction=counted.round.election.jurisdiction)
    Account.objects.filter(pk=counted.pk).update(area=area)

    form = desk.get(change(counted))
    assert " ".join(map(str, form.context["audit_sentences"])).startswith(IMPOSSIBLE)
    assert form.context["audit_findings"] == []
    saved = desk.post(change(counted), filled_in(form, note="Read twice.", reason="It was."))

    assert (saved.status_code, Account.objects.get().note) == (302, "Read twice.")
    said = [str(message) for message in get_messages(saved.wsgi_request)]
    assert [text for text in said if text.startswith(IMPOSSIBLE)]
    assert not [text for text in said if "found no problems" in text]


def test_of_an_account_that_counts_no_votes_the_audit_says_no_verdict(desk):
    account = FigureFactory().account

    form = desk.get(change(account))

    assert form.context["audit_sentences"] == []
    saved = desk.post(change(account), filled_in(form, note="Read twice.", reason="It was."))
    assert (saved.status_code, Account.objects.get().note) == (302, "Read twice.")


def test_an_election_s_form_has_the_findings_about_all_of_it(desk, counted):
    election = counted.round.election
    items = get(desk, change(election)).one("section", class_="audit").all("li")
    addresses = [item.one("a").attrs["href"] for item in items]
    assert change(counted) in addresses
    assert change(counted.round) in addresses  # no lead set


def test_saving_stores_what_cannot_be_true_and_says_so_at_once(desk, counted):
    form = desk.get(change(counted))
    data = filled_in(form, reason="Misread.")
    response = desk.post(change(counted), data | figures_in(data, turnout="130.00"))
    assert response.status_code == 302
    assert Figure.objects.get(measure=Measure.TURNOUT).share == "130.00"
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert any(text.startswith(IMPOSSIBLE) for text in said)
    # One about the figures, one about a turnout above 100.
    found = "The audit has 2 findings for “Paper [paper] on The vote, round 1”, shown on its form."
    assert found in said


def test_mended_figures_are_said_to_be_possible(desk, counted):
    form = desk.get(change(counted))
    data = filled_in(form, reason="Misread.")
    share = next(name for name, value in data.items() if value == "66.60")
    response = desk.post(change(counted), data | {share: "66.65"})
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert any(text.startswith("Adds up: no contradiction within this account.") for text in said)
    assert "The audit found no problems with “Paper [paper] on The vote, round 1”." in said


def test_a_new_row_s_form_has_no_audit_yet(desk):
    assert get(desk, address(Account, "add")).all("section", class_="audit") == []


def test_a_set_that_may_not_be_moved_is_told_of_as_it_is_stored(desk, counted):
    elsewhere = AccountFactory(round=RoundFactory(), source=counted.source)
    typed = filled_in(desk.get(change(counted)), round=elsewhere.round.pk)
    page = desk.post(change(counted), typed)
    assert page.status_code == 200
    assert page.context["adminform"].form.errors
    assert " ".join(map(str, page.context["audit_sentences"])).startswith(IMPOSSIBLE)
