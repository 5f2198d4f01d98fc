"""When the record of an election last changed, as history knows it."""

from datetime import UTC, datetime

from django.db.models import Field, Max, Model, QuerySet
from django.utils import timezone

from ..models import Election
from ..models.history import record_models
from ..models.ownership import paths_to_election
from .prepared import Prepared


def last_change(election: int) -> datetime | None:
    """The moment, in one query; None where history, which raw SQL leaves out, knows of none."""
    found = [moment(value) for (value,) in changes.tuples(election)]
    return timezone.localtime(max(found)) if found else None


@Prepared
def changes(election: int) -> QuerySet:
    """The last change of each table's rows, of those that are gone as well."""
    paths = ((model, next(iter(paths_to_election(model)), None)) for model in record_models())
    others = [
        latest(rows_below(model, path, election), path[0].attname) for model, path in paths if path
    ]
    return latest(Election.history.filter(id=election), "id").union(*others, all=True)


def latest(rows: QuerySet, owner: str) -> QuerySet:
    return rows.order_by().values(owner).annotate(last=Max("history_date")).values_list("last")


def rows_below(model: type[Model], path: tuple[Field, ...], election: int) -> QuerySet:
    first, *rest = path
    if not rest:
        return model.history.filter(**{first.attname: election})
    owners = rows_below(first.related_model, tuple(rest), election).order_by().values("id")
    return model.history.filter(**{f"{first.attname}__in": owners})


def moment(value: str | datetime) -> datetime:
    """A time as the database's driver gives it: SQLite has a text, in UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=UTC)
