"""Addresses of the desk, and its forms filled in as a browser would send them."""

from html import unescape
from html.parser import HTMLParser

from django.contrib import admin
from django.db import connection
from django.forms import FileField, ModelMultipleChoiceField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from elections.admin.conflicts.states import INPUT
from elections.changelog import together
from elections.resources import RESOURCES
from tests import factories
from tests.rows import FACTORIES

MODELS = list(RESOURCES)
PAGES = ["lead", "campaign", "conduct", "results", "reactions"]


def address(model, page="changelist", *args):
    return reverse(f"admin:elections_{model._meta.model_name}_{page}", args=args)


def change(obj):
    return address(type(obj), "change", obj.pk)


def admin_of(model):
    return admin.site.get_model_admin(model)


def queries_of(client, url) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)


def add_below(parent, model, number):
    """A row of `model` that belongs to `parent`, the `number`-th from 1."""
    field = next(f for f in model._meta.fields if f.related_model is type(parent))
    extra = {"Round": {"number": number}, "Section": {"page": PAGES[number - 1]}}
    return FACTORIES[model](**{field.name: parent}, **extra.get(model.__name__, {}))


def filled_in(response, **changes) -> dict:
    """What a browser sends for the form on a page, with changes."""
    data = {name: response.context[name] for name in [INPUT] if name in response.context}
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += [formset.formset.management_form, *formset.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is False or isinstance(bound.field, FileField):
                continue
            if value is None and isinstance(bound.field, ModelMultipleChoiceField):
                continue
            value = "" if value is None else value
            value = value() if callable(value) else value
            rows = value if isinstance(value, list) else [value]
            sent = [str(getattr(row, "pk", row)) for row in rows]
            data[bound.html_name] = sent if isinstance(value, list) else sent[0]
    return data | changes


def figures_in(data, option=None, **typed) -> dict:
    """What is typed in the rows of figures on the form of an account, by their measures.

    `data` is what a browser would send; `option` is whose figures are meant, if any one's.
    """
    changes = {}
    for measure, value in typed.items():
        [row] = [
            name.removesuffix("measure")
            for name, sent in data.items()
            if name.startswith("figures-")
            and name.endswith("-measure")
            and sent == measure
            and data[f"{name.removesuffix('measure')}option"] == (str(option.pk) if option else "")
        ]
        changes[f"{row}{'share' if measure == 'turnout' else 'count'}"] = value
    return changes


def errors_of(response) -> dict:
    """The errors of a page's forms by the names of their inputs."""
    found = {}
    forms = [response.context["adminform"].form]
    for formset in response.context["inline_admin_formsets"]:
        forms += formset.formset.forms
    for form in forms:
        for name, errors in form.errors.items():
            found[form.add_prefix(name)] = list(errors)
    return found


class Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []
        self.tags = []

    def handle_data(self, data):
        self.words.append(data)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def text_of(response) -> str:
    """The words that a page shows, with single blanks between them."""
    reader = Text()
    reader.feed(response.content.decode())
    return " ".join(unescape(" ".join(reader.words)).split())


def message_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@together()
def make_election(**kwargs):
    """An election with a round and two candidates, to enter results of."""
    election = factories.ElectionFactory(**kwargs)
    vote = factories.RoundFactory(election=election)
    options = [
        factories.OptionFactory(election=election, person__name=name, order=order)
        for order, name in enumerate(["Ann", "Bob"], 1)
    ]
    return election, vote, options
