"""Search of the desk's lists and choosers, however many rows they have and however common a word.

A row is found by words of its own and by words of the rows that it refers to: an option by its
person and its election. Each of these tables has an index of words (`search_indexes.DESK`); from
there the keys lead to the list's rows along the indexes of its references. Nothing takes more than
`most` keys from any of them, so that a word that all rows have costs no more than one that many
have.
Where there was more to take, what is found is said not to be all.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import connection
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from elections import search
from elections.changelog.keys import among
from elections.search_indexes import DESK

from . import lists

OWN = "self"
# Rows that a chooser leads to: who has not found theirs among so many types another word.
MOST_CHOICES = 200
# More rows than any table has, for files that are to hold all that is found.
ALL = 2**62


class SearchResult(NamedTuple):
    """Keys of rows; whether there may be others that were not looked at, and whether these have
    all the words for sure.
    """

    keys: set[int]
    is_cut: bool
    is_sure: bool = False


class Place:
    """Where words lead to a list's rows: in those themselves, or in rows that they refer to."""

    def __init__(self, model: type[Model], path: str):
        self.path = "pk" if path == OWN else path
        self.steps = []
        for name in [] if path == OWN else path.split("__"):
            field = model._meta.get_field(name)
            self.steps.insert(0, field)
            model = field.related_model
        self.model = model
        self.index = DESK[model._meta.db_table]

    @property
    def label(self):
        """The columns that are looked through, by the names that forms give them."""
        names = [str(self.model._meta.get_field(each).verbose_name) for each in self.index.columns]
        if not self.steps:
            return ", ".join(names)
        return f"{self.steps[0].verbose_name} ({', '.join(names)})"

    def having(self, words: tuple[str, ...], most: int) -> list[int]:
        """Keys of the rows here that have all the words; of one more than `most`, some are left."""
        return search.newest(self.index, words, most + 1)

    def leading(self, keys: list[int], most: int) -> SearchResult:
        """The rows of the list to which keys of rows here lead."""
        is_cut = len(keys) > most
        for field in self.steps:
            wanted = keys[:most]
            if connection.vendor != "postgresql" or len(wanted) > lists.MOST:
                # As one parameter. PostgreSQL, which then knows nothing of the keys, may compare
                # each row with each of them.
                wanted = among(wanted)
            rows = field.model._base_manager.filter(**{f"{field.name}__in": wanted})
            keys = list(rows.order_by("-pk").values_list("pk", flat=True)[: most + 1])
            is_cut |= len(keys) > most
        return SearchResult(set(keys[:most]), is_cut)

    def words_of(self, keys: set[int | None], words: tuple[str, ...]) -> dict[int, set[str]]:
        """Which of the words each of some rows here has, read in their texts."""
        rows = self.model._base_manager.filter(pk__in=among(keys - {None}))
        return {
            key: search.begun(" ".join(texts), words)
            for key, *texts in rows.values_list("pk", *self.index.columns)
        }


def find(
    places: list[Place], model: type[Model], words: tuple[str, ...], most: int, rows=None
) -> SearchResult:
    """The list's rows that have each of the words in some place; of more than about `most`, some.

    `rows` are those that filters leave, if there are filters: where they are few, all of them are
    looked at.
    """
    cut = []
    for driver in drivers(places, words, most):
        if not driver.is_cut:
            return SearchResult(matching(places, model, words, driver), False)
        cut.append(driver)
    cut.sort(key=lambda driver: not driver.is_sure)
    if rows is not None:
        cut.insert(0, first(rows, most))
        if not cut[0].is_cut:
            return SearchResult(matching(places, model, words, cut[0]), False)
    found = set()
    for driver in cut:
        found |= matching(places, model, words, driver)
        if len(found) >= most:
            break
    return SearchResult(found, True)


def first(rows: QuerySet, most: int) -> SearchResult:
    keys = list(rows.order_by("-pk").values_list("pk", flat=True)[: most + 1])
    return SearchResult(set(keys[:most]), len(keys) > most)


def united(found: Iterable[SearchResult], most: int) -> SearchResult:
    found = list(found)
    keys = set().union(*(each.keys for each in found))
    is_cut = len(keys) > most or any(each.is_cut for each in found)
    return SearchResult(
        set(sorted(keys, reverse=True)[:most]) if len(keys) > most else keys, is_cut
    )


def drivers(places: list[Place], words: tuple[str, ...], most: int) -> Iterator[SearchResult]:
    """Sets of rows. Each holds all that is to be found, but for those that are cut."""
    where = {}
    for word in words:
        having = {place: place.having((word,), most) for place in places}
        where[word] = {place: keys for place, keys in having.items() if keys}
        if not where[word]:
            yield SearchResult(set(), False)
            return
    # Words that few rows have.
    for having in sorted(where.values(), key=lambda having: sum(map(len, having.values()))):
        if len(words) == 1 or all(len(keys) <= most for keys in having.values()):
            rows = united((place.leading(keys, most) for place, keys in having.items()), most)
            yield rows._replace(is_sure=len(words) == 1)
    if len(words) == 1:
        return
    for place in places:
        here = tuple(word for word, having in where.items() if place in having)
        alone = tuple(word for word in here if len(where[word]) == 1)
        # Words that are found in one place alone have to be there together.
        for group in dict.fromkeys(group for group in (alone, here) if group):
            single = len(group) == 1
            keys = where[group[0]][place] if single else place.having(group, most)
            rows = place.leading(keys, most)
            yield SearchResult(rows.keys, rows.is_cut or group != alone, is_sure=group == words)


def matching(places, model, words: tuple[str, ...], driver: SearchResult) -> set[int]:
    """Those of some rows that have each of the words in some place."""
    if driver.is_sure or not driver.keys:
        return driver.keys
    rows = model._base_manager.filter(pk__in=among(driver.keys)).order_by()
    read = list(rows.values_list("pk", *(place.path for place in places)))
    columns = list(zip(*read, strict=True))[1:]
    at = [place.words_of({*column}, words) for place, column in zip(places, columns, strict=True)]
    return {
        key
        for key, *ends in read
        if len(set().union(*(had.get(end, ()) for had, end in zip(at, ends, strict=True))))
        == len(words)
    }


class SearchMixin:
    """A table whose list is searched by words.

    `search_fields` are paths to the tables whose words lead to its rows, `OWN` for itself. A
    chooser whose words nobody has typed yet offers what a list would begin with.
    """

    search_fields = (OWN,)

    @property
    def places(self) -> list[Place]:
        return [Place(self.model, path) for path in self.search_fields]

    @property
    def search_help_text(self):
        return _(
            "Searches for words, or the beginnings of words, in: %(places)s. Case and accents are "
            "ignored; results contain every word entered."
        ) % {"places": "; ".join(place.label for place in self.places)}

    def get_search_results(self, request, queryset, search_term):
        most = getattr(request, "search_most", lists.MOST)
        if not queryset.query.order_by:  # a chooser's
            most = min(most, MOST_CHOICES)
            if lists.is_long(self.model):
                queryset = queryset.order_by("-pk")
        if not search_term.strip():
            return queryset, False
        words = search.words_of(search_term)
        rows = queryset if queryset.query.where else None
        found = (
            find(self.places, self.model, words, most, rows)
            if words
            else SearchResult(set(), False)
        )
        request.search_is_cut = found.is_cut
        return queryset.filter(pk__in=among(found.keys)), False

    def get_export_queryset(self, request):
        request.search_most = ALL
        return super().get_export_queryset(request)
