from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from elections.models import Candidacy, Party, Person

from .base import RecordAdmin, RecordInline
from .counts import count
from .from_site import FromSiteMixin


class PersonCandidacyInline(RecordInline):
    model = Candidacy
    fields = ["election", "party", "party_name", "description", "status", "incumbent", "sources"]


@admin.register(Person)
class PersonAdmin(FromSiteMixin, RecordAdmin):
    list_display = ["name", "has_portrait", count("candidacies", _("candidacies"))]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "other_names", "wikidata"]}),
        (_("Portrait"), {"fields": ["portrait", "portrait_credit"]}),
    ]
    inlines = [PersonCandidacyInline]

    @admin.display(description=_("portrait"), boolean=True)
    def has_portrait(self, person):
        return bool(person.portrait)

    def view_on_site(self, person):
        return reverse("person", args=[person.slug])


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    list_display = [
        "name",
        "short_name",
        "swatch",
        "is_independent",
        count("candidacies", _("candidacies")),
    ]
    list_filter = ["is_independent"]
    prepopulated_fields = {"slug": ["name"]}

    @admin.display(description=_("colour"), ordering="colour")
    def swatch(self, party):
        if not party.colour:
            return ""
        return format_html(
            '<svg width="14" height="14" aria-hidden="true">'
            '<rect width="14" height="14" fill="{0}"/></svg> {0}',
            party.colour,
        )
