"""The tables of the editors' desk in the order in which an election is entered."""

from django import template
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.urls import reverse
from django.utils.http import urlencode

from elections import models
from elections.admin.grid import may_enter_results
from elections.admin.infobox import may_read_articles
from elections.admin.start import start

register = template.Library()

ORDER = [
    # The election itself
    models.Election,
    models.Contest,
    models.Round,
    models.Option,
    models.KeyDate,
    # What sources count
    models.Account,
    models.Figure,
    models.Delegation,
    # What is said
    models.Statement,
    models.Section,
    models.Discrepancy,
    models.Wording,
    # What all elections share
    models.Source,
    models.Person,
    models.Party,
    models.Jurisdiction,
    models.Area,
    models.Actor,
]
MOST_ROUNDS = 10
PLACES = {model: place for place, model in enumerate(ORDER)}


@register.simple_tag
def attention(user):
    """What needs the attention of somebody at the desk, for the start page."""
    return start(user)


@register.filter
def in_order_of_work(apps: list[dict]) -> list[dict]:
    """The apps of Django's admin, the record first, with its tables as an editor needs them."""
    apps = sorted(apps or [], key=lambda app: app["app_label"] != "elections")
    return [
        app | {"models": sorted(app["models"], key=lambda row: PLACES.get(row["model"], 99))}
        for app in apps
    ]


@register.filter
def says_something(fieldset, quiet=()) -> bool:
    """Whether a field of a form's fieldset has an error, or another value than a new row's.

    Whatever value fields have that are `quiet`, it does not count.
    """
    form = fieldset.form
    for name in flatten(fieldset.fields):
        said = form[name].value() if name in form.fields else getattr(form.instance, name)
        blank = form._meta.model._meta.get_field(name).get_default()
        differs = str(said or "") != str(blank or "")
        if name in form.errors or (differs and name not in quiet):
            return True
    return False


@register.simple_tag(takes_context=True)
def grid_address(context, row=None) -> str:
    """Where a file of a source's results is entered, for an election, a round or none yet.

    Empty for other rows, and for users who may not.
    """
    if not may_enter_results(context["request"], admin.site):
        return ""
    address = reverse("admin:elections_account_grid")
    if row is None:
        return address
    if isinstance(row, models.Election):
        rounds = list(row.rounds.order_by("number").values_list("pk", flat=True)[:2])
        # Of several rounds the editor says which.
        return f"{address}?{urlencode({'round': rounds[0]})}" if len(rounds) == 1 else address
    if isinstance(row, models.Round):
        return f"{address}?{urlencode({'round': row.pk})}"
    if isinstance(row, models.Account) and row.area_id is None:
        return f"{address}?{urlencode({'round': row.round_id, 'source': row.source_id})}"
    return ""


@register.simple_tag(takes_context=True)
def article_address(context) -> str:
    """Where an article is read as a draft election; empty for users who may not."""
    if not may_read_articles(context["request"].user):
        return ""
    return reverse("admin:elections_election_article")


@register.simple_tag
def figures_pages(row) -> list[tuple[str, models.Round]]:
    """Where the figures of all accounts stand side by side, for a row's rounds; few of them."""
    if isinstance(row, models.Election):
        rounds = list(row.rounds.order_by("number")[:MOST_ROUNDS])
    elif isinstance(row, models.Account):
        rounds = [row.round] if row.area_id is None else []
    else:
        rounds = [row] if isinstance(row, models.Round) else []
    return [(reverse("admin:elections_round_figures", args=[one.pk]), one) for one in rounds]


@register.simple_tag
def restore_address(row, restorable: set[str]) -> str:
    """Where a row's state in a timeline is restored; nothing where it is or the user may not."""
    name = row.model._meta.model_name
    if row.is_current or name not in restorable:
        return ""
    return reverse(f"admin:elections_{name}_restore", args=[row.pk, row.history_id])
