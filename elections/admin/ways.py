"""Ways from a form: to the rows that its row belongs to, and to each field with an error."""

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model
from django.urls import Resolver404, resolve
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from elections import permissions

from .conflicts.forms import CODE
from .conflicts.words import already_used_by
from .counts import page

# The input in which a form brings back from where it was opened.
CAME_FROM = "came_from"


class WaysMixin:
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context[CAME_FROM] = came_from(request)
        if obj:
            context["rows_above"] = self.rows_above(request, obj)
        if context["errors"]:
            forms = [context["adminform"].form]
            for each in context["inline_admin_formsets"]:
                forms += each.formset.forms
                # Folded away, what was typed there and is not saved would be forgotten.
                if each.formset.has_changed():
                    each.is_collapsible = False
            context["field_errors"] = [error for form in forms for error in errors_of(form)]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        self.tell_ways(request, obj)
        return self.led_back(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        self.tell_ways(request, obj)
        return self.led_back(request, super().response_change(request, obj))

    def led_back(self, request, response):
        """Saving leads to where the form was opened from; to go on here keeps that in mind."""
        address = came_from(request)
        if not address or IS_POPUP_VAR in request.POST or response.status_code != 302:
            return response
        if request.POST.keys() & {"_continue", "_addanother"}:
            sign = "&" if "?" in response["Location"] else "?"
            response["Location"] += sign + urlencode({CAME_FROM: address})
        else:
            response["Location"] = address
        return response

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


def came_from(request) -> str:
    """The page of another row from which a form was opened; empty for lists and other places."""
    if request.method == "POST":
        address = request.POST.get(CAME_FROM, "")
    else:
        address = request.GET.get(CAME_FROM) or request.headers.get("Referer", "")
    own_host = url_has_allowed_host_and_scheme(address, {request.get_host()})
    path = urlsplit(address).path if own_host else ""
    if not path or path == request.path:
        return ""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return ""
    leads_back = name.startswith("admin:elections_") and name.endswith(("_change", "_figures"))
    return path if leads_back else ""


def name_holders(form) -> None:
    """Beside an error that a value is taken, say by which row."""
    for name, errors in [*form.errors.as_data().items()]:
        for error in errors:
            check = (error.params or {}).get("unique_check")
            if error.code not in ("unique", "unique_together") or not check:
                continue
            values = {each: getattr(form.instance, each) for each in check}
            others = form._meta.model._default_manager.exclude(pk=form.instance.pk)
            row = others.filter(**values).first()
            if row:
                form.add_error(None if name == NON_FIELD_ERRORS else name, already_used_by(row))


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
