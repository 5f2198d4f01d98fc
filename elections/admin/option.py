from django.contrib import admin
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from elections.models import Contest, Option

from .base import RecordAdmin
from .choosers import FewFilter
from .counts import count, totals
from .forms import RecordForm
from .search import OWN


class OptionForm(RecordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        """Take a candidate's slug from the person, so that it is looked for among the others."""
        super().clean()
        person = self.cleaned_data.get("person")
        if person and not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = person.slug
        return self.cleaned_data


class OfContestMixin:
    """Rows on an election's page that may be of one of its contests.

    Where it has none, there is nothing to choose, and no column for it.
    """

    contests = ()

    def get_fieldsets(self, request, obj=None):
        self.contests = list(obj.contests.all()) if obj and totals(obj)["contests"] else []
        found = super().get_fieldsets(request, obj)
        if self.contests:
            return found
        return [
            (name, options | {"fields": [each for each in options["fields"] if each != "contest"]})
            for name, options in found
        ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "contest":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        field = ModelChoiceField(
            Contest.objects.filter(pk__in=[each.pk for each in self.contests]),
            required=False,
            label=db_field.verbose_name,
            help_text=db_field.help_text,
        )
        # A list instead of the queryset, for which each row would ask again.
        field.choices = [("", "---------"), *((each.pk, each.name) for each in self.contests)]
        return field


@admin.register(Option)
class OptionAdmin(RecordAdmin):
    form = OptionForm
    list_display = [
        "label",
        "kind",
        "election",
        "contest_name",
        "party_name",
        "status",
        "incumbent",
        "in_infobox",
        "order",
        count("figures", _("figures")),
    ]
    list_filter = ["kind", "status", "incumbent", "in_infobox", ("election", FewFilter)]
    search_fields = [OWN, "person", "contest", "election"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": [("election", "contest"), "kind", "person", "name", "slug", "sources"]}),
        (
            _("At the time"),
            {
                "fields": [
                    ("party", "party_name"),
                    "party_sources",
                    "description",
                    "description_sources",
                    ("status", "incumbent"),
                    "status_sources",
                ]
            },
        ),
        (_("Tickets and party lines"), {"fields": ["running_mate", "part_of"]}),
        (_("On public pages"), {"fields": [("order", "in_infobox")]}),
    ]

    @admin.display(description=_("option"), ordering="slug")
    def label(self, option):
        return option.label

    @admin.display(description=_("contest"), ordering="contest__order")
    def contest_name(self, option):
        return option.contest.name if option.contest else ""
