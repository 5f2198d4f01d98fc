"""How many rows of other tables belong to a row, with links to them."""

from django.db.models import Count, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html


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

    def subquery(self, model: type[Model]) -> Coalesce:
        field = model._meta.get_field(self.relation).field
        rows = field.model._default_manager.filter(**{field.name: OuterRef("pk")})
        numbers = rows.order_by().values(field.name).annotate(number=Count("pk")).values("number")
        return Coalesce(Subquery(numbers), 0)

    def __call__(self, obj: Model):
        number = getattr(obj, self.alias)
        return format_html('<a href="{}">{}</a>', self.address(obj), number)

    def address(self, obj: Model) -> str:
        """The list of the other table's rows that belong to this one."""
        field = obj._meta.get_field(self.relation).field
        return f"{page(field.model, 'changelist')}?{field.name}__id__exact={obj.pk}"

    def address_to_add(self, obj: Model) -> str:
        """The form for a further row of the other table that belongs to this one."""
        field = obj._meta.get_field(self.relation).field
        return f"{page(field.model, 'add')}?{field.name}={obj.pk}"


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


def totals(obj: Model) -> dict[str, int]:
    """The number of rows behind each relation, asked for in one query and once for each row."""
    if not hasattr(obj, "_totals"):
        names = [name for name, _related in relations(type(obj))]
        columns = {count(name, "").alias: count(name, "").subquery(type(obj)) for name in names}
        rows = type(obj)._default_manager.filter(pk=obj.pk).annotate(**columns)
        numbers = rows.values_list(*columns).first() or [0] * len(columns)
        obj._totals = dict(zip(names, numbers, strict=True))
    return obj._totals
