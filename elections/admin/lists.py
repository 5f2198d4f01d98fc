"""Lists of the desk that take no longer when a table has grown to hundreds of thousands of rows.

Nothing is counted beyond `MOST`, and no list leads further than that: who looks for a row among
so many narrows the list. A longer table begins with what was entered last, which its primary key
finds; to order it as shorter ones are would take reading all of it.
"""

from functools import cached_property

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from .inputs import grouped

# Rows that a list leads to; a table of more is ordered by what was entered last.
MOST = 1_000


def is_long(model) -> bool:
    """Whether a table has more rows than a list leads to, found without counting them."""
    rows = model._default_manager.order_by("pk").values_list("pk", flat=True)
    return bool(rows[MOST : MOST + 1])


class BoundedPaginator(Paginator):
    """Pages over the first rows of a queryset.

    Their keys are read once. The rest of a row (other tables' names, numbers of rows below it) is
    asked for of those rows alone that a page shows.
    """

    @cached_property
    def keys(self) -> list[int]:
        return list(self.object_list.values_list("pk", flat=True)[: MOST + 1])

    @property
    def is_cut(self) -> bool:
        return len(self.keys) > MOST

    @cached_property
    def count(self) -> int:
        return min(len(self.keys), MOST)

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        return self._get_page(self.rows(start, start + self.per_page), number, self)

    def rows(self, start: int = 0, end: int = MOST) -> list:
        keys = self.keys[start : min(end, MOST)]
        found = {row.pk: row for row in self.object_list.order_by().filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]


class figure:  # noqa: N801 - reads as a function among the columns
    """A list's column: a count with its digits grouped."""

    def __init__(self, field):
        self.short_description = field.verbose_name
        self.admin_order_field = self.__name__ = field.name

    def __call__(self, row):
        number = getattr(row, self.__name__)
        return None if number is None else grouped(number)


class OfferedLookupsMixin:
    """Lists that are narrowed by what their filters, links and dates offer, and by nothing else.

    Django takes any lookup of a table's own columns: a regular expression holds up the database
    for as long as its writer likes.
    """

    def lookup_allowed(self, lookup, value, request):
        # PostgreSQL refuses a NUL only when the rows are read.
        return lookup in self.offered_lookups(request) and "\0" not in value

    def offered_lookups(self, request) -> set[str]:
        """What Django's filters write into addresses, for each kind of column."""
        offered = {f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")}
        for entry in self.get_list_filter(request):
            path = entry[0] if isinstance(entry, tuple) else entry
            field = get_fields_from_path(self.model, path)[-1]
            rows = f"{path}__{field.target_field.name}" if field.is_relation else path
            offered |= {path, f"{rows}__exact", f"{path}__isnull"}
        return offered

    def get_changelist(self, request, **kwargs):
        return OfferedChangeList


class OfferedChangeList(ChangeList):
    """What an address asks for in vain leads to the whole list, which says so."""

    def __init__(self, request, *args, **kwargs):
        try:
            super().__init__(request, *args, **kwargs)
        except IncorrectLookupParameters:
            messages.error(request, _("The list cannot be filtered this way. Choose again."))
            raise

    def get_queryset(self, request, exclude_parameters=None):
        try:
            return super().get_queryset(request, exclude_parameters)
        except (DisallowedModelAdminLookup, OverflowError, ValueError) as error:
            # The last two: years for which Python has no date.
            raise IncorrectLookupParameters(error) from error


class BoundedChangeList(OfferedChangeList):
    def __init__(self, request, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        if self.date_hierarchy and self.is_long:
            chosen = f"{self.date_hierarchy}__"
            if not any(name.startswith(chosen) for name in self.params):
                # Which years there are can be told by reading the whole table alone.
                self.date_hierarchy = None

    @cached_property
    def is_long(self) -> bool:
        return is_long(self.model)

    def get_ordering(self, request, queryset):
        if self.is_long and ORDER_VAR not in self.params:
            return ["-pk"]
        return super().get_ordering(request, queryset)

    def get_queryset(self, request, exclude_parameters=None):
        rows = super().get_queryset(request, exclude_parameters)
        if request.POST.get("select_across") == "1":
            # All that the list leads to, and said the number of.
            rows = rows.filter(pk__in=BoundedPaginator(rows, 1).keys[:MOST])
        return rows

    def get_results(self, request):
        super().get_results(request)
        self.is_cut = self.paginator.is_cut
        # Rows that were found among more than were looked at: there may be others.
        self.found_is_cut = getattr(request, "search_is_cut", False)
        if not self.multi_page or (self.show_all and self.can_show_all):
            self.result_list = self.paginator.rows()
