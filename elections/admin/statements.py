from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from elections import permissions
from elections.models import Actor, ActorKind, Person, Statement

from .base import RecordAdmin
from .choosers import FewFilter, LoadedSelect
from .counts import count
from .forms import RecordForm
from .search import OWN


@admin.register(Actor)
class ActorAdmin(RecordAdmin):
    list_display = ["name", "kind", "jurisdiction", "person", count("statements", _("statements"))]
    list_filter = ["kind", ("jurisdiction", FewFilter)]
    search_fields = [OWN, "jurisdiction", "person"]
    prepopulated_fields = {"slug": ["name"]}


class StatementForm(RecordForm):
    """A person of the record who speaks becomes an actor; a slug left blank is proposed."""

    person = forms.ModelChoiceField(
        Person.objects.all(),
        required=False,
        label=_("or a person of the record"),
        help_text=_("Who has no actor yet gets one under the same name."),
        widget=LoadedSelect(Actor._meta.get_field("person"), admin.site),
    )

    made: Actor | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        super().clean()
        person = self.cleaned_data.get("person")
        if person and self.cleaned_data.get("actor"):
            message = gettext("Choose an actor or a person, not both.")
            self.add_error("person", ValidationError(message, code="both"))
        elif person and not self.errors:
            self.cleaned_data["actor"] = self.actor_of(person)
        if "slug" in self.fields and not self.cleaned_data.get("slug") and not self.errors:
            self.cleaned_data["slug"] = self.free_slug()
        return self.cleaned_data

    def actor_of(self, person: Person) -> Actor | None:
        """The actor that a person is, made here if need be."""
        actor = Actor.objects.filter(person=person).first()
        if actor or not permissions.may(self.user, "add", Actor):
            if not actor:
                self.add_error("person", gettext("You do not have permission to add actors."))
            return actor
        actor = Actor(person=person, name=person.name, slug=person.slug, kind=ActorKind.CANDIDATE)
        try:
            actor.full_clean()
        except ValidationError as error:
            self.add_error("person", error.messages)
            return None
        # Stored now, for the statement's own rules ask for its key; taken back if it is refused.
        actor.save()
        self.made = actor
        return actor

    def _post_clean(self):
        super()._post_clean()
        if self.made and self.errors:
            self.made.delete()

    def free_slug(self) -> str:
        who = self.cleaned_data.get("speaker") or str(self.cleaned_data.get("actor") or "")
        base = slugify(who)[:90].strip("-")
        if not base:
            self.add_error("slug", gettext("Give a slug: there is no name to take it from."))
            return ""
        others = Statement.objects.filter(election=self.cleaned_data.get("election"))
        taken = set(others.exclude(pk=self.instance.pk).values_list("slug", flat=True))
        number, slug = 1, base
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        return slug


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    form = StatementForm
    carried = ("election", "page", "sources")
    duplicates = True
    list_display = ["who", "short_summary", "stance", "date", "page", "order", "election"]
    list_display_links = ["who", "short_summary"]
    list_filter = ["page", "stance", ("election", FewFilter)]
    search_fields = [OWN, "actor", "election"]
    date_hierarchy = "date"
    prepopulated_fields = {"slug": ["speaker"]}
    fieldsets = [
        (None, {"fields": ["election", ("page", "order"), "sources"]}),
        (
            _("Who said it"),
            {
                "fields": [
                    ("actor", "person"),
                    ("speaker", "speaker_office"),
                    "addressee",
                    "slug",
                ]
            },
        ),
        (_("When"), {"fields": [("date", "date_note")]}),
        (_("What was said"), {"fields": ["stance", "summary", "quotation", "quotation_language"]}),
    ]

    @admin.display(description=_("person of the record"))
    def person(self, statement):
        """For those who may only look at it."""
        return statement.actor and statement.actor.person

    @admin.display(description=_("who"), ordering="actor__name")
    def who(self, statement):
        return statement.actor or statement.speaker

    @admin.display(description=_("summary"), ordering="summary")
    def short_summary(self, statement):
        return Truncator(statement.summary).chars(80)
