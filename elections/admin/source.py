from django.contrib import admin
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from elections.models import Source
from elections.resources.tables import TABLES

from .base import RecordAdmin
from .counts import count, page
from .from_site import FromSiteMixin


@admin.register(Source)
class SourceAdmin(FromSiteMixin, RecordAdmin):
    public_key = "key"
    duplicates = True
    list_display = [
        "key",
        "short_name",
        "title",
        "publisher",
        "language",
        "published_on",
        count("accounts", _("accounts")),
        count("statements", _("statements")),
    ]
    list_filter = ["language"]
    date_hierarchy = "published_on"
    prepopulated_fields = {"key": ["short_name"]}
    fieldsets = [
        (None, {"fields": ["title", "short_name", "key", "publisher", "language"]}),
        (
            _("Where and when"),
            {"fields": ["url", "archived_url", "revision", ("published_on", "read_on")]},
        ),
        (_("What it rests on"), {"fields": ["copy_of", "cites", "rests_on"]}),
        (_("Its own words"), {"fields": ["excerpt", "excerpt_language"]}),
        (_("For readers"), {"fields": ["note"]}),
    ]

    def get_deleted_objects(self, objs, request):
        """Name the rows that cite a source, instead of the nameless links between the two."""
        deleted, numbers, missing, protected = super().get_deleted_objects(objs, request)
        for relation in self.opts.related_objects:
            if relation.many_to_many:
                link = f"{capfirst(relation.through._meta.verbose_name)}: "
                protected = [entry for entry in protected if not entry.startswith(link)]
                citing = {f"{relation.field.name}__in": objs}
                rows = relation.related_model.objects.filter(**citing).distinct()
                joins = TABLES[relation.related_model].joins
                protected += [named(row) for row in rows.select_related(*joins or [None])]
        return deleted, numbers, missing, protected


def named(row):
    """A row as the page that explains why it stands in the way names it."""
    address = page(type(row), "change", row.pk)
    return format_html('{}: <a href="{}">{}</a>', capfirst(row._meta.verbose_name), address, row)
