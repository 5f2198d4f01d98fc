"""Import and export of a table's files on the editors' desk.

django-import-export leads the way (form, preview, confirmation, log); what is changed here makes
an import all or nothing, tells mistakes by row and column, and trusts no hidden field.
"""

import logging
from datetime import datetime
from itertools import islice

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from import_export.admin import ImportExportMixin
from import_export.results import RowResult

from elections.changelog import How, current
from elections.resources import FORMATS, FileError, resource_for

from .pending_uploads import WaitingUpload
from .reasons import DEMAND
from .recent_changes import changed_since
from .transfer_forms import RecordConfirmForm, RecordExportForm, RecordImportForm, Ticket

logger = logging.getLogger(__name__)

LOGGED_TOGETHER = 1_000


class TransferMixin(ImportExportMixin):
    """Buttons that export the rows listed, as filtered, and import rows from a file."""

    formats = FORMATS
    import_form_class = RecordImportForm
    confirm_form_class = RecordConfirmForm
    export_form_class = RecordExportForm
    tmp_storage_class = WaitingUpload

    def get_resource_classes(self, request):
        return [resource_for(self.model)]

    def get_resource_index(self, form):
        """The only one, whatever number the hidden field brings."""
        return 0

    def has_import_permission(self, request):
        """A file may change rows as well as add them, so it takes both permissions."""
        return super().has_import_permission(request) and self.has_change_permission(request)

    # Import

    def get_import_context_data(self, **kwargs):
        resource = resource_for(self.model)()
        required = resource.required_columns()
        return {
            "columns": [
                {"name": name, "column": column, "required": name in required}
                for name, column in resource.fields.items()
            ]
        }

    def import_action(self, request, **kwargs):
        since = timezone.now()
        response = super().import_action(request, **kwargs)
        context = response.context_data
        name = getattr(context["form"].taken, "tmp_storage_name", None)
        if "confirm_form" in context:
            file = context["form"].taken
            ticket = self.ticket(request, name, file.name, context["result"], since)
            context["confirm_form"].initial["import_file_name"] = ticket.signed()
            self.demand_reason(context["confirm_form"])
        elif name:
            # Nobody will come back for the file.
            WaitingUpload(name=name).remove()
        return response

    def ticket(self, request, name, uploaded_as, result, since):
        table, compared_with = self.opts.label_lower, result.compared_with
        since = since.timestamp()
        return Ticket(request.user.pk, table, name, uploaded_as, compared_with, since)

    def add_data_read_fail_error_to_form(self, form, e):
        if isinstance(e, FileError):
            form.add_error("import_file", [str(problem) for problem in e.problems])
        else:
            logger.error("A file could not be read.", exc_info=e)
            form.add_error("import_file", _("The file cannot be read."))

    @method_decorator(require_POST)
    def process_import(self, request, **kwargs):
        """Take over the file whose preview was confirmed, unless the record changed meanwhile."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_confirm_form(request)
        # The reason is looked at last: for its sake nobody is to upload the file again.
        sent = form.is_bound and form.errors.keys() <= {"reason"}
        ticket = sent and form.cleaned_data["import_file_name"]
        try:
            if not ticket or not ticket.is_for(request.user, self.opts):
                raise FileNotFoundError
            waiting = WaitingUpload(name=ticket.name)
            if "cancel" in request.POST:
                waiting.remove()
                return redirect("admin:{}_{}_import".format(*self.get_model_info()))
            data = waiting.read()
        except FileNotFoundError:
            return self.upload_again(
                request, _("The uploaded file is no longer available. Upload it again.")
            )
        try:
            dataset = FORMATS[int(form.cleaned_data["format"])]().create_dataset(data)
        except FileError:  # it was read before, so that the format is another one than then
            return self.upload_again(
                request, _("The uploaded file is no longer available. Upload it again.")
            )
        since = timezone.now()
        change = current()
        change.how, change.detail = How.IMPORT, ticket.uploaded_as
        change.reason = form.cleaned_data.get("reason", "")
        with transaction.atomic():
            result = self.process_dataset(dataset, form, request)
            changed = bool(result.problems) or result.compared_with != ticket.compared_with
            unexplained = "reason" in form.errors or (change.corrects and not change.reason)
            if not (changed or unexplained):
                response = self.process_result(result, request)
                waiting.remove()
                return response
            transaction.set_rollback(True)
        return self.preview_again(request, form, ticket, result, since, changed=changed)

    def preview_again(self, request, form, ticket, result, since, *, changed):
        """Say what has changed since the preview, and show what the file would do by now.

        Where nothing has, it is the reason that is missing, or is none that can be kept.
        """
        pks = [row.object_id for row in result.rows if row.object_id]
        context = self.get_import_context_data() | {
            **self.admin_site.each_context(request),
            "title": _("Import"),
            "opts": self.opts,
            "media": self.media,
            "form": self.import_form_class(
                self.get_import_formats(), self.get_import_resource_classes(request)
            ),
            "result": result,
            "conflicts": changed_since(
                self.model,
                pks,
                datetime.fromtimestamp(ticket.since, timezone.get_default_timezone()),
            ),
            "has_changed": changed,
        }
        if result.problems:
            WaitingUpload(name=ticket.name).remove()
        else:
            ticket = self.ticket(request, ticket.name, ticket.uploaded_as, result, since)
            values = form.cleaned_data | {
                "import_file_name": ticket.signed(),
                "reason": form["reason"].value(),
            }
            refused = "reason" in form.errors
            confirm_form = self.confirm_form_class(values if refused or not changed else None)
            confirm_form.initial = values
            context["confirm_form"] = confirm_form
            if not (refused or changed):
                confirm_form.add_error("reason", DEMAND)
            self.demand_reason(confirm_form)
        return TemplateResponse(request, self.import_template_name, context)

    def demand_reason(self, confirm_form):
        """Where what was tried out would change published figures, browsers ask for it as well."""
        confirm_form.fields["reason"].required = bool(current().corrects)

    def upload_again(self, request, message):
        messages.error(request, message)
        return redirect("admin:{}_{}_import".format(*self.get_model_info()))

    def generate_log_entries(self, result, request):
        """An entry for each row that is new or changed, written in parts."""
        flags = {RowResult.IMPORT_TYPE_NEW: ADDITION, RowResult.IMPORT_TYPE_UPDATE: CHANGE}
        common = {
            "user_id": request.user.pk,
            "content_type": ContentType.objects.get_for_model(self.model),
            "change_message": _("Imported from a file."),
        }
        for flag in (ADDITION, CHANGE):
            entries = (
                LogEntry(
                    object_id=row.object_id,
                    object_repr=row.object_repr[:200],
                    action_flag=flag,
                    **common,
                )
                for row in result.rows
                if flags.get(row.import_type) == flag
            )
            while part := list(islice(entries, LOGGED_TOGETHER)):
                LogEntry.objects.bulk_create(part)

    def add_success_message(self, result, request):
        totals = {
            "new": result.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": result.totals[RowResult.IMPORT_TYPE_UPDATE],
            "same": result.totals[RowResult.IMPORT_TYPE_SKIP],
        }
        message = _("Imported: %(new)s new, %(changed)s changed, %(same)s unchanged.")
        messages.success(request, message % totals)

    # Export

    def export_action(self, request):
        """As Django's lists do with an address that filters by what is no filter: start anew."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            return redirect("admin:{}_{}_changelist".format(*self.get_model_info()))

    def get_export_filename(self, request, queryset, file_format):
        return f"{self.opts.model_name}-{localdate()}.{file_format.get_extension()}"
