"""Ways from a form: to the rows that its row belongs to, and to each field with an error."""

import pytest

from elections.models import Person
from tests import factories
from tests.pages import read

from .helpers import address, change, errors_of, filled_in

pytestmark = pytest.mark.django_db


def root_of(response):
    return read(response.content.decode())


def links_of(node):
    return {link.attrs["href"]: link.text for link in node.all("a")}


def folded_tables(response):
    """The tables of a form that open by their heading alone."""
    tables = root_of(response).all("div", class_="inline-group")
    return {
        table.attrs["id"]
        for table in tables
        if any(summary.all("h2") for summary in table.all("summary"))
    }


def test_a_form_leads_to_the_rows_that_its_row_belongs_to_before_and_after_it_is_saved(desk):
    line = factories.LineFactory()
    account = line.account
    vote = account.round
    wanted = {
        change(vote): f"Round “{vote}”",
        change(vote.election): f"Election “{vote.election}”",
    }
    page = desk.get(change(account))
    assert links_of(root_of(page).one("p", class_="rows-above")) == wanted
    saved = desk.post(change(account), filled_in(page, note="New"), follow=True)
    told = [each for each in root_of(saved).all("li", class_="info") if "Belongs to" in each.text]
    assert [links_of(each) for each in told] == [wanted]
    # And back.
    back = {link.attrs.get("href") for link in root_of(desk.get(change(vote))).all("a")}
    assert change(account) in back
    above = links_of(root_of(desk.get(change(line))).one("p", class_="rows-above"))
    assert [*above][:3] == [change(account), *wanted]


def test_errors_at_the_top_name_their_field_and_lead_to_it(desk):
    line = factories.LineFactory()
    page = desk.get(change(line.account))
    typed = {"units_total": "many", "figures-0-count": "1.5"}
    refused = root_of(desk.post(change(line.account), filled_in(page, **typed)))
    assert links_of(refused.one("ul", class_="field-errors")) == {
        "#id_units_total": "Units in all: Enter a whole number.",
        "#id_figures-0-count": (
            "Count: “1.5” could be a decimal number. Write a whole number, such as 4081 or 4,081."
        ),
    }
    assert {"id_units_total", "id_figures-0-count"} <= {
        node.attrs.get("id") for node in refused.all("input")
    }
    assert root_of(page).all("ul", class_="field-errors") == []


def test_a_folded_table_with_rows_that_are_not_saved_stays_open(desk):
    election = factories.ElectionFactory()
    page = desk.get(change(election))
    typed = {"name": "", "delegations-TOTAL_FORMS": "1", "delegations-0-organisation": "A league"}

    refused = desk.post(change(election), filled_in(page, **typed))
    assert folded_tables(page) - folded_tables(refused) == {"delegations-group"}
    assert "sections-group" in folded_tables(refused)


def test_saving_leads_back_to_the_page_that_the_form_was_opened_from(desk):
    line = factories.LineFactory(account__note="Old")
    election, account = line.account.round.election, line.account
    home = f"http://testserver{change(election)}"
    page = desk.get(change(account), headers={"Referer": home})
    sent = filled_in(page, note="New") | {"came_from": change(election)}
    assert f'name="came_from" value="{change(election)}"' in page.content.decode()
    assert desk.post(change(account), sent).url == change(election)
    # Whoever goes on with the form is led back later.
    page = desk.get(change(account))
    on = desk.post(
        change(account), filled_in(page, _continue="1") | {"came_from": change(election)}
    )
    assert f'value="{change(election)}"' in desk.get(on.url).content.decode()
    for elsewhere in (
        "https://example.org/admin/",
        "/admin/elections/round/",
        change(account),
        "x",
    ):
        page = desk.get(change(account), headers={"Referer": elsewhere})
        assert "came_from" not in page.content.decode()
        sent = filled_in(page) | {"came_from": elsewhere}
        assert desk.post(change(account), sent).url == address(type(account))


def test_wrong_dates_and_duplicates_say_which_and_how(desk):
    person, election = factories.PersonFactory(slug="ann", name="Ann"), factories.ElectionFactory()
    taken = desk.post(address(Person, "add"), {"name": "Ann B.", "slug": "ann"})
    assert errors_of(taken) == {
        "slug": ["Person with this Slug already exists.", "“Ann” has it already."]
    }
    page = desk.get(change(election))
    wrong = desk.post(change(election), filled_in(page, date="31.2.2012"))
    assert errors_of(wrong)["date"] == [
        "“31.2.2012” is not a date. Write the year, the month and the day, such as 2012-07-19."
    ]
    assert person.pk
