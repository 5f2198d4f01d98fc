"""The tables of the editors' desk in the order in which an election is entered."""

from django import template

from elections import models

register = template.Library()

ORDER = [
    # The election itself
    models.Election,
    models.Round,
    models.Candidacy,
    models.KeyDate,
    # What sources count
    models.ResultSet,
    models.CandidateResult,
    models.ReportedFigure,
    models.Delegation,
    # What is said
    models.Statement,
    models.Section,
    models.Discrepancy,
    models.Account,
    # What all elections share
    models.Source,
    models.Person,
    models.Party,
    models.Jurisdiction,
    models.Actor,
]
PLACES = {model: place for place, model in enumerate(ORDER)}


@register.filter
def in_order_of_work(apps: list[dict]) -> list[dict]:
    """The apps of Django's admin, the record first, with its tables as an editor needs them."""
    apps = sorted(apps or [], key=lambda app: app["app_label"] != "elections")
    return [
        app | {"models": sorted(app["models"], key=lambda row: PLACES.get(row["model"], 99))}
        for app in apps
    ]
