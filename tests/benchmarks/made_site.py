"""Fill an empty database with published elections, in little time: `made_site.py COUNT`.

One election is made as the site makes it: a round, five candidates of its own, an account of
five lines and two totals, another that tells of observers, a date, a statement, prose, and a
source of its own beside the one that all elections cite. The database then copies it with one
statement a table. For the database that the environment names. The copies have no rows of history.
"""

import datetime
import sys

CANDIDATES = 5
DAY = datetime.date(1900, 7, 19)
# Elections of a hundred years, one after the other.
YEARS = 100


def main(count: int) -> None:
    import django

    django.setup()
    from django.db import transaction

    from elections.page_cache import triggers

    # Nobody keeps pages yet, and each copied row would have to be noted for them.
    triggers.remove()
    with transaction.atomic():
        shared = make_shared()
        first = make_first(*shared)
        for model in first:
            copy(model, first, count)
    triggers.install()
    refresh()


def make_shared() -> tuple:
    from elections.models import Jurisdiction, Source

    land = Jurisdiction.objects.create(name="Land", slug="land")
    paper = Source.objects.create(key="paper", title="A paper", short_name="Paper", language="en")
    return land, paper


def make_first(land, paper) -> dict:
    """The tables of the first election, each after those that it refers to, with its rows' keys."""
    from elections import models

    own = models.Source.objects.create(
        key="source-made-1", title="Source of made-1", short_name="Own", language="en"
    )
    people = [
        models.Person.objects.create(name=f"Person {place} of made-1", slug=f"made-1-{place}")
        for place in range(CANDIDATES)
    ]
    election = models.Election.objects.create(
        name="Election made-1",
        slug="made-1",
        jurisdiction=land,
        type="presidential",
        vote_type="popular",
        date=DAY,
        office="President",
        holder_after=people[0],
        publication="published",
    )
    vote = models.Round.objects.create(election=election, number=1, date=DAY)
    options = [
        models.Option.objects.create(
            election=election, person=person, order=place, in_infobox=place < 2
        )
        for place, person in enumerate(people)
    ]
    account = models.Account.objects.create(
        round=vote,
        source=paper,
        is_lead=True,
        lead_reason="The only one.",
    )
    reported = models.Account.objects.create(round=vote, source=own)
    totals = [
        models.Figure.objects.create(account=account, measure=measure, count=count)
        for measure, count in (("registered", 2_000), ("valid", 1_500))
    ]
    lines = [
        models.Figure.objects.create(
            account=account,
            option=one,
            count=500 - 100 * place,
            outcome="" if place else "elected",
        )
        for place, one in enumerate(options)
    ]
    observers = models.Figure.objects.create(account=reported, measure="observers", count=80)
    step = models.KeyDate.objects.create(
        election=election, slug="vote", kind="vote", name="Vote", date=DAY
    )
    actor = models.Actor.objects.create(name="Observers of made-1", slug="made-1", kind="observers")
    said = models.Statement.objects.create(
        election=election,
        slug="said",
        page="conduct",
        actor=actor,
        stance="neutral",
        summary="It was held.",
    )
    section = models.Section.objects.create(
        election=election, page="lead", body="It was held [@source-made-1]."
    )
    links = []
    for row in (election, *options, step, said):
        row.sources.add(paper)
        links += type(row).sources.through.objects.filter(**{type(row)._meta.model_name: row})
    rows = [own, *people, election, vote, *options, account, reported, *totals, *lines]
    found = {}
    for row in (*rows, observers, step, actor, said, section, *links):
        found.setdefault(type(row), []).append(row.pk)
    return found


def copy(model, first: dict, count: int) -> None:
    """Copy the first election's rows of a table, with keys that follow on, for each other one."""
    from django.db import connection, models

    quote = connection.ops.quote_name

    def copied(field) -> str:
        column = f"made.{quote(field.column)}"
        target = model if field.primary_key else field.related_model
        if target in first:
            # To rows that every election shares, the copies lead as well.
            own, number = ", ".join(map(str, first[target])), len(first[target])
            return (
                f"CASE WHEN {column} IN ({own}) THEN {column} + (n.number - 1) * {number} "
                f"ELSE {column} END"
            )
        if isinstance(field, models.DateField) and not field.null:
            return year(connection.vendor)
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            return f"REPLACE({column}, 'made-1', 'made-' || n.number)"
        return column

    fields = model._meta.concrete_fields
    columns = ", ".join(quote(field.column) for field in fields)
    keys = ", ".join(map(str, first[model]))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) "  # noqa: S608
            f"WITH RECURSIVE n(number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM n "
            f"WHERE number < {count}) SELECT {', '.join(map(copied, fields))} "
            f"FROM n CROSS JOIN {quote(model._meta.db_table)} AS made "
            f"WHERE made.{quote(model._meta.pk.column)} IN ({keys}) AND {count} > 1"
        )


def year(vendor: str) -> str:
    """The day of an election's copy: the same day in another year."""
    day = f"({DAY.year} + n.number % {YEARS}) || '-07-19'"
    return f"CAST({day} AS date)" if vendor == "postgresql" else day


def refresh() -> None:
    """Let the database know how many rows there are now, and which keys are free."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    tables = apps.get_app_config("elections").get_models(include_auto_created=True)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
        if connection.vendor == "postgresql":  # where the site has it done in the background
            cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
