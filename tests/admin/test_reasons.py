"""A reason is asked for exactly when a published figure changes, on every way to change one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from elections.admin.reasons import DEMAND
from elections.models import Account, Election, Figure, Option
from tests import factories

from .helpers import Text, address, change, errors_of, filled_in, message_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path


@pytest.fixture(params=["published", "draft"])
def state(request):
    return request.param


@pytest.fixture
def account(state):
    row = factories.AccountFactory(round__election__publication=state)
    factories.LineFactory(account=row, count=7, option__person__name="Ann")
    return row


@pytest.fixture
def is_public(state):
    return state == "published"


def told(model):
    """How and why, of the last change of a table."""
    last = model.history.first()
    return (last.history_how, last.history_detail, last.history_change_reason)


def send(desk, row, **changes):
    return desk.post(change(row), filled_in(desk.get(change(row)), **changes))


def asks(response) -> bool:
    """Whether the page came again with the reason demanded, at its head and at its place."""
    if response.status_code == 302:
        return False
    assert errors_of(response) == {"__all__": [str(DEMAND)]}
    assert text_of(response).count(str(DEMAND)) == 2
    assert message_of(response) == []
    return True


def test_to_what_a_set_prints_its_counts(desk, account, is_public):
    response = send(desk, account, counts_printed_to="7")
    assert asks(response) is is_public
    account.refresh_from_db()
    assert account.counts_printed_to == (1 if is_public else 7)
    assert Account.history.filter(history_how="form").count() == (not is_public)

    if is_public:
        assert filled_in(response)["counts_printed_to"] == "7"
        again = filled_in(response, reason="  Misread by us  ")
        assert desk.post(change(account), again).status_code == 302
        account.refresh_from_db()
        assert account.counts_printed_to == 7
        assert told(Account) == ("form", "", "Misread by us")


def test_a_line_on_the_form_of_its_set(desk, account, is_public):
    assert asks(send(desk, account, **{"figures-0-count": "8"})) is is_public
    assert Figure.objects.get().count == (7 if is_public else 8)
    assert asks(send(desk, account, **{"figures-0-count": "9"}, reason="Recount")) is False
    assert Figure.objects.get().count == 9


def test_a_line_that_is_taken_away_on_the_form_of_its_set(desk, account, is_public):
    assert asks(send(desk, account, **{"figures-0-DELETE": "on"})) is is_public
    assert Figure.objects.exists() is is_public


def test_a_line_more_on_the_form_of_its_set(desk, account, is_public):
    factories.OptionFactory(election=account.round.election)
    assert asks(send(desk, account, **{"figures-6-count": "1"})) is is_public
    assert Figure.objects.count() == (1 if is_public else 2)


def test_a_line_on_a_form_of_its_own(desk, account, is_public):
    line = Figure.objects.get()
    assert asks(send(desk, line, share="66.70")) is is_public
    assert asks(send(desk, line, share="66.70", reason="Printed so")) is False
    assert told(Figure) == ("form", "", "Printed so" if is_public else "")


@pytest.mark.parametrize("typed", ["81", ""])
def test_a_figure_of_the_whole_on_the_form_of_its_account(desk, state, is_public, typed):
    figure = factories.FigureFactory(
        account__round__election__publication=state, wording="Some hundred"
    )
    response = send(desk, figure.account, **{"figures-0-count": typed})
    assert asks(response) is is_public
    stored = int(typed) if typed else None
    assert Figure.objects.get().count == (100 if is_public else stored)
    if is_public:
        assert filled_in(response)["figures-0-count"] == typed


def test_whom_a_figure_is_said_of(desk, account, is_public):
    option = Option.objects.get()
    other = factories.PersonFactory(name="Bob")
    assert asks(send(desk, option, person=other.pk)) is is_public
    assert asks(send(desk, option, person=other.pk, reason="Mixed up")) is False
    assert Option.objects.get().person == other
    assert told(Option) == ("form", "", "Mixed up" if is_public else "")


def test_prose_is_changed_without_and_with(desk, account):
    assert asks(send(desk, account, note="A typo mended")) is False
    assert told(Account) == ("form", "", "")
    assert asks(send(desk, account, note="Another", reason="To be clearer")) is False
    assert told(Account) == ("form", "", "To be clearer")


def test_a_further_account_needs_none(desk, account):
    data = filled_in(desk.get(address(Account, "add")))
    data |= {"round": account.round_id, "source": factories.SourceFactory().pk}
    assert desk.post(address(Account, "add"), data).status_code == 302
    assert Account.objects.count() == 2


def test_what_is_wrong_otherwise_is_told_first(desk, account):
    response = send(desk, account, **{"figures-0-count": "many"})
    assert list(errors_of(response)) == ["figures-0-count"]


def confirmed(response, **more) -> dict:
    """What a browser sends for the page that asks whether to delete."""
    reader = Text()
    reader.feed(response.content.decode())
    inputs = [attrs for tag, attrs in reader.tags if tag == "input" and "name" in attrs]
    assert "reason" in [attrs["name"] for attrs in inputs]
    return {attrs["name"]: attrs.get("value", "") for attrs in inputs} | more


def test_a_deletion(desk, account, is_public):
    line = Figure.objects.get()
    page = address(Figure, "delete", line.pk)
    response = desk.post(page, confirmed(desk.get(page)))
    assert (response.status_code == 200) is is_public
    assert Figure.objects.exists() is is_public
    if is_public:
        assert text_of(response).count(str(DEMAND)) == 1
        desk.post(page, confirmed(response, reason="Not printed there"))
        assert not Figure.objects.exists()
        assert told(Figure) == ("form", "", "Not printed there")


def test_the_deletion_of_what_was_chosen_on_a_list(desk, account, is_public):
    line = Figure.objects.get()
    page = address(Figure)
    chosen = {"action": "delete_selected", "_selected_action": [line.pk]}
    response = desk.post(page, confirmed(desk.post(page, chosen)))
    assert (response.status_code == 200) is is_public
    assert Figure.objects.exists() is is_public
    if is_public:
        assert text_of(response).count(str(DEMAND)) == 1
        desk.post(page, confirmed(response, reason="Not printed there"))
        assert not Figure.objects.exists()
    reason = "Not printed there" if is_public else ""
    assert told(Figure) == ("action", "Delete selected figures", reason)


def upload(desk, account, votes):
    election, option = account.round.election.slug, "ann"
    Option.objects.update(slug=option)
    key = f"{election},1,{account.source.key},votes,{option}"
    text = f"election,round,source,measure,option,count\n{key},{votes}\n"
    file = SimpleUploadedFile("lines.csv", text.encode())
    return desk.post(address(Figure, "import"), {"import_file": file, "resource": "0"})


def typed(form) -> dict:
    return {bound.html_name: bound.value() for bound in form}


def test_an_import(desk, account, is_public):
    preview = upload(desk, account, 8)
    form = preview.context["confirm_form"]
    assert form.fields["reason"].required is is_public
    page = address(Figure, "process_import")

    response = desk.post(page, typed(form))
    assert (response.status_code == 200) is is_public
    assert Figure.objects.get().count == (7 if is_public else 8)
    if is_public:
        form = response.context["confirm_form"]
        assert form.errors == {"reason": [str(DEMAND)]}
        assert [row.number for row in response.context["result"].changes] == [2]
        assert desk.post(page, typed(form) | {"reason": "Recount"}).status_code == 302
        assert Figure.objects.get().count == 8
    assert told(Figure) == ("import", "lines.csv", "Recount" if is_public else "")


def test_an_import_that_changes_nothing_needs_none(desk, account):
    form = upload(desk, account, 7).context["confirm_form"]
    assert form.fields["reason"].required is False
    assert desk.post(address(Figure, "process_import"), typed(form)).status_code == 302


def test_an_election_that_nobody_may_change_is_not_asked_for_a_reason(client):
    election = factories.ElectionFactory()
    viewer = factories.EditorFactory(is_superuser=False)
    viewer.user_permissions.set(
        viewer.user_permissions.model.objects.filter(codename="view_election")
    )
    client.force_login(viewer)
    assert 'name="reason"' not in client.get(change(election)).content.decode()
    assert Election.history.filter(history_how="form").count() == 0
