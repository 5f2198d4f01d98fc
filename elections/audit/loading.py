"""Loads elections for the audit: in batches, with the same few queries for each batch."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)

from ..models import (
    Account,
    Contest,
    Delegation,
    Discrepancy,
    Election,
    Figure,
    KeyDate,
    Option,
    Round,
    Section,
    Source,
    Statement,
    Wording,
)
from ..models.prose import cited_keys
from .snapshot import LoadedElection
from .witnesses import NAMED

# Large enough that queries cost little, small enough that a batch's rows fit anywhere.
BATCH = 100


def load_for_audit(elections: QuerySet[Election]) -> Iterator[LoadedElection]:
    """Every election of a queryset, drafts included, in its order.

    Holds one batch of `BATCH` elections at a time, and makes at most 15 queries for each beside
    the one for the elections themselves.
    """
    rows = with_rows(elections).iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        cited = known_keys(batch)
        earlier = Election.objects.in_bulk(
            {
                election.earlier_id
                for election in batch
                if election.earlier_id not in (None, election.previous_id)
            }
        )
        records = [
            LoadedElection(
                election,
                cited,
                election.previous
                if election.earlier_id == election.previous_id
                else earlier.get(election.earlier_id),
            )
            for election in batch
        ]
        link_strays(records)
        yield from records


def with_rows(elections: QuerySet[Election]) -> QuerySet[Election]:
    series = Election.objects.filter(
        jurisdiction=OuterRef("jurisdiction"),
        type=OuterRef("type"),
        office=OuterRef("office"),
        date__lt=OuterRef("date"),
    ).exclude(office="")
    return (
        sourced(elections)
        .annotate(earlier_id=Subquery(series.order_by("-date", "-pk").values("pk")[:1]))
        .select_related("holder_before", "holder_after", "previous", "previous__holder_after")
        .prefetch_related(
            *figures(),
            as_list("key_dates", sourced(KeyDate.objects).order_by("date", "pk")),
            as_list(
                "delegations",
                sourced(Delegation.objects).select_related("jurisdiction").order_by("pk"),
            ),
            as_list(
                "statements",
                sourced(Statement.objects).defer("summary", "quotation").order_by("pk"),
            ),
            as_list("sections", Section.objects.order_by("pk")),
            as_list("discrepancies", Discrepancy.objects.order_by("pk")),
            Prefetch(
                "listed_discrepancies__wordings",
                Wording.objects.order_by("pk"),
                to_attr="listed_wordings",
            ),
        )
    )


def figures() -> tuple[Prefetch, ...]:
    """The rows that hold figures, and those that these belong to."""
    return (
        Prefetch("contests", sourced(Contest.objects).order_by("order", "pk")),
        Prefetch("rounds", Round.objects.order_by("number")),
        Prefetch(
            "rounds__accounts",
            Account.objects.whole().select_related("source__copy_of").order_by("-is_lead", "pk"),
        ),
        Prefetch("rounds__accounts__figures", Figure.objects.order_by("pk")),
        Prefetch("rounds__accounts__source__cites", Source.objects.only(*NAMED).order_by()),
        Prefetch(
            "options",
            sourced(Option.objects)
            .select_related("person", "running_mate")
            .order_by("order", "pk"),
        ),
    )


def as_list(relation: str, rows: QuerySet) -> Prefetch:
    """Related rows as a plain list, which costs less than a queryset for each election."""
    return Prefetch(relation, rows, to_attr=f"listed_{relation}")


def sourced(rows) -> QuerySet:
    """Rows with `is_sourced`: whether they cite any source."""
    model = rows.model
    links = model.sources.through.objects.filter(**{model._meta.model_name: OuterRef("pk")})
    return rows.annotate(is_sourced=Exists(links))


def known_keys(batch: Iterable[Election]) -> frozenset[str]:
    """Those of the keys cited in the batch's prose that a source has."""
    cited = {
        key
        for election in batch
        for section in election.listed_sections
        for key in cited_keys(section.body)
    }
    return frozenset(Source.objects.filter(key__in=cited).values_list("key", flat=True))


def link_strays(records: Iterable[LoadedElection]) -> None:
    """Gives lines about options of other elections these options, in one query if there are any."""
    strays = [line for record in records for line in record.strays]
    found = Option.objects.select_related("person", "running_mate", "election").in_bulk(
        {line.option_id for line in strays}
    )
    for line in strays:
        line.option = found[line.option_id]
