"""The one resource that all tables share: how rows are found, checked, compared and written."""

import logging

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import Q, UniqueConstraint
from django.utils.html import format_html
from import_export.exceptions import ImportError as RowError
from import_export.resources import Diff, ModelResource

from elections.recording import together

from .. import powers
from .columns import SourcesColumn
from .files import check_table, in_import_order, required
from .problems import FileError, ImportResult, under
from .tables import TABLES

logger = logging.getLogger(__name__)


class RowDiff(Diff):
    """What an import changes, cell by cell, without the inline styles of the library's own."""

    def as_html(self):
        return [
            self.cell("" if old is None else old, "" if new is None else new)
            for old, new in zip(self.left, self.right, strict=True)
        ]

    def cell(self, old, new):
        if self.new:
            return format_html("<ins>{}</ins>", new)
        if old == new:
            return format_html("{}", new)
        return format_html("<del>{}</del> <ins>{}</ins>", old, new)


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
        with together():
            result = super().import_data(dataset, dry_run, raise_errors, **kwargs)
        result.row_numbers = self.row_numbers
        result.rows.sort(key=lambda row: row.number)
        for row in result.error_rows:
            for error in row.errors:
                logger.error("A row was not imported.", exc_info=error.error)
        return result

    def import_row(self, row, instance_loader, **kwargs):
        result = super().import_row(row, instance_loader, **kwargs)
        result.number = self.row_numbers[kwargs["row_number"] - 1]
        return result

    def get_instance(self, instance_loader, row):
        """The row of the same natural key, if there is one."""
        try:
            key = [self.fields[name].widget.clean(row[name]) for name in self.table.key]
        except ValidationError:
            return None  # `import_instance` says what is wrong
        queryset = self.with_related(self._meta.model._default_manager.all())
        try:
            return queryset.get_by_natural_key(*key)
        except self._meta.model.DoesNotExist:
            return None

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

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_new = original.pk is None
        return not is_new and super().skip_row(instance, original, row, import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Hold the instance to the model's rules; name the columns that each error is about."""
        errors = dict(import_validation_errors or {})
        unread = self.attributes_of(errors)
        try:
            if unread:
                # The model's rules as a whole would judge cells that could not even be read.
                instance.clean_fields(exclude=unread)
            else:
                instance.full_clean(validate_constraints=False)
        except ValidationError as error:
            for attribute, found in error.error_dict.items():
                errors.setdefault(self.column_of(attribute), []).extend(found)
        if not unread:
            self.validate_constraints(instance, errors)
        if self.user:
            for attribute, message in powers.refusals(self.user, instance).items():
                errors.setdefault(self.column_of(attribute), []).append(ValidationError(message))
        if errors:
            raise ValidationError({key: errors[key] for key in sorted(errors, key=self.position)})

    def validate_constraints(self, instance, errors):
        """Add what the database's constraints would refuse to `errors`."""
        broken = self.attributes_of(errors)
        for model, constraints in instance.get_constraints():
            for constraint in constraints:
                try:
                    constraint.validate(model, instance, exclude=broken)
                except ValidationError as error:
                    columns = self.columns_of_constraint(constraint)
                    errors.setdefault(columns, []).extend(error.error_list)

    def do_instance_save(self, instance, is_create):
        # A savepoint of its own: after an error PostgreSQL takes no further query without one.
        with transaction.atomic(using=self.get_db_connection_name()):
            super().do_instance_save(instance, is_create)

    def save_m2m(self, instance, row, **kwargs):
        for name, column in self.fields.items():
            if isinstance(column, SourcesColumn) and name in row:
                column.save(instance, row, is_m2m=True)

    # Names

    def attributes_of(self, errors) -> set[str]:
        """The model's fields that errors under these keys are about."""
        columns = {name for key in errors for name in key.split(", ")}
        return {
            column.attribute
            for name, column in self.fields.items()
            if columns & {name, *getattr(column, "parts", ())}
        }

    def position(self, key: str) -> int:
        """Where the first of the columns of an error stands."""
        return next((i for i, name in enumerate(self.fields) if name in key.split(", ")), 99)

    def column_of(self, attribute: str) -> str:
        """The column for errors about a field of the model: of several its own, the last."""
        name = self.table.spelling.get(attribute, (attribute,))[-1]
        return name if name in self.fields else NON_FIELD_ERRORS

    def columns_of_constraint(self, constraint) -> str:
        """The key for an error about all the columns that a constraint looks at."""
        condition = getattr(constraint, "condition", None) or Q()
        attributes = set(condition.referenced_base_fields)
        if isinstance(constraint, UniqueConstraint):
            attributes |= {*constraint.fields}
        names = {self.column_of(attribute) for attribute in attributes}
        return under(name for name in self.fields if name in names)
