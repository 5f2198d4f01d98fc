"""Lists of the desk that take no longer when a table has grown to hundreds of thousands of rows.

Nothing is counted beyond `MOST`, and no list leads further than that: who looks for a row among
so many narrows the list. A longer table begins with what was entered last, which its primary key
finds; to order it as shorter ones are would take reading all of it.
"""

from functools import cached_property

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator

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


class BoundedChangeList(ChangeList):
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
        try:
            rows = super().get_queryset(request, exclude_parameters)
        except (OverflowError, ValueError) as error:  # years for which Python has no date
            raise IncorrectLookupParameters(error) from error
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
