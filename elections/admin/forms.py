"""The forms that all tables of the admin share."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext_lazy as _

from elections import permissions
from elections.models.fields import refuse_itself

from .beginnings import apply_shared_sources
from .choosers import LoadedMixin
from .conflicts.forms import ConflictForm, ConflictFormSet
from .ways import name_holders


class Prose(forms.CharField):
    """A text of several lines. Browsers send carriage returns; the record keeps line feeds.

    Without this, saving a form would change every text on it that has more than one line.
    """

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class RecordForm(ConflictForm):
    """A form of a row, which refuses what its user may not store.

    Its choosers know the rows that its own row refers to, as far as they are read.
    """

    # Who fills it in.
    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, LoadedMixin):
                widget.loaded |= {str(row.pk): row for row in self.read_already(name)}
        if self.prefix:
            apply_shared_sources(self)

    def read_already(self, name):
        if name in self.declared_fields and not hasattr(self._meta.model, name):
            return []  # asked beside the row's own fields
        field = self._meta.model._meta.get_field(name)
        if field.many_to_many:
            return getattr(self.instance, "_prefetched_objects_cache", {}).get(name, [])
        row = field.get_cached_value(self.instance, default=None)
        return [] if row is None else [row]

    def _post_clean(self):
        super()._post_clean()
        for field in self._meta.model._meta.many_to_many:
            if field.related_model is field.model and field.name in self.cleaned_data:
                named = {row.pk for row in self.cleaned_data[field.name]}
                try:
                    refuse_itself(field, self.instance.pk, named)
                except ValidationError as error:
                    self.add_error(field.name, error)
        name_holders(self)
        # A row to be deleted is looked at by its formset: nobody minds what else it says.
        if self.has_changed() and not self.cleaned_data.get(DELETION_FIELD_NAME):
            for name, message in permissions.refusals(self.user, self.instance).items():
                self.add_error(name if name in self.fields else None, message)


class RecordFormSet(ConflictFormSet):
    """Rows on another row's page. None is deleted there that could not be on its own page."""

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and not permissions.may_delete(form.user, form.instance):
                raise forms.ValidationError(
                    _("You cannot delete “%(row)s”: it belongs to a published election."),
                    params={"row": form.instance},
                    code="published",
                )
