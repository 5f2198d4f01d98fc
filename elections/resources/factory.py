"""One resource class for each model, made from its table."""

from django.db.models import Model
from import_export.fields import Field
from import_export.resources import modelresource_factory

from .base import RecordResource
from .columns import Column, KeyPart, Reference, key_widgets, main_column, widget_for
from .links import Links, LinksColumn
from .tables import TABLES, Table


def make_resource(table: Table) -> type[RecordResource]:
    return modelresource_factory(
        table.model,
        resource_class=RecordResource,
        meta_options={
            "fields": table.columns,
            "import_order": table.columns,
            "export_order": table.columns,
            "import_id_fields": table.key,
        },
        custom_fields=columns_of_table(table),
    )


def columns_of_table(table: Table) -> dict[str, Field]:
    """The columns of a table by their names, in the table's order."""
    columns = {}
    for attribute, names in table.spelling.items():
        field = table.field(attribute)
        widgets = key_widgets(field.related_model)
        main = main_column(widgets)
        columns.setdefault(names[main], Reference(field, names, widgets))
        for position, name in enumerate(names):
            if position != main and name not in table.spelling:
                columns.setdefault(name, KeyPart(name, widgets[position], field, position))
    for field in table.model._meta.fields:
        if field.name in table.columns and field.name not in table.spelling:
            columns[field.name] = Column(field, widget_for(field))
    for field in table.model._meta.many_to_many:
        columns[field.name] = LinksColumn(field, Links(field.related_model))
    return {name: columns[name] for name in table.columns}


RESOURCES = {model: make_resource(table) for model, table in TABLES.items()}


def resource_for(model: type[Model]) -> type[RecordResource]:
    """The resource of a model of the record."""
    return RESOURCES[model]
