"""Queries that are put together once, and asked again and again with other keys.

A page asks the same few questions of every election. Django takes longer to put such a question
into SQL than the database to answer it, and does so each time anew.
"""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from inspect import get_annotations

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

# What stands for a value of each type while a query is put together.
STAND_INS = {int: -1, str: "?"}


class Prepared:
    """A queryset in which some values are left open: the parameters of the function that makes it.

        @Prepared
        def rounds(election: int) -> QuerySet[Round]:
            return Round.objects.filter(election=election)

        rounds.rows(election.pk)

    The function is called once, before the first rows are asked for, with a stand-in for each
    value; nothing else in the queryset may be equal to one. Two values of a type are not told
    apart, so that there may be one of each.
    """

    def __init__(self, queryset: Callable[..., QuerySet]) -> None:
        self._queryset = queryset

    def rows(self, *values: int | str) -> list[Model]:
        """What the queryset would give: instances, with annotations and related ones."""
        compiler, sql, params = self._put_together
        answering = copy(compiler)
        answering.connection = connections[DEFAULT_DB_ALIAS]  # each thread has its own
        answering.as_sql = lambda: (sql, self._filled(params, values))
        return list(QuerySet(compiler.query.model, query=Compiled(answering)))

    def tuples(self, *values: int | str) -> list[tuple]:
        """What a `values_list` would give, as the database's driver gives it."""
        _compiler, sql, params = self._put_together
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, self._filled(params, values))
            return cursor.fetchall()

    @cached_property
    def _stand_ins(self) -> list[int | str]:
        types = get_annotations(self._queryset)
        return [STAND_INS[types[name]] for name in types if name != "return"]

    @cached_property
    def _put_together(self) -> tuple[SQLCompiler, str, tuple]:
        """The query's SQL, and the compiler, which knows which columns make which instances."""
        compiler = self._queryset(*self._stand_ins).query.get_compiler(DEFAULT_DB_ALIAS)
        return compiler, *compiler.as_sql()

    def _filled(self, params: tuple, values: tuple[int | str, ...]) -> list[int | str]:
        given = dict(zip(self._stand_ins, values, strict=True))
        return [given.get(one, one) for one in params]


class Compiled:
    """All that a queryset needs of a query whose SQL is there: what makes rows of the answer."""

    def __init__(self, compiler: SQLCompiler) -> None:
        self._compiler = compiler

    def get_compiler(self, using: str) -> SQLCompiler:
        return self._compiler
