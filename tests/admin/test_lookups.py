"""Lists are narrowed by what they offer, and by nothing else that an address asks for."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.urls import reverse

from elections.admin.counts import count, relations
from tests.rows import FACTORIES

from .helpers import MODELS, address, admin_of

pytestmark = pytest.mark.django_db

REFUSED = [
    {"body__regex": r"(?s)^(a|.|\w)*ZQX$"},  # would take for ever
    {"name__regex": "(((("},
    {"id__in": "9" * 20},
    {"name__range": "1"},
    {"date__year__gte": "99999"},
    {"name": "\0"},
    {"publication__exact": "\0"},
    {"language": "\0"},
    {"election__name__contains": "x"},
    {"password__startswith": "x"},
]


@pytest.mark.parametrize("model", [*MODELS, get_user_model(), Group], ids=lambda m: m.__name__)
def test_any_other_lookup_leads_to_the_whole_list(admin_client, model):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    for query in REFUSED:
        response = admin_client.get(url, query)

        assert (response.status_code, response.headers["Location"]) == (302, f"{url}?e=1"), query
        told = {str(message) for message in get_messages(response.wsgi_request)}
        assert told == {"The list cannot be filtered this way. Choose again."}


def test_of_a_busy_database_it_is_not_said_that_the_session_is_gone(admin_client, monkeypatch):
    """What says that a lookup is refused waits in the session."""

    def save(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Session, "save", save)
    admin_client.raise_request_exception = False
    response = admin_client.get(reverse("admin:elections_person_changelist"), {"id__in": "9" * 20})
    assert (response.status_code, "The database is busy" in response.content.decode()) == (
        503,
        True,
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_filter_date_and_number_leads_to_a_list(desk, model):
    row = FACTORIES[model]()
    shown = desk.get(address(model)).context["cl"]
    choices = [choice for each in shown.filter_specs for choice in each.choices(shown)]
    queries = [choice["query_string"] for choice in choices]
    if date := admin_of(model).date_hierarchy:
        queries.append(f"?{date}__year=2012&{date}__month=7&{date}__day=19")
    numbers = [count(name, "").address(row) for name, _related in relations(model)]

    for url in [*(address(model) + query for query in queries), *numbers]:
        assert desk.get(url).status_code == 200, url
