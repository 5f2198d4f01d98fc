"""Natural keys, as they follow from what a model declares as its `identity`.

A reference in it stands for what tells the row that it leads to apart.
"""

from django.db import models


def key_of(row: models.Model) -> tuple:
    """A row's natural key; a reference left out is as many empty texts as it has parts."""
    key = []
    for name in row.identity:
        field, value = row._meta.get_field(name), getattr(row, name)
        if not field.is_relation:
            key.append(value)
        elif value is None:
            key += [""] * key_length(field.related_model)
        else:
            key += value.natural_key()
    return tuple(key)


def key_length(model: type[models.Model]) -> int:
    """Of how many parts a table's natural keys are."""
    fields = map(model._meta.get_field, model.identity)
    return sum(key_length(f.related_model) if f.is_relation else 1 for f in fields)


def identified_by(model: type[models.Model], key: tuple, prefix: str = "") -> dict:
    """The conditions that a natural key puts on a row; of a reference left out, that it is null.

    Raises TypeError for a key of another length.
    """
    if len(key) != key_length(model):
        raise TypeError(f"{model.__name__} is known by {key_length(model)} values, not {len(key)}.")
    found, rest = {}, key
    for name in model.identity:
        field = model._meta.get_field(name)
        length = key_length(field.related_model) if field.is_relation else 1
        part, rest = rest[:length], rest[length:]
        if not field.is_relation:
            found[prefix + name] = part[0]
        elif field.null and not any(part):
            found[f"{prefix}{name}__isnull"] = True
        else:
            found |= identified_by(field.related_model, part, f"{prefix}{name}__")
    return found
