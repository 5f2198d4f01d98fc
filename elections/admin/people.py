from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from elections.models import Option, Party, Person

from .base import CompactInline, RecordAdmin
from .counts import count
from .from_site import FromSiteMixin
from .option import OptionForm


class PersonOptionInline(CompactInline):
    model = Option
    form = OptionForm
    quiet = ["slug", "party_name", "description", "status", "incumbent"]
    fk_name = "person"
    fieldsets = [
        (None, {"fields": ["election", "kind", "party", "sources"]}),
        (
            _("More"),
            {"fields": ["slug", "party_name", "description", "status", "incumbent"]},
        ),
    ]


@admin.register(Person)
class PersonAdmin(FromSiteMixin, RecordAdmin):
    list_display = ["name", "has_portrait", count("options", _("options"))]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "other_names", "wikidata"]}),
        (_("Portrait"), {"fields": ["portrait", "portrait_credit"]}),
    ]
    inlines = [PersonOptionInline]

    @admin.display(description=_("portrait"), boolean=True)
    def has_portrait(self, person):
        return bool(person.portrait)

    def view_on_site(self, person):
        return reverse("person", args=[person.slug])


@admin.register(Party)
class PartyAdmin(FromSiteMixin, RecordAdmin):
    list_display = [
        "name",
        "short_name",
        "swatch",
        "is_independent",
        count("options", _("options")),
    ]
    list_filter = ["is_independent"]
    prepopulated_fields = {"slug": ["name"]}

    def view_on_site(self, party):
        return reverse("party", args=[party.slug])

    @admin.display(description=_("colour"), ordering="colour")
    def swatch(self, party):
        if not party.colour:
            return ""
        return format_html(
            '<svg width="14" height="14" aria-hidden="true">'
            '<rect width="14" height="14" fill="{0}"/></svg> {0}',
            party.colour,
        )
