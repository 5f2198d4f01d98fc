"""What `datapackage.json` says of a package of the record: a Data Package (v2) of its tables.

See https://datapackage.org/standard/data-package/ and its Table Schema.
"""

import datetime
import re
from collections.abc import Iterable

from django.conf import settings
from django.core.validators import MinValueValidator, RegexValidator
from django.db.models import BooleanField, DateField, Field, IntegerField, Model
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field as AnyColumn

from ..loading.plans import all_plans
from ..models import Account, Contest, Figure, Source
from ..resources import resource_for
from ..resources.cells import CountWidget
from ..resources.columns import Column, KeyPart, Reference
from ..resources.links import LinksColumn
from ..resources.tables import TABLES, Table
from .columns import COLUMNS

NAME = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
# A licence's name in a package may have no other signs.
NOT_IN_NAMES = re.compile(r"[^-a-zA-Z0-9._]+")
# Table Schema has no units of its own; a property of another name does no harm.
UNITS = {
    (Figure, "count"): COLUMNS["count"].unit,
    (Figure, "fractional_count"): COLUMNS["fractional_count"].unit,
    (Figure, "share"): COLUMNS["share"].unit,
    (Figure, "printed_to"): COLUMNS["printed_to"].unit,
    (Account, "counts_printed_to"): COLUMNS["printed_to"].unit,
    (Contest, "seats"): gettext_lazy("seats"),
}


def tables() -> list[Table]:
    """The tables of a package, each after those that it refers to."""
    return [TABLES[plan.model] for plan in all_plans().values()]


def table_name(model: type[Model]) -> str:
    """The name of a model's table in a package."""
    return model._meta.model_name


def file_name(model: type[Model]) -> str:
    return f"{table_name(model)}.csv"


def descriptor(day: datetime.date, sources: Iterable[Source]) -> dict:
    """The descriptor of a package of all tables that is made on a day from these sources."""
    about = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": slugify(settings.SITE_NAME) or "election-record",
        "title": settings.SITE_NAME,
        "description": _(
            "Elections as their sources report them: every figure as it was printed, with the "
            "source that prints it. An empty cell means “not stated”, which is never zero. A text "
            "that a spreadsheet would run as a formula has an apostrophe before it."
        ),
        "homepage": settings.SITE_URL,
        "created": f"{day.isoformat()}T00:00:00Z",
        "licenses": licences(),
        "contributors": [{"title": settings.PUBLISHER, "roles": ["publisher"]}]
        if settings.PUBLISHER
        else [],
        "sources": [stated(title=one.title, path=one.url) for one in sources],
        "resources": [resource(table) for table in tables()],
    }
    return stated(**about)


def stated(**properties) -> dict:
    """The properties that have a value: a package may have none that is empty."""
    return {name: value for name, value in properties.items() if value not in ("", [])}


def licences() -> list[dict]:
    if not settings.LICENCE:
        return []
    name = NOT_IN_NAMES.sub("-", settings.LICENCE)
    return [stated(name=name, title=settings.LICENCE, path=settings.LICENCE_URL)]


def resource(table: Table) -> dict:
    meta = table.model._meta
    columns = resource_for(table.model)().fields
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": table_name(table.model),
        "type": "table",
        "title": capfirst(str(meta.verbose_name_plural)),
        "path": file_name(table.model),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [field(table, name, column) for name, column in columns.items()],
            "missingValues": [""],
            "primaryKey": list(dict.fromkeys(table.key)),
            "foreignKeys": foreign_keys(table, columns),
        },
    }


def field(table: Table, name: str, column: AnyColumn) -> dict:
    """A column as a field of Table Schema."""
    model_field = column.model_field
    is_own = isinstance(column, Column) and not isinstance(column, LinksColumn)
    described = {
        "name": name,
        "type": type_of(model_field) if is_own else key_type(column),
        "title": capfirst(str(model_field.verbose_name)) if name == model_field.name else "",
        "description": description(column),
        "unit": str(UNITS.get((table.model, name), "")),
        "constraints": constraints(column, is_own=is_own),
    }
    described = {key: value for key, value in described.items() if value not in ("", {})}
    if name in table.key and column.blank:
        # A primary key has no missing values: "" is a value here.
        described["missingValues"] = []
        if "enum" in described.get("constraints", {}):
            described["constraints"]["enum"].insert(0, "")
    return described


def type_of(model_field: Field) -> str:
    """A share is text: as a number, 66.70 would lose its zero."""
    types = {BooleanField: "boolean", DateField: "date", IntegerField: "integer"}
    found = (name for kind, name in types.items() if isinstance(model_field, kind))
    return next(found, "string")


def key_type(column: AnyColumn) -> str:
    """Of the parts of keys, the number of a round alone is no text."""
    return "integer" if isinstance(column.widget, CountWidget) else "string"


def description(column: AnyColumn) -> str:
    """The help that editors have, and what kind of key stands in the column."""
    kind = "" if type(column) is Column else capfirst(str(column.kind)) + "."
    help_text = str(getattr(column.model_field, "help_text", ""))
    of_row = "" if isinstance(column, KeyPart) else help_text
    return " ".join(part for part in (kind, of_row) if part)


def constraints(column: AnyColumn, *, is_own: bool) -> dict:
    model_field, found = column.model_field, {}
    if not column.blank:
        found["required"] = True
    if isinstance(column, Column | Reference) and model_field.unique:
        found["unique"] = True
    if not is_own:
        return found
    if model_field.choices:
        found["enum"] = [value for value, _label in model_field.flatchoices if value]
    elif type_of(model_field) == "string" and model_field.max_length:
        found["maxLength"] = model_field.max_length
    for validator in model_field.validators:
        if type(validator) is RegexValidator:
            found["pattern"] = validator.regex.pattern.replace(r"\Z", "$")
        # Each database adds the limits of its own columns.
        elif type(validator) is MinValueValidator and validator.limit_value >= 0:
            found["minimum"] = max(found.get("minimum", 0), validator.limit_value)
    return found


def foreign_keys(table: Table, columns: dict[str, AnyColumn]) -> list[dict]:
    """The references that hold in every row.

    Table Schema says of no key when it refers to nothing: readers take one of several columns to
    do so where all of them are missing, and a part of the primary key is never missing. What may
    be blank in such a way is told by its description alone.
    """
    return [
        {
            "fields": list(spelt),
            "reference": {
                "resource": "" if related is table.model else table_name(related),
                "fields": list(TABLES[related].key),
            },
        }
        for name, spelt in table.spelling.items()
        if (related := table.field(name).related_model)
        and not (table.field(name).null and (len(spelt) > 1 or spelt[0] in table.key))
    ]
