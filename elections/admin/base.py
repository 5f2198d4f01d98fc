"""What all tables of the admin share, and the rows on each other's pages."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models

from elections import permissions
from elections.resources.tables import TABLES

from .beginnings import BeginningsMixin
from .choosers import ChosenFilter, LoadedSelect, LoadedSelectMultiple
from .conflicts.pages import ConflictMixin
from .counts import count, relation_of, relations, shown_number, total, totals
from .drafts import DraftMixin
from .forms import Prose, RecordForm, RecordFormSet
from .guidance import GUIDANCE
from .history import HistoryMixin
from .inputs import Count, Day, WholeNumber
from .lists import BoundedChangeList, BoundedPaginator, OfferedLookupsMixin, figure
from .search import SearchMixin
from .transfer import TransferMixin
from .ways import WaysMixin


class Arranged:
    """What the forms of a table have in common, on a page of their own and on another's."""

    form = RecordForm
    # Texts of one line that take more room than a line has.
    long_texts = ()
    # Whether a chosen row's own form can be opened beside its chooser.
    change_related = True
    formfield_overrides = {
        models.TextField: {"form_class": Prose, "widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
        models.IntegerField: {"form_class": WholeNumber, "widget": WholeNumber.widget},
        models.BigIntegerField: {"form_class": Count, "widget": Count.widget},
        models.DateField: {"form_class": Day},
    }

    def get_autocomplete_fields(self, request):
        """Every reference: any list of rows to choose from may become a long one."""
        fields = [*self.opts.fields, *self.opts.many_to_many]
        return [field.name for field in fields if field.remote_field]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.long_texts:
            return db_field.formfield(form_class=Prose, widget=AdminTextareaWidget({"rows": 2}))
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # To delete a row is no part of choosing it, and to change it opens its form anyway.
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
            field.widget.can_change_related &= self.change_related
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """A chooser that is typed into, whatever the number of rows to choose from."""
        kwargs.setdefault("widget", LoadedSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("widget", LoadedSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_queryset(self, request):
        """The rows with the other rows that their names are made of."""
        joins = TABLES[self.model].joins
        return super().get_queryset(request).select_related(*joins or [None])


class RecordInline(Arranged, admin.TabularInline):
    """Rows of a table on the page of the row that they belong to."""

    extra = 0
    formset = RecordFormSet
    show_change_link = True
    change_related = False
    # With more rows a page would be slow to open and its form longer than a server takes. They
    # are then edited in their own list, to which the page links.
    most_rows = 50

    def get_queryset(self, request):
        links = [field.name for field in self.opts.many_to_many]
        return super().get_queryset(request).prefetch_related(*links or [None])

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset

    # `obj` is the row on whose page they stand.

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and self.may_write_below(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.may_write_below(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Not in a published election. Where rows of several stand, the formset looks at each."""
        return super().has_delete_permission(request, obj) and (
            obj is None
            or permissions.may_delete_published(request.user)
            or not permissions.is_published(obj)
        )

    def may_write_below(self, request, obj):
        return obj is None or permissions.may_add_below(request.user, self.model, obj)


class StackedRecordInline(RecordInline):
    template = "admin/edit_inline/stacked.html"


class CompactInline(RecordInline):
    """A table whose rows have more fields than columns fit on a page.

    The first of its `fieldsets` are the columns; the second stands behind each row's "More", which
    is open where it says something beside the fields that are `quiet`.
    """

    template = "admin/elections/compact_inline.html"
    quiet = ()

    @property
    def columns(self) -> list[str]:
        return flatten_fieldsets(self.fieldsets[:1])


class RecordAdmin(
    SearchMixin,
    BeginningsMixin,
    WaysMixin,
    ConflictMixin,
    DraftMixin,
    HistoryMixin,
    TransferMixin,
    OfferedLookupsMixin,
    Arranged,
    admin.ModelAdmin,
):
    """A table of the record. Columns of `count` and `total` are read for all rows in one query."""

    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False
    # The numbers beside each filter would cost a query for each of its choices.
    show_facets = admin.ShowFacets.NEVER

    class Media:
        css = {
            "all": [f"css/desk/{name}.css" for name in ("forms", "lists", "findings", "conflicts")]
        }

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or permissions.may_change(request.user, obj)
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or permissions.may_delete(request.user, obj)
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def get_changelist(self, request, **kwargs):
        return BoundedChangeList

    def get_list_display(self, request):
        """The columns of the list, counts grouped."""
        counts = {
            field.name: field
            for field in self.opts.fields
            if isinstance(field, models.BigIntegerField)
        }
        return [
            figure(counts[name]) if isinstance(name, str) and name in counts else name
            for name in super().get_list_display(request)
        ]

    def get_queryset(self, request):
        counted = [column for column in self.list_display if isinstance(column, (count, total))]
        annotations = {column.alias: column.subquery(self.model) for column in counted}
        return super().get_queryset(request).annotate(**annotations)

    def get_list_filter(self, request):
        """The filters that the list names, and those that links from other rows may set."""
        filters = list(self.list_filter)
        named = {entry[0] if isinstance(entry, tuple) else entry for entry in filters}
        others = set(self.get_autocomplete_fields(request)) - named
        return [*filters, *((name, ChosenFilter) for name in sorted(others))]

    def get_inlines(self, request, obj):
        inlines = super().get_inlines(request, obj)
        if obj is None:
            return inlines
        names = {inline: relation_of(self.model, inline) for inline in inlines}
        if request.method == "POST":
            # What was on the page when it was opened, whatever has been added since.
            return [i for i in inlines if f"{names[i]}-TOTAL_FORMS" in request.POST]
        return [i for i in inlines if totals(obj)[names[i]] <= i.most_rows]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["guidance"] = GUIDANCE[self.model]
        if obj:
            context["related_tables"] = self.related_tables(request, obj)
            context["why_read_only"] = permissions.why_read_only(request.user, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def related_tables(self, request, obj) -> list[dict]:
        """The tables of rows that belong to this one or cite it, which the editor may see."""
        tables = []
        for name, related in relations(self.model):
            related_admin = self.admin_site.get_model_admin(related)
            if related_admin.has_view_permission(request):
                column = count(name, related._meta.verbose_name_plural)
                tables.append(
                    {
                        "name": column.short_description,
                        "number": shown_number(totals(obj)[name]),
                        "address": column.address(obj),
                        "address_to_add": related_admin.has_add_permission(request)
                        and permissions.may_add_below(request.user, related, obj)
                        and column.address_to_add(obj),
                    }
                )
        return tables
