"""Choosers of other rows in forms, and filters by other rows in lists."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.translation import gettext as _

from elections.resources.tables import TABLES


def is_key(value) -> bool:
    """Whether a value can be a primary key: an address or a form may bring anything."""
    return str(value).isdecimal() and len(str(value)) < 19


class LoadedMixin:
    """Shows what is chosen from the rows that were read together with the form's own.

    Django's own widget asks the database for its choice once for each field of each row.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loaded = {}

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.loaded = self.loaded.copy()
        return copied

    def optgroups(self, name, value, attr=None):
        chosen = [str(key) for key in value if is_key(key)]
        if not all(key in self.loaded for key in chosen):
            return super().optgroups(name, chosen, attr)
        options = []
        if not (self.is_required or self.allow_multiple_selected):
            options.append(self.create_option(name, "", "", False, 0))
        for key in chosen:
            label = self.choices.field.label_from_instance(self.loaded[key])
            options.append(self.create_option(name, key, label, True, len(options)))
        return [(None, options, 0)]


class LoadedSelect(LoadedMixin, AutocompleteSelect):
    pass


class LoadedSelectMultiple(LoadedMixin, AutocompleteSelectMultiple):
    pass


class ChooserView(AutocompleteJsonView):
    """What choosers ask for; at its end it says if that is not all."""

    CUT = object()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        paginator = context["paginator"]
        is_cut = paginator.is_cut or getattr(self.request, "search_is_cut", False)
        self.number = paginator.count
        if is_cut and not context["page_obj"].has_next():
            context["object_list"] = [*context["object_list"], self.CUT]
        return context

    def serialize_result(self, obj, to_field_name):
        if obj is not self.CUT:
            return super().serialize_result(obj, to_field_name)
        text = _("Showing the first %(number)s; type more of the name.")
        return {"id": "", "text": text % {"number": self.number}, "disabled": True}


class FewFilter(admin.RelatedFieldListFilter):
    """A filter by a reference that offers its rows only as long as they are few.

    Beyond that only the chosen one is shown, so that a list reached by a link can be widened.
    """

    most_choices = 20

    def field_choices(self, field, request, model_admin):
        model = field.remote_field.model
        rows = model._default_manager.select_related(*TABLES[model].joins or [None])
        # By their keys first: of many rows it would take long to find the first in their order.
        keys = model._default_manager.order_by("pk").values_list("pk", flat=True)
        few = list(keys[: self.most_choices + 1]) if self.most_choices else None
        if few is None or len(few) > self.most_choices:
            few = [key for key in self.lookup_val or [] if is_key(key)]
        return [(row.pk, str(row)) for row in rows.filter(pk__in=few)] if few else []

    def has_output(self):
        return bool(self.lookup_choices)


class ChosenFilter(FewFilter):
    """A filter that is shown only when a link has set it."""

    most_choices = 0
