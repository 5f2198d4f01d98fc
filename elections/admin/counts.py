"""How many rows of other tables belong to a row, with links to them.

Nothing is counted further than a list leads, so that a row that very many others cite takes no
longer than one that some cite.
"""

from django.db.models import IntegerField, Model, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from elections.models import Figure, Measure

from .inputs import grouped
from .lists import MOST


class NumberOfRows(Subquery):
    """The number of rows that a subquery finds; its limit is kept, unlike that of `Count`."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


class count:  # noqa: N801 - reads as a function in the lists of columns
    """A list's column: the number of another table's rows that belong to a row, as a link.

    `relation` is the name under which the model reaches those rows. The number is taken by a
    subquery of its own, because joins of several tables would multiply each other's rows.
    """

    def __init__(self, relation: str, description):
        self.relation = relation
        self.alias = f"count_{relation}"
        self.short_description = description
        self.admin_order_field = self.alias
        self.__name__ = self.alias

    def subquery(self, model: type[Model]) -> NumberOfRows:
        """The number up to `MOST`; one more than that stands for all that are more."""
        field = model._meta.get_field(self.relation).field
        rows = field.model._default_manager.filter(**{field.name: OuterRef("pk")})
        return NumberOfRows(rows.order_by().values("pk")[: MOST + 1])

    def __call__(self, obj: Model):
        number = shown_number(getattr(obj, self.alias))
        return format_html('<a href="{}">{}</a>', self.address(obj), number)

    def address(self, obj: Model) -> str:
        """The list of the other table's rows that belong to this one."""
        field = obj._meta.get_field(self.relation).field
        return f"{page(field.model, 'changelist')}?{field.name}__id__exact={obj.pk}"

    def address_to_add(self, obj: Model) -> str:
        """The form for a further row of the other table that belongs to this one."""
        field = obj._meta.get_field(self.relation).field
        return f"{page(field.model, 'add')}?{field.name}={obj.pk}"


class total:  # noqa: N801 - reads as a function in the lists of columns
    """A list's column of accounts: a figure of the whole count as it is printed."""

    def __init__(self, measure: Measure):
        self.measure = measure
        self.column = "share" if measure == Measure.TURNOUT else "count"
        self.alias = f"total_{measure.value}"
        self.short_description = measure.label
        self.admin_order_field = self.alias
        self.__name__ = self.alias

    def subquery(self, _model: type[Model]) -> Subquery:
        rows = Figure.objects.filter(account=OuterRef("pk"), measure=self.measure, option=None)
        # Of several shares the one of the account's own base.
        return Subquery(rows.order_by("base").values(self.column)[:1])

    def __call__(self, obj: Model):
        number = getattr(obj, self.alias)
        return grouped(number) if isinstance(number, int) else number


def shown_number(number: int) -> int | str:
    """A number of rows, counted up to `MOST` and one, as it is shown."""
    if number <= MOST:
        return number
    return _("more than %(most)s") % {"most": number_format(MOST, force_grouping=True)}


def number_of(rows: QuerySet) -> int | str:
    """The number of the rows of a queryset, as it is shown."""
    return shown_number(rows.order_by()[: MOST + 1].count())


def page(model: type[Model], name: str, *args) -> str:
    """The address of one of a table's pages on the editors' desk."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def relations(model: type[Model]) -> list[tuple[str, type[Model]]]:
    """The relations by which rows of other tables belong to a row or cite it, and their models."""
    return [
        (relation.get_accessor_name(), relation.related_model)
        for relation in model._meta.related_objects
        if not relation.one_to_one and not relation.related_model._meta.auto_created
    ]


def relation_of(model: type[Model], inline) -> str:
    """The relation by which the rows of a table on a row's page belong to it."""
    return next(
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if relation.related_model is inline.model and inline.fk_name in (None, relation.field.name)
    )


def totals(obj: Model) -> dict[str, int]:
    """The number of rows behind each relation up to `MOST` and one, in one query, once a row."""
    if not hasattr(obj, "_totals"):
        names = [name for name, _related in relations(type(obj))]
        columns = {count(name, "").alias: count(name, "").subquery(type(obj)) for name in names}
        rows = type(obj)._default_manager.filter(pk=obj.pk).annotate(**columns)
        numbers = rows.values_list(*columns).first() or [0] * len(columns)
        obj._totals = dict(zip(names, numbers, strict=True))
    return obj._totals
