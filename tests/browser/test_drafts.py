"""What is typed at the desk and not saved is neither left without a warning nor lost."""

import pytest

from .chromium import sign_in
from .states import EDITOR

pytestmark = pytest.mark.browser

DRAFTS = "Object.keys(localStorage).filter(key => key.startsWith('draft ')).length"
ADD = "/admin/elections/person/add/"


@pytest.fixture
def context(site, browser):
    """An editor's browser, signed in for itself: some of these tests end its session."""
    context = browser.new_context(storage_state=sign_in(browser, site), base_url=site.url)
    yield context
    context.close()


@pytest.fixture
def form(context):
    """The form for a new person, opened, and something typed in it."""
    page = context.new_page()
    page.dialogs = []

    def accept(dialog):
        page.dialogs.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.goto(ADD)
    page.locator("#id_name").press_sequentially("Ann Author")
    return page


def kept(page):
    page.wait_for_timeout(500)
    assert page.evaluate(DRAFTS) == 1
    return page


def test_a_form_with_unsaved_work_warns_before_it_is_left(form):
    form.goto("/admin/")
    assert form.dialogs == ["beforeunload"]
    form.goto("/admin/elections/party/add/")
    form.click("#id_name")
    form.goto("/admin/")
    assert form.dialogs == ["beforeunload"]


def test_a_closed_tab_is_offered_back_until_it_is_saved(context, form):
    kept(form).close()
    form = context.new_page()
    form.goto(ADD)
    assert form.locator(".draft").inner_text().startswith("You left this form with unsaved work")
    assert form.input_value("#id_name") == ""
    form.click(".draft .restore")
    assert form.input_value("#id_name") == "Ann Author"
    form.locator("#id_slug").fill("ann-author")
    form.click("[name=_save]")
    form.wait_for_selector(".messagelist .success")
    form.goto(ADD)
    assert (form.locator(".draft").is_visible(), form.evaluate(DRAFTS)) == (False, 0)


def test_a_draft_can_be_discarded(form):
    kept(form).reload()
    form.click(".draft .discard")
    assert (form.input_value("#id_name"), form.evaluate(DRAFTS)) == ("", 0)


def test_a_form_that_was_sent_after_the_session_ended_comes_back_filled(context, site, form):
    context.add_cookies([{"name": "session", "value": "ended", "url": site.url}])
    form.click("[name=_save]")
    form.fill("#id_username", EDITOR)
    form.fill("#id_password", site.password)
    form.click("[type=submit]")
    form.wait_for_selector(".draft-back", state="visible")
    assert (form.url, form.input_value("#id_name")) == (site.url + ADD, "Ann Author")
    assert form.dialogs == []


def test_signing_out_clears_drafts(form):
    kept(form).goto("/admin/")
    assert form.evaluate(DRAFTS) == 1
    form.click("#logout-form button")
    form.wait_for_selector("text=Sign in again")
    form.wait_for_load_state()
    assert form.evaluate(DRAFTS) == 0


def test_rows_and_choices_come_back_with_the_token_of_what_was_shown(context):
    page = context.new_page()
    page.goto("/admin/elections/election/")
    page.click("#result_list tbody tr:first-child th a")
    address, token = page.url, page.input_value("[name=shown_state]")
    rows = int(page.input_value("#id_rounds-TOTAL_FORMS"))
    page.click("#rounds-group .add-row a")
    page.fill(f"#id_rounds-{rows}-number", "17")
    page.click("#id_sources + .select2-container")
    page.click(".select2-results__option[aria-selected=false]")
    chosen = page.locator("#id_sources option:checked").all_inner_texts()
    kept(page).close()

    page = context.new_page()
    page.goto(address)
    assert page.input_value("[name=shown_state]") != token
    page.click(".draft .restore")
    assert page.input_value("[name=shown_state]") == token
    assert page.input_value(f"#id_rounds-{rows}-number") == "17"
    shown = page.locator("#id_sources + .select2-container .select2-selection__choice")
    assert sorted(text.removeprefix("×") for text in shown.all_inner_texts()) == sorted(chosen)
