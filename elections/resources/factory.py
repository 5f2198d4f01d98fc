"""One resource class for each model, made from its table."""

from django.db.models import Model
from import_export.resources import modelresource_factory

from .base import RecordResource
from .columns import columns_of_table
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


RESOURCES = {model: make_resource(table) for model, table in TABLES.items()}


def resource_for(model: type[Model]) -> type[RecordResource]:
    """The resource of a model of the record."""
    return RESOURCES[model]
