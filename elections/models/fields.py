"""Model fields that keep what a source printed, and the constraints that several models share."""

from collections.abc import Collection
from decimal import Decimal
from functools import partialmethod

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, slug_re
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# Up to 999,999.999999: wide enough to store any impossible share just as it was printed.
PRINTED_DECIMAL = r"^(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?\Z"
# Always with decimals: what has none is a whole number, and has a column of its own.
FRACTIONAL_COUNT = r"^-?(0|[1-9][0-9]{0,11})\.[0-9]{1,6}\Z"


class PrintedDecimalFormField(forms.CharField):
    """A text input for a printed decimal: an edit from 0.8 to 0.80 is a change, and is kept.

    `forms.DecimalField` compares numbers and would take those two for the same.
    """

    def __init__(self, **kwargs):
        kwargs["widget"] = forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "dir": "ltr"})
        super().__init__(**kwargs)


class PrintedDecimalField(models.CharField):
    """A decimal number with the digits that its source printed: "66.7" is not "66.70".

    The value is text, in Python as in the database, for printed precision is part of the
    statement, and neither a float nor SQLite's decimals keep a trailing zero. `None` means that
    the source does not state the figure. Floats are refused: by the time a number is one, its
    last digits are already lost.
    """

    description = _("Decimal number as printed")
    pattern = PRINTED_DECIMAL
    default_error_messages = {
        "float": _("Put %(value)s in quotation marks: a bare number loses its trailing zeros."),
        "type": _("%(value)r is not a number as printed. Write it as text, such as “66.70”."),
    }
    default_validators = [
        RegexValidator(
            PRINTED_DECIMAL,
            _(
                "“%(value)s” is not a number as printed. Use digits and a decimal point, such as "
                "66.70, without a plus, minus or percent sign."
            ),
            code="printed_decimal",
        )
    ]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 13)
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        if value is None or value == "":
            return None
        if isinstance(value, float):
            raise ValidationError(
                self.error_messages["float"], code="float", params={"value": value}
            )
        if isinstance(value, Decimal):
            return format(value, "f")
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        raise ValidationError(self.error_messages["type"], code="type", params={"value": value})

    def get_prep_value(self, value):
        return super().get_prep_value(self.to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PrintedDecimalFormField, **kwargs})


class FractionalCountField(PrintedDecimalField):
    """A count that is no whole number, such as 28.9999 votes, with the digits of its source.

    Where ranked votes are transferred in parts, options have fractions of a vote. A count of
    others may have fewer of them: it can be negative.
    """

    pattern = FRACTIONAL_COUNT
    default_validators = [
        RegexValidator(
            FRACTIONAL_COUNT,
            _(
                "“%(value)s” is not a count with a fraction. Use digits and a decimal point, such "
                "as 28.9999; a whole number is entered as the count."
            ),
            code="fractional_count",
        )
    ]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)


NOT_ITSELF = _("A row cannot name itself here.")


class LinksField(models.ManyToManyField):
    """Links to rows that cannot be deleted while another one names them.

    Django gives both sides of a many-to-many link `CASCADE`, so that deleting a source would
    silently take its citations away. Here the side of the row that is named is `PROTECT`; the
    other side stays, because a link is part of the row that names. In a table that links to
    itself, links have a direction, and none leads back to its own row.
    """

    def __init__(self, to, **kwargs):
        super().__init__(to, **{"symmetrical": False, **kwargs})

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        through = self.remote_field.through
        if cls._meta.abstract or isinstance(through, str):
            return
        _key, _naming, named = through._meta.fields
        named.remote_field.on_delete = models.PROTECT
        through.__str__ = partialmethod(linked_row, named.name)
        if named.name == "to_" + cls._meta.model_name:
            through._meta.constraints = [
                models.CheckConstraint(
                    condition=~Q(**{f"from_{cls._meta.model_name}": F(named.name)}),
                    name=f"{cls._meta.model_name}_{name}_not_itself",
                )
            ]


class SourcesField(LinksField):
    """The sources that state what a row says; a cited source cannot be deleted."""

    def __init__(self, to="elections.Source", **kwargs):
        kwargs.setdefault("verbose_name", _("sources"))
        kwargs.setdefault("help_text", _("The documents that state this. At least one."))
        super().__init__(to, **kwargs)


def linked_row(link: models.Model, name: str) -> str:
    """What a link is called where it is listed beside the row that names: the row named."""
    return str(getattr(link, name))


def refuse_itself(field: models.ManyToManyField, pk: int | None, named: Collection[int]) -> None:
    """Raise ValidationError if a row's links in a field of its own table lead to itself."""
    if field.related_model is field.model and pk in named:
        raise ValidationError(NOT_ITSELF, code="itself")


def is_printed_decimal(field: str, pattern: str = PRINTED_DECIMAL) -> Q:
    """The condition that a column holds a printed decimal or nothing."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__regex": pattern})


def not_empty(*fields: str) -> models.CheckConstraint:
    """A constraint that text columns are filled: `blank=False` binds forms alone."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{field: ""})
    return models.CheckConstraint(
        condition=condition,
        name="%(class)s_" + "_".join(fields) + "_filled",
        violation_error_message=_("A required text is empty."),
    )


def is_slug(field: str) -> models.CheckConstraint:
    """A constraint that a column can stand in an address, as `SlugField` has it in forms alone."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__regex": slug_re.pattern}),
        name=f"%(class)s_{field}_shape",
        violation_error_message=_(
            "A slug or key is not of letters without accents, digits, hyphens and underscores."
        ),
    )


def one_of(field: str, choices: type[models.Choices]) -> models.CheckConstraint:
    """A constraint that a column holds one of its choices, which `loaddata` does not check."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}),
        name=f"%(class)s_{field}_known",
        violation_error_message=_("A value is not one of the available choices."),
    )
