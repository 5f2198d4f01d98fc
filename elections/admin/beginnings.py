"""How the form for a new row begins: as another row, or after the one that was just saved."""

from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import FieldDoesNotExist
from django.db.models import FileField, Max, Model
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .choosers import is_key
from .counts import page

# What tells a row apart, or has to be said of each row anew.
NEVER_ALIKE = ("slug", "key", "publication", "is_lead", "lead_reason", "previous", "order")


# The input in which a page names the sources of its new rows, once for all of them.
SOURCES_OF_ROWS = "sources_of_rows"


class BeginningsMixin:
    """`carried` are the fields that a further row takes over from the one saved before it.

    `duplicates` says that a second row like another one makes sense.
    """

    carried: tuple[str, ...] = ()
    duplicates = False

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and self.has_add_permission(request):
            context["beginnings"] = self.beginnings(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def beginnings(self, request: HttpRequest, obj: Model) -> list[tuple[str, str]]:
        """Where new rows are begun from this one: addresses with what they are called."""
        return [(f"{page(self.model, 'add')}?like={obj.pk}", _("Duplicate"))] * self.duplicates

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """What the address says; what the row says that `like` names; and the next place."""
        initial = super().get_changeform_initial_data(request)
        like = initial.pop("like", "")
        row = self.get_object(request, like) if is_key(like) else None
        if row is not None and self.has_view_permission(request, row):
            initial = values_of(row) | initial
        if has_order(self.model) and "order" not in initial:
            initial["order"] = self.next_place(initial)
        return initial

    def next_place(self, initial: dict) -> int:
        """The place after the last row of the same election, and of the same page if it has one."""
        names = [name for name in ("election", "page") if name in self.fields_of_table()]
        place = {name: initial.get(name) for name in names}
        election = place.get("election")
        if not is_key(getattr(election, "pk", election)) or not all(place.values()):
            return 1
        last = self.model._default_manager.filter(**place).aggregate(last=Max("order"))["last"]
        return (last or 0) + 1

    def fields_of_table(self) -> set[str]:
        return {field.name for field in self.opts.get_fields()}

    def response_add(self, request, obj, post_url_continue=None) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST and self.carried and IS_POPUP_VAR not in request.POST:
            carried = {name: as_parameter(obj, name) for name in self.carried}
            said = urlencode({name: value for name, value in carried.items() if value})
            response["Location"] = f"{page(self.model, 'add')}?{said}"
        return response


def apply_shared_sources(form) -> None:
    """Let a new row that names no source take those that its page names for all.

    A row that was left as it was begun stays so, and is not stored.
    """
    name = form.add_prefix("sources")
    if not (form.is_bound and form.instance._state.adding and "sources" in form.fields):
        return
    sources = form.data.getlist(SOURCES_OF_ROWS)
    if sources and not any(form.data.getlist(name)) and form.has_changed():
        form.data.setlist(name, sources)
        del form.changed_data


def values_of(row: Model) -> dict:
    """What a new row that is like another one says from the start, by field."""
    fields = [*row._meta.concrete_fields, *row._meta.many_to_many]
    return {
        field.name: list(getattr(row, field.name).all())
        if field.many_to_many
        else getattr(row, field.attname)
        for field in fields
        if not field.primary_key
        and not isinstance(field, FileField)
        and field.name not in NEVER_ALIKE
    }


def as_parameter(row: Model, name: str) -> str:
    field = row._meta.get_field(name)
    if field.many_to_many:
        return ",".join(str(each.pk) for each in getattr(row, name).all())
    value = getattr(row, field.attname)
    return "" if value is None else str(value)


def has_order(model: type[Model]) -> bool:
    try:
        return bool(model._meta.get_field("order"))
    except FieldDoesNotExist:
        return False
