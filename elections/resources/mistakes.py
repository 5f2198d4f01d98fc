"""What the model's rules say of a row, under the columns of the file that each error is about.

`fields` are a resource's columns by their names.
"""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import BaseConstraint, Model, Q, UniqueConstraint
from import_export.fields import Field

from .columns import KeyPart
from .problems import columns_of, under


def find_mistakes(fields: dict[str, Field], instance: Model, errors: dict) -> None:
    """Add to `errors`, those of cells that could not be read, what the model's rules say."""
    unread = attributes_of(fields, errors)
    try:
        if unread:
            # The model's rules as a whole would judge cells that could not even be read.
            instance.clean_fields(exclude=unread)
        else:
            instance.full_clean(validate_constraints=False)
    except ValidationError as error:
        for attribute, found in error.error_dict.items():
            errors.setdefault(column_of(fields, attribute), []).extend(found)
    if not unread:
        find_broken_constraints(fields, instance, errors)


def find_broken_constraints(fields: dict[str, Field], instance: Model, errors: dict) -> None:
    """Add what the database's constraints would refuse to `errors`."""
    broken = attributes_of(fields, errors)
    for model, constraints in instance.get_constraints():
        for constraint in constraints:
            try:
                constraint.validate(model, instance, exclude=broken)
            except ValidationError as error:
                columns = columns_of_constraint(fields, constraint)
                errors.setdefault(columns, []).extend(error.error_list)


def attributes_of(fields: dict[str, Field], errors: dict) -> set[str]:
    """The model's fields that errors under these keys are about."""
    columns = {name for key in errors for name in columns_of(key)}
    return {
        column.attribute
        for name, column in fields.items()
        if columns & {name, *getattr(column, "parts", ())}
    }


def in_order(fields: dict[str, Field], errors: dict) -> dict:
    """The errors in the order of the columns that they stand under."""
    places = {name: place for place, name in enumerate(fields)}

    def place(key: str) -> int:
        known = [places[name] for name in columns_of(key) if name in places]
        return min(known, default=len(places))

    return {key: errors[key] for key in sorted(errors, key=place)}


def column_of(fields: dict[str, Field], attribute: str) -> str:
    """The column for errors about a field of the model: of several its own, the last."""
    columns = (one for one in fields.values() if one.attribute == attribute)
    name = next((one.column_name for one in columns if not isinstance(one, KeyPart)), attribute)
    return name if name in fields else NON_FIELD_ERRORS


def columns_of_constraint(fields: dict[str, Field], constraint: BaseConstraint) -> str:
    """The key for an error about all the columns that a constraint looks at."""
    condition = getattr(constraint, "condition", None) or Q()
    attributes = set(condition.referenced_base_fields)
    if isinstance(constraint, UniqueConstraint):
        attributes |= {*constraint.fields}
    names = {column_of(fields, attribute) for attribute in attributes}
    return under(name for name in fields if name in names)
