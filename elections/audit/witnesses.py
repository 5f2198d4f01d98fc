"""What sources rest on: which of them copy or cite others, and so are no further witnesses."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch, prefetch_related_objects

from ..models import Source

# By sources' keys: the keys and short names of what each copies or cites in the end, or its own.
Originals = Mapping[str, Mapping[str, str]]


def originals(sources: Iterable[Source]) -> dict[str, dict[str, str]]:
    """What each source copies or cites in the end, or it itself, in two queries at most.

    Of sources of other elections it is not known what they copy or cite.
    """
    known = {source.pk: source for source in sources}
    rests_on: dict[int, set[int]] = {}
    with_cites(known.values())
    prefetch_related_objects([*known.values()], "copy_of")
    for source in [*known.values()]:
        others = [*source.cites.all(), *([source.copy_of] if source.copy_of else [])]
        rests_on[source.pk] = {one.pk for one in others}
        known = {one.pk: one for one in others} | known
    return {
        known[pk].key: {known[end].key: known[end].short_name for end in ends_of(pk, rests_on)}
        for pk in rests_on
    }


def with_cites(sources: Iterable[Source]) -> None:
    """Let sources know those that they cite, in one query for all that do not yet."""
    prefetch_related_objects([*sources], CITES)


def ends_of(source: int, rests_on: Mapping[int, set[int]]) -> frozenset[int]:
    """The sources, by key, at which the ways from one end; of those that only go round, the first.

    `rests_on` says what each one copies or cites.
    """
    reached, waiting = set(), [source]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += rests_on.get(one, ())
    ends = {one for one in reached if not rests_on.get(one)}
    return frozenset(ends or {min(reached)})


# What is asked of them.
NAMED = ("pk", "key", "short_name")
CITES = Prefetch("cites", Source.objects.only(*NAMED).order_by())
