"""Kinds of vote, each from the desk's forms and from files to the reader, and audited.

Areas have tests of their own (`tests/test_views_areas.py`).
"""

import re

import pytest
from django.db.models import ForeignKey, ManyToManyField

from elections.audit import audit, load_for_audit
from elections.loading import load
from elections.models import Account, Bound, Contest, Election, Figure, Option, Publication, Round
from elections.resources import FORMATS
from tests import factories
from tests.admin.helpers import address, errors_of, filled_in
from tests.kinds import KINDS
from tests.loading.cast import written
from tests.pages import get
from tests.resources.helpers import by_extension, taken
from tests.resources.helpers import written as table

pytestmark = pytest.mark.django_db

# What is entered of an election, each table after those that it refers to.
ENTERED = (Contest, Round, Option, Account, Figure)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_kind_of_vote_from_the_forms_to_the_reader(kind, client, tmp_path):
    load([written(tmp_path, *kind.around)])
    client.force_login(factories.EditorFactory())
    enter(client, list(kind.entered))
    typed = tables()

    empty()
    load([written(tmp_path, *kind.around, *kind.entered)])
    assert tables() == typed

    for form in FORMATS:
        files = [(model, table(model, form)) for model in ENTERED]
        empty()
        for model, file in files:
            assert taken(model, form, file).problems == []
        assert tables() == typed

    client.logout()
    Election.objects.update(publication=Publication.PUBLISHED)
    page = get(client, "/elections/vote/record/")
    # Without the numbers that lead to sources.
    text = re.sub(r"\[\d+\]", "", " ".join(page.one("main").text.split()))
    for words in kind.shown:
        assert words in text
    [loaded] = load_for_audit(Election.objects.all())
    findings = [str(one.sentence) for one in audit(loaded) if one.level == "warning"]
    assert findings == kind.said


def test_the_days_of_a_vote_are_told_wherever_its_day_is(client, settings):
    settings.SITE_URL = "https://example.org"
    first = factories.RoundFactory(election__slug="vote")
    Round.objects.filter(pk=first.pk).update(last_day="2012-07-21")

    assert "19 July – 21 July 2012" in get(client, "/").text
    overview = get(client, "/elections/vote/")
    assert "19 July – 21 July 2012" in overview.text
    assert '"endDate":"2012-07-21"' in overview.text
    calendar = client.get("/elections.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20120719\r\nDTEND;VALUE=DATE:20120722\r\n" in calendar


def enter(client, records):
    """Each row by the form of its table; an account's with its figures, as an editor sends it."""
    figures = [one["fields"] for one in records if one["model"] == "elections.figure"]
    for model in (Contest, Round, Option, Account):
        name = f"elections.{model._meta.model_name}"
        for one in (each["fields"] for each in records if each["model"] == name):
            data = sent(model, one)
            url = address(model, "add")
            if model is Account:
                url += f"?round={data['round']}"
                key = ["vote", one["round"][1], one["source"][0], one["as_of"], ""]
                rows = [
                    {"bound": Bound.EXACTLY} | sent(Figure, row)
                    for row in figures
                    if row["account"] == key
                ]
                data |= {
                    f"figures-{place}-{field}": value
                    for place, row in enumerate(rows)
                    for field, value in row.items()
                }
                data |= {"figures-TOTAL_FORMS": len(rows), "figures-INITIAL_FORMS": 0}
            form = {
                key: value
                for key, value in filled_in(client.get(url)).items()
                if not key.startswith("figures-") or key in data or key.endswith("_FORMS")
            }
            response = client.post(url, form | data)
            assert response.status_code == 302, errors_of(response)


def sent(model, fields) -> dict:
    """What a browser sends for the fields of a record: rows by their numbers."""
    data = {}
    for name, value in fields.items():
        field = model._meta.get_field(name)
        rows = field.related_model._default_manager if field.is_relation else None
        if isinstance(field, ManyToManyField):
            data[name] = [rows.get_by_natural_key(*key).pk for key in value]
        elif isinstance(field, ForeignKey):
            if name != "account":
                data[name] = rows.get_by_natural_key(*value).pk
        elif value is not False:
            data[name] = value
    return data


def tables() -> dict:
    """The rows of an election as their tables are written, in no order."""
    return {model: sorted(table(model, by_extension["csv"]).splitlines()) for model in ENTERED}


def empty():
    Option.objects.update(part_of=None)
    for model in reversed(ENTERED):
        model.objects.all().delete()
