"""The columns of a table: what each reads from a row into a model's instance, and back."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models as db
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field

from elections.models.fields import PrintedDecimalField

from . import cells
from .problems import under
from .suggestions import in_quotes, suggested
from .tables import TABLES

POSITIVE = (db.PositiveBigIntegerField, db.PositiveIntegerField, db.PositiveSmallIntegerField)
# Unknown keys of a file for which those that may be meant are looked for.
MOST_SUGGESTED = 100
BLANK = _("This cell must not be blank.")


class Column(Field):
    """A column that holds a field of the model as it is."""

    def __init__(self, model_field, widget):
        super().__init__(attribute=model_field.name, column_name=model_field.name, widget=widget)
        self.model_field = model_field

    @property
    def blank(self) -> bool:
        """Whether a cell may be blank; a column of the key can then be left out."""
        return self.model_field.blank

    @property
    def required(self) -> bool:
        """Whether a file has to have the column, since the model cannot fill it by itself."""
        return not (self.model_field.blank or self.model_field.has_default())

    @property
    def kind(self) -> str:
        return self.widget.kind

    def save(self, instance, row, is_m2m=False, **kwargs):
        value = self.clean(row)
        old = getattr(instance, self.attribute)
        same = getattr(self.widget, "same", None)
        if same and same(value, old):
            return
        if isinstance(self.widget, cells.FileWidget):
            self.widget.check(value)
        setattr(instance, self.attribute, value)


class KeyPart(Field):
    """A column that is read as a part of the references that it belongs to."""

    def __init__(self, name, widget, model_field, position):
        super().__init__(attribute=model_field.name, column_name=name, widget=widget)
        self.model_field = model_field
        self.position = position

    @property
    def blank(self) -> bool:
        return is_optional(self.widget)

    @property
    def required(self) -> bool:
        return not self.blank

    @property
    def kind(self) -> str:
        return _("part of the key of the %(name)s") % {"name": self.model_field.verbose_name}

    def save(self, instance, row, is_m2m=False, **kwargs):
        if self.required and cells.is_blank(row[self.column_name]):
            raise ValidationError(BLANK, code="blank")
        self.clean(row)

    def get_value(self, instance):
        return natural_key_part(instance, self.attribute, self.position)


class Reference(Field):
    """A foreign key, written in the columns of the other row's natural key.

    It stands in the last of them that may not be blank. What was found is kept for the other rows
    of the file; what was not found is looked up again, because an earlier row may have brought it
    in meanwhile.
    """

    def __init__(self, model_field, columns, widgets):
        self.position = main_column(widgets)
        super().__init__(
            attribute=model_field.name,
            column_name=columns[self.position],
            widget=widgets[self.position],
        )
        self.model_field = model_field
        self.parts = dict(zip(columns, widgets, strict=True))
        self.found = {}
        self.unknown_keys = 0

    @property
    def blank(self) -> bool:
        return self.model_field.blank

    @property
    def required(self) -> bool:
        return not self.blank

    @property
    def kind(self) -> str:
        return _("key of the %(name)s") % {"name": self.model_field.verbose_name}

    def clean(self, row, **kwargs):
        if cells.is_blank(row.get(self.column_name, "") if self.blank else row[self.column_name]):
            if self.model_field.null:
                return None
            raise ValidationError(BLANK, code="blank")
        key = self.read_key(row)
        if key not in self.found:
            related = self.model_field.related_model
            # With what its own natural key runs through, which the preview writes out.
            rows = related._default_manager.select_related(*TABLES[related].key_joins or [None])
            try:
                self.found[key] = rows.get_by_natural_key(*key)
            except related.DoesNotExist:
                stated = [name for name, cell in zip(self.parts, key, strict=True) if cell != ""]
                raise ValidationError({under(stated): self.unknown(key)}, code="unknown") from None
        return self.found[key]

    def read_key(self, row) -> tuple:
        """The cells of the key. A mistake in one is told by the column that it stands in."""
        key = []
        for name, widget in self.parts.items():
            cell = row.get(name, "") if is_optional(widget) else row[name]
            if cells.is_blank(cell) and not is_optional(widget):
                raise ValidationError({name: ValidationError(BLANK, code="blank")})
            try:
                key.append(widget.clean(cell))
            except ValidationError as error:
                raise ValidationError({name: error.error_list}) from None
        return tuple(key)

    def unknown(self, key) -> ValidationError:
        words = [
            f"{name} = {cells.shown(cell)}"
            for name, cell in zip(self.parts, key, strict=True)
            if cell != ""
        ]
        self.unknown_keys += 1
        few = self.unknown_keys <= MOST_SUGGESTED
        found = suggested(self.model_field.related_model, key) if few else []
        return ValidationError(
            _("Unknown %(name)s: %(key)s. Did you mean %(suggestions)s?")
            if found
            else _("Unknown %(name)s: %(key)s."),
            code="unknown",
            params={
                "name": self.model_field.verbose_name,
                "key": ", ".join(words),
                "suggestions": in_quotes(found),
            },
        )

    def save(self, instance, row, is_m2m=False, **kwargs):
        setattr(instance, self.attribute, self.clean(row))

    def get_value(self, instance):
        return natural_key_part(instance, self.attribute, self.position)


def is_optional(widget) -> bool:
    """Whether a part of a key may be blank."""
    return getattr(widget, "optional", False)


def main_column(widgets: list) -> int:
    """The place of the last part of a key that may not be blank."""
    return max(place for place, widget in enumerate(widgets) if not is_optional(widget))


def natural_key_part(instance, attribute, position):
    """A part of a related row's natural key; `None` where there is no such row."""
    try:
        related = getattr(instance, attribute)
    except ObjectDoesNotExist:
        return None
    return None if related is None else related.natural_key()[position]


def widget_for(field: db.Field):
    """The widget for a field of a model that is no reference."""
    if field.choices:
        return cells.ChoiceWidget([value for value, _label in field.flatchoices])
    if isinstance(field, PrintedDecimalField):
        return cells.PrintedWidget()
    if isinstance(field, db.FileField):
        return cells.FileWidget(field.storage)
    if isinstance(field, db.BooleanField):
        return cells.BooleanWidget()
    if isinstance(field, db.DateField):
        return cells.DateWidget()
    if isinstance(field, db.IntegerField):
        return cells.CountWidget(signed=not isinstance(field, POSITIVE))
    return cells.TextWidget(optional=field.blank)


def key_widgets(model) -> list:
    """A widget for each part of a model's natural key, in its order."""
    table = TABLES[model]
    widgets = {}
    for attribute in table.key_fields:
        field = table.field(attribute)
        related = key_widgets(field.related_model)
        for widget in related:
            widget.optional = is_optional(widget) or field.null
        widgets |= zip(table.spelling[attribute], related, strict=True)
    return [widgets.get(name) or widget_for(table.field(name)) for name in table.key]
