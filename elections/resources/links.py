"""The columns that hold links to several rows, as the keys of these."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from import_export.widgets import ManyToManyWidget

from elections.models.fields import refuse_itself

from . import cells
from .columns import BLANK, Column
from .suggestions import in_quotes, suggested


def split_keys(cell) -> list[str]:
    """The keys of rows in a cell, each once. Raises ValidationError for a cell of no text."""
    text = cells.TextWidget().clean(cell)
    return list(dict.fromkeys(text.replace(",", " ").split()))


class Links(ManyToManyWidget):
    """The keys of the linked rows, with commas or spaces between them."""

    kind = _("keys, separated by commas or spaces")

    def __init__(self, model):
        [name] = model.identity
        super().__init__(model, field=name)
        self.found = {}

    def clean(self, value, row=None, **kwargs):
        keys = split_keys(value)
        missing = [key for key in keys if key not in self.found]
        self.find(missing)
        unknown = [cells.shown(key) for key in keys if key not in self.found]
        if unknown:
            meta = self.model._meta
            name = meta.verbose_name if len(unknown) == 1 else meta.verbose_name_plural
            message = _("Unknown %(name)s: %(key)s.")
            found = [each for key in unknown for each in suggested(self.model, (key,))]
            if found:
                message = message + " " + _("Did you mean %(suggestions)s?")
            values = {
                "name": name,
                "key": ", ".join(unknown),
                "suggestions": in_quotes(found),
            }
            raise ValidationError(message, code="unknown", params=values)
        return [self.found[key] for key in keys]

    def find(self, keys) -> None:
        """Look up rows by their keys, all in one query, and keep them for the rows to come."""
        rows = self.model._default_manager.filter(**{f"{self.field}__in": keys})
        self.found |= {getattr(row, self.field): row for row in rows} if keys else {}

    def render(self, value, obj=None, **kwargs):
        keys = (getattr(row, self.field) for row in value.all()) if value else ()
        return ", ".join(sorted(keys))


class LinksColumn(Column):
    """A many-to-many link, such as that to sources, which is written with the row itself."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        cited = self.clean(row)
        refuse_itself(self.model_field, instance.pk, [one.pk for one in cited])
        if cited or self.blank:
            return
        if not instance.pk or self.get_value(instance).all():
            # A many-to-many field's own `blank=False` binds forms alone.
            raise ValidationError(BLANK, code="blank")

    def linked(self, instance) -> set[int]:
        """The keys of the rows that a row links to as it is stored."""
        return {one.pk for one in self.get_value(instance).all()} if instance.pk else set()

    def get_value(self, instance):
        # A row that is not stored yet has no links; Django raises an error if asked for them.
        return getattr(instance, self.attribute) if instance.pk else None
