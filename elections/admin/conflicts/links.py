"""Links that a deletion takes with it, named by what they lead to."""

from collections.abc import Iterable

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def names_of_links(rows: Iterable[Model]) -> dict[str, str]:
    """What Django calls the links of these rows, and their tables, and what they are called here.

    They have no name of their own, so that Django writes “Statement_sources object (34)”.
    """
    rows, names = list(rows), {}
    if not rows:
        return names
    collector = NestedObjects(using=router.db_for_write(type(rows[0])))
    collector.collect(rows)
    for through, links in collector.data.items():
        owner = through._meta.auto_created
        if not owner:
            continue
        fields = [*owner._meta.many_to_many]
        field = next(each for each in fields if each.remote_field.through is through)
        target = through._meta.get_field(field.m2m_reverse_field_name())
        table = target.related_model._meta
        ends = target.related_model._base_manager.in_bulk(
            {getattr(link, target.attname) for link in links}
        )
        for link in links:
            name = ends[getattr(link, target.attname)]
            names[f"{capfirst(through._meta.verbose_name)}: {link}"] = _(
                "Link to the %(table)s “%(name)s”"
            ) % {"table": table.verbose_name, "name": name}
        names[through._meta.verbose_name_plural] = _("links to %(tables)s") % {
            "tables": table.verbose_name_plural
        }
    return names


def renamed(listed: list, names: dict[str, str]) -> list:
    """A nested list of what is deleted, with the links by these names."""
    return [
        renamed(each, names) if isinstance(each, list) else names.get(each, each) for each in listed
    ]
