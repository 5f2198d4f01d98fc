"""The one resource that all tables share: how rows are found, checked, compared and written."""

import logging
from contextlib import nullcontext
from hashlib import blake2b

from django.core.exceptions import ValidationError
from import_export.exceptions import ImportError as RowError
from import_export.resources import ModelResource
from import_export.results import Error

from elections.changelog import together

from .. import permissions
from ..trial import on_trial
from .bulk import PART, Lookups, Writer, hold_elections, is_sound, plan_of
from .cells import is_blank
from .files import check_table, in_import_order, in_our_case, required
from .links import LinksColumn
from .mistakes import column_of, find_mistakes, in_order
from .problems import FileError, ImportResult
from .rows import ReadRow, RowDiff, ShownChanges
from .tables import TABLES

logger = logging.getLogger(__name__)


class RecordResource(ModelResource):
    """A model's table. `resource_for` makes one for each model from `tables.TABLES`."""

    class Meta:
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        chunk_size = 1000

    # Whose import it is, and who is refused what they may not store; nobody for an operator.
    user = None

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # The library puts the model's fields first; errors are told in the order of the file.
        self.fields = {name: self.fields[name] for name in self.table.columns}

    @classmethod
    def get_result_class(cls):
        return ImportResult

    @classmethod
    def get_diff_class(cls):
        return RowDiff

    @classmethod
    def get_display_name(cls):
        return str(cls._meta.model._meta.verbose_name_plural)

    @property
    def table(self):
        return TABLES[self._meta.model]

    @property
    def plan(self):
        """How the loader of fixtures finds, checks and writes rows of the model."""
        return plan_of(self._meta.model)

    def required_columns(self) -> list[str]:
        """The columns that a file has to have."""
        return required(self.fields, self.table.key)

    # Export

    def get_queryset(self):
        """All rows in the order of the model, which the primary key makes a total one."""
        model = self._meta.model
        return model._default_manager.order_by(*model._meta.ordering, "pk")

    def filter_export(self, queryset, **kwargs):
        """The rows with what their natural keys and sources need, in a fixed number of queries."""
        return self.with_related(queryset)

    def with_related(self, queryset):
        queryset = queryset.select_related(*self.table.joins or [None])
        links = [field.name for field in queryset.model._meta.many_to_many]
        return queryset.prefetch_related(*links) if links else queryset

    # Import

    def import_data(self, dataset, dry_run=False, raise_errors=False, **kwargs):
        """Import a dataset, all of it or, if there is one mistake anywhere, nothing.

        The dataset may carry the rows' numbers in its file as `row_numbers`; without, the header
        is row 1. With `raise_errors` the first mistake is raised. With a `user`, what they may
        not store is a mistake as well.
        """
        self.user = kwargs.get("user")
        dataset.headers = in_our_case(dataset.headers, self.fields)
        try:
            check_table(dataset, self.fields, self.table.key)
        except FileError as error:
            if raise_errors:
                raise RowError(error) from error
            result = self.get_result_class()()
            result.append_base_error(self.get_error_result_class()(error))
            return result
        if not len(dataset):
            return self.get_result_class()()
        dataset = in_import_order(dataset, self.table)
        self.row_numbers = dataset.row_numbers
        kwargs["rollback_on_validation_errors"] = True
        with on_trial() if dry_run else nullcontext(), together():
            result = super().import_data(dataset, dry_run, raise_errors, **kwargs)
        result.row_numbers = self.row_numbers
        result.rows.sort(key=lambda row: row.number)
        for row in result.error_rows:
            for error in row.errors:
                logger.error("A row was not imported.", exc_info=error.error)
        return result

    def import_data_inner(
        self, dataset, dry_run, raise_errors, using_transactions, collect_failed_rows, **kwargs
    ):
        """Take the rows part by part: each is looked up, checked and written together."""
        result = self.get_result_class()()
        if not dry_run:
            hold_elections(dataset, self.table)
        result.diff_headers, result.total_rows = list(self.fields), len(dataset)
        lookups = Lookups(self.plan, self.fields, self.with_related)
        self.writer, self.shown = Writer(self.plan, refused), ShownChanges()
        self.compared_with = blake2b(digest_size=16)
        for start in range(0, len(dataset), PART):
            rows = [
                dict(zip(dataset.headers, cells, strict=True))
                for cells in dataset[start : start + PART]
            ]
            taken = [
                self.take_row(row, instance, number, keeps_text=not dry_run)
                for row, instance, number in zip(
                    rows, lookups.look_up(rows), self.row_numbers[start:], strict=False
                )
            ]
            self.writer.flush()
            for place, (row, one) in enumerate(zip(rows, taken, strict=True), start + 1):
                self.tell(result, place, row, one, raise_errors)
        result.compared_with = self.compared_with.hexdigest()
        return result

    def take_row(self, row: dict, instance, number: int, *, keeps_text: bool) -> ReadRow:
        """Read a row into its instance, check it, and put it where it will be written."""
        taken = ReadRow(number)
        if any(not is_blank(row.get(columns[-1])) for columns in self.table.ways_to_itself):
            # The row refers to another of its table, which may be one before it: that has to be
            # stored then.
            self.writer.flush()
        try:
            self.change(taken, row, instance, keeps_text)
        except ValidationError as error:
            taken.import_type, taken.validation_error = ReadRow.IMPORT_TYPE_INVALID, error
        except Exception as error:  # told as an error of this row, and logged
            refused(taken, error)
        return taken

    def change(self, taken: ReadRow, row: dict, instance, keeps_text: bool) -> None:
        is_new = instance is None
        instance = self._meta.model() if is_new else instance
        old = None if is_new else self.plan.row_of(instance.__dict__)
        before, links = self.cells_of(instance), self.links_of(instance)
        linked = [sorted(pks) for pks in links.values()]
        self.compared_with.update(repr((taken.number, instance.pk, before, linked)).encode())
        errors = {}
        try:
            self.import_instance(instance, row)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        wanted = {
            name: {one.pk for one in self.fields[name].clean(row)}
            if name in row and name not in errors
            else linked
            for name, linked in links.items()
        }
        if not (is_new or errors) and wanted == links and self.cells_of(instance) == before:
            taken.import_type = ReadRow.IMPORT_TYPE_SKIP
            taken.object_id = instance.pk
            return
        self.validate_instance(instance, errors)
        taken.instance = instance
        taken.import_type = ReadRow.IMPORT_TYPE_NEW if is_new else ReadRow.IMPORT_TYPE_UPDATE
        if keeps_text or self.shown.takes(taken):
            taken.object_repr = str(instance)
        if self.shown.takes(taken):
            self.shown.add(taken, self.diff_of(instance, row, before, links, is_new))
        both = {name: (linked, wanted[name]) for name, linked in links.items()}
        self.writer.put(instance, old, both, taken)

    def cells_of(self, instance) -> list:
        """What the row's columns hold, without its links."""
        return [
            None if isinstance(column, LinksColumn) else column.export(instance)
            for column in self.fields.values()
        ]

    def links_of(self, instance) -> dict[str, set[int]]:
        return {
            name: column.linked(instance)
            for name, column in self.fields.items()
            if isinstance(column, LinksColumn)
        }

    def diff_of(self, instance, row, before, links, is_new) -> RowDiff:
        after = self.cells_of(instance)
        for place, (name, column) in enumerate(self.fields.items()):
            if name in links:
                before[place] = None if is_new else column.export(instance)
                after[place] = (
                    ", ".join(
                        sorted(getattr(one, column.widget.field) for one in column.clean(row))
                    )
                    if name in row
                    else before[place]
                )
        return self.get_diff_class()(before, after, is_new)

    def tell(self, result, place: int, row: dict, taken: ReadRow, raise_errors: bool) -> None:
        """Add to the result what became of a row, from 1, of the table as it is imported."""
        if taken.instance is not None:
            taken.object_id, taken.instance = taken.instance.pk, None
        result.increment_row_result_total(taken)
        result.append_row_result(taken)
        if taken.errors:
            result.append_error_row(place, row, taken.errors)
        elif taken.validation_error:
            result.append_invalid_row(place, row, taken.validation_error)
        if raise_errors and not taken.is_valid():
            error = taken.validation_error or taken.errors[-1].error
            raise RowError(error, number=place, row=row)

    def import_instance(self, instance, row, **kwargs):
        """Take the cells over, and collect the mistakes of all of them under their columns."""
        errors = {}
        for name, column in self.fields.items():
            if name not in row:
                continue
            try:
                column.save(instance, row)
            except ValidationError as error:
                # A reference names the columns itself: a mistake may be in any that it reads.
                found = error.error_dict if hasattr(error, "error_dict") else {name: [error]}
                errors |= found
        if errors:
            raise ValidationError(errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Hold the instance to the model's rules; name the columns that each error is about."""
        errors = dict(import_validation_errors or {})
        if errors or not is_sound(self.plan, instance):
            # What is asked of the database now must see the rows before this one.
            self.writer.flush()
            find_mistakes(self.fields, instance, errors)
        if self.user:
            refusals = permissions.refusals(self.user, instance, keeps_key=True)
            for attribute, message in refusals.items():
                errors.setdefault(column_of(self.fields, attribute), []).append(
                    ValidationError(message)
                )
        if errors:
            raise ValidationError(in_order(self.fields, errors))


def refused(taken: ReadRow, error: Exception) -> None:
    """Note an error that no check foresaw at its row."""
    taken.import_type, taken.errors = ReadRow.IMPORT_TYPE_ERROR, (Error(error),)
