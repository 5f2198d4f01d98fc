"""The first row of history of everything that is stored already.

Without it the first change to a row would have nothing to be compared with. In a migration of its
own: PostgreSQL alters no table in the transaction that has just written to it.
"""

from collections import defaultdict
from uuid import uuid4

from django.db import migrations
from django.utils import timezone

MODELS = [
    "Account",
    "Actor",
    "Candidacy",
    "CandidateResult",
    "Delegation",
    "Discrepancy",
    "Election",
    "Jurisdiction",
    "KeyDate",
    "Party",
    "Person",
    "ReportedFigure",
    "ResultSet",
    "Round",
    "Section",
    "Source",
    "Statement",
]
AT_ONCE = 1_000


def begin(apps, schema_editor):
    same_for_all = {
        "history_date": timezone.now(),
        "history_user_name": "",
        "history_how": "start",
        "history_detail": "",
        "history_change": uuid4(),
        "history_change_reason": "",
        "history_type": "+",
    }
    for name in MODELS:
        model = apps.get_model("elections", name)
        history = apps.get_model("elections", f"Historical{name}")
        columns = [field.attname for field in model._meta.concrete_fields]
        rows, last = model.objects.order_by("pk"), 0
        while batch := list(rows.filter(pk__gt=last).values(*columns)[:AT_ONCE]):
            first, last = batch[0]["id"], batch[-1]["id"]
            links = [links_of(field, first, last) for field in model._meta.many_to_many]
            history.objects.bulk_create(
                history(
                    **row,
                    **{name: sorted(linked[row["id"]]) for name, linked in links},
                    **same_for_all,
                )
                for row in batch
            )


def links_of(field, first, last):
    """A field's name, and the keys that it leads to by the keys of the rows that it leads from."""
    through, here = field.remote_field.through, f"{field.model._meta.model_name}_id"
    there = f"{field.related_model._meta.model_name}_id"
    linked = defaultdict(list)
    among = {f"{here}__gte": first, f"{here}__lte": last}
    for pk, other in through.objects.filter(**among).values_list(here, there):
        linked[pk].append(other)
    return field.name, linked


class Migration(migrations.Migration):
    dependencies = [("elections", "0004_history")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
