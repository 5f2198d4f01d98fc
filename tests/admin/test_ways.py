"""Ways from a form: to the rows that its row belongs to, and to each field with an error."""

import pytest

from tests import factories
from tests.pages import read

from .helpers import change, filled_in

pytestmark = pytest.mark.django_db


def root_of(response):
    return read(response.content.decode())


def links_of(node):
    return {link.attrs["href"]: link.text for link in node.all("a")}


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
