"""Ways from a form: to the rows that its row belongs to, and to each field with an error."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Model
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from elections import permissions

from .conflicts.forms import CODE
from .counts import page


class WaysMixin:
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["rows_above"] = self.rows_above(request, obj)
        if context["errors"]:
            forms = [context["adminform"].form]
            for each in context["inline_admin_formsets"]:
                forms += each.formset.forms
            context["field_errors"] = [error for form in forms for error in errors_of(form)]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        self.tell_ways(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self.tell_ways(request, obj)
        return super().response_change(request, obj)

    def tell_ways(self, request, obj) -> None:
        rows = self.rows_above(request, obj)
        if rows and IS_POPUP_VAR not in request.POST:
            links = format_html_join(
                ", ", '<a href="{}">{}</a>', ((row["address"], row["name"]) for row in rows)
            )
            messages.info(request, format_html("{} {}", _("Belongs to:"), links))

    def rows_above(self, request, obj: Model) -> list[dict]:
        """The rows through which a row belongs to its election, which the editor may see."""
        return [
            {
                "name": f"{capfirst(row._meta.verbose_name)} “{row}”",
                "address": page(type(row), "change", row.pk),
            }
            for row in dict.fromkeys(above(obj))
            if self.admin_site.get_model_admin(type(row)).has_view_permission(request)
        ]


def above(row: Model) -> Iterator[Model]:
    for name in permissions.parents(type(row)):
        parent = getattr(row, name)
        yield parent
        yield from above(parent)


def errors_of(form) -> Iterator[dict]:
    """What is wrong with the fields of a form, but for what others changed: that is told anyway."""
    for name, errors in form.errors.as_data().items() if form.errors else ():
        for error in errors if name in form.fields else ():
            if error.code != CODE:
                field = form[name]
                yield {"id": field.auto_id, "field": field.label, "said": " ".join(error)}
