"""Which keys may be meant by one that no row has: "Alassane Ouattara" by `alassane-ouattara`."""

import difflib

from django.db.models import Model, Q
from django.utils.text import slugify

from elections.models import Option

MOST = 3


def suggested(model: type[Model], key: tuple) -> list[str]:
    """The keys of rows of that name, or else of those with a similar key.

    Of an option they are those of its election; of what is not told by one word there are none.
    """
    column = model.identity[-1]
    if model is not Option and len(model.identity) > 1:
        return []
    rows = model._default_manager.order_by(column)
    if model is Option:
        rows = rows.filter(election__slug=key[0])
    word = str(key[-1]).strip()
    names = [f.name for f in model._meta.fields if f.name in ("name", "short_name")]
    same = Q(**{f"{column}__iexact": slugify(word)})
    for name in names:
        same |= Q(**{f"{name}__iexact": word})
    if model is Option:
        same |= Q(person__name__iexact=word)
    found = list(rows.filter(same).values_list(column, flat=True)[:MOST])
    if found:
        return found
    # Those that begin alike: looking through all of a large table takes too long.
    alike = rows.filter(**{f"{column}__istartswith": slugify(word)[:2]})
    keys = list(alike.values_list(column, flat=True)[:1_000])
    return difflib.get_close_matches(slugify(word), keys, n=MOST, cutoff=0.8)


def in_quotes(keys: list[str]) -> str:
    return ", ".join(f"“{key}”" for key in keys)
