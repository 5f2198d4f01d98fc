"""One file for a whole election: what `manage.py load` reads, uploaded, previewed, confirmed.

The file waits where other imports wait, and is read before the database is locked.
"""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections import permissions
from elections.changelog import How, current
from elections.loading import LoadError, Mistakes, Report, isolate, load, read
from elections.loading.mistakes import Enough
from elections.models import Election

from .pending_uploads import WaitingUpload
from .reasons import DEMAND
from .recent_changes import MOST_TOLD, changed_since
from .transfer_forms import RecordConfirmForm, Ticket, extension
from .whole_file import MOST_SHOWN, Seen, Uploaded

ENDINGS = ("json", "jsonl")
TABLE = "load"
# Storing it keeps other writers of SQLite waiting for about 4 seconds at this size.
LARGEST_FILE = 2 * 1024 * 1024  # bytes
PAGE = "admin:elections_election_load"


class LoadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File to load"),
        help_text=gettext_lazy(
            "JSON or JSON Lines with natural keys, as in the folder fixtures/: an election with "
            "all that belongs to it. At most 2 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".json,.jsonl", "autofocus": True}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if extension(file) not in ENDINGS:
            raise forms.ValidationError(_("The file name must end in .json or .jsonl."))
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _(
                    "The file is larger than 2 MB. Split it into several files, or ask an operator "
                    "to load it with manage.py load."
                )
            )
        return file


class LoadConfirmForm(RecordConfirmForm):
    format = None


class Undone(Exception):  # noqa: N818  (it takes a transaction back and is no error itself)
    """Nothing is to be stored."""


def may_load(user) -> bool:
    """Whether the user may add and change elections at all; each row is looked at by itself."""
    return all(permissions.may(user, action, Election) for action in ("add", "change"))


def load_view(request: HttpRequest, model_admin) -> HttpResponse:
    """The upload, its preview and its confirmation."""
    if not may_load(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return show(request, model_admin, form=LoadForm())
    if "import_file_name" in request.POST:
        return confirm(request, model_admin)
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, model_admin, form=form)
    waiting = WaitingUpload(name=None)
    waiting.save(form.cleaned_data["file"].read())
    return preview(request, model_admin, waiting, form.cleaned_data["file"].name)


def preview(request, model_admin, waiting, name, *, since=None, form=None) -> HttpResponse:
    """What the file would do; with `since` also what others changed from then on."""
    now = timezone.now()
    try:
        seen, report = tried(request, waiting, name)
    except LoadError as error:
        waiting.remove()
        head, *problems = str(error).splitlines()
        return show(request, model_admin, form=LoadForm(), head=head, problems=problems)
    ticket = Ticket(
        *(request.user.pk, TABLE, waiting.name, name, seen.compared_with, now.timestamp())
    )
    confirm_form = LoadConfirmForm(initial={"import_file_name": ticket.signed()})
    if form is not None:
        values = {"import_file_name": ticket.signed(), "reason": form["reason"].value()}
        confirm_form = LoadConfirmForm(values)
        if "reason" not in form.errors:
            confirm_form.add_error("reason", DEMAND)
    confirm_form.fields["reason"].required = bool(current().corrects)
    return show(
        request,
        model_admin,
        form=LoadForm(),
        confirm_form=confirm_form,
        file_name=name,
        counts=counts_of(report),
        shown=seen.shown,
        more=sum(map(len, seen.written.values())) > MOST_SHOWN,
        changes=bool(seen.written),
        has_changed=since is not None,
        conflicts=conflicts_of(seen, since) if since else [],
    )


def tried(request, waiting, name) -> tuple[Seen, Report]:
    """Load the file and take it back. Raises LoadError."""
    check_syntax(waiting, name)
    seen = Seen(request.user)
    report = load([fixture(waiting, name)], dry_run=True, look=seen)
    return seen, report


def check_syntax(waiting, name) -> None:
    """Refuse what is no JSON before the database is locked. Raises LoadError."""
    mistakes = Mistakes()
    try:
        for _record in read(fixture(waiting, name), mistakes):
            pass
    except Enough:
        pass
    if mistakes:
        raise mistakes.as_error()


def fixture(waiting, name) -> Uploaded:
    return Uploaded(waiting.path(), uploaded_as=name)


def confirm(request, model_admin) -> HttpResponse:
    """Store the file whose preview was confirmed, unless the record changed meanwhile."""
    form = LoadConfirmForm(request.POST)
    # The reason is looked at last: for its sake nobody is to upload again.
    sent = form.errors.keys() <= {"reason"}
    ticket = form.cleaned_data["import_file_name"] if sent else None
    if ticket is None or (ticket.user, ticket.table) != (request.user.pk, TABLE):
        return upload_again(request)
    waiting, name = WaitingUpload(name=ticket.name), ticket.uploaded_as
    if not waiting.path().is_file():
        return upload_again(request)
    change = current()
    change.how, change.detail = How.IMPORT, name
    change.reason = form.cleaned_data.get("reason", "")
    seen, changed = Seen(request.user), False
    try:
        with transaction.atomic():
            isolate()
            report = load([fixture(waiting, name)], look=seen)
            changed = seen.compared_with != ticket.compared_with
            if changed or form.errors or (change.corrects and not change.reason):
                raise Undone
            seen.log()
    except (Undone, LoadError):
        # A preview says what stands in the way.
        change.corrects.clear()
        since = datetime.fromtimestamp(ticket.since, timezone.get_default_timezone())
        return preview(
            request,
            model_admin,
            waiting,
            name,
            since=since if changed else None,
            form=None if changed else form,
        )
    waiting.remove()
    return done(request, seen, report)


def done(request, seen: Seen, report: Report) -> HttpResponse:
    totals = {each: sum(one[each] for one in report.as_dict().values()) for each in OUTCOMES}
    message = _("Loaded: %(created)s new, %(changed)s changed, %(unchanged)s unchanged.")
    messages.success(request, message % totals)
    elections = seen.written.get(Election) or []
    if len(elections) == 1:
        return redirect("admin:elections_election_change", elections[0][0])
    return redirect("admin:elections_election_changelist")


OUTCOMES = ("created", "changed", "unchanged")


def counts_of(report: Report) -> list[tuple[str, int, int, int]]:
    """Of each table, how many rows are new, changed and the same."""
    return [
        (plan.meta.verbose_name_plural, *(counts[each] for each in OUTCOMES))
        for plan, counts in report.counts.items()
    ]


def conflicts_of(seen: Seen, since: datetime) -> list[str]:
    told = [
        sentence
        for model, pks in seen.stored.items()
        for sentence in changed_since(model, pks, since)
    ]
    return told[:MOST_TOLD]


def upload_again(request) -> HttpResponse:
    messages.error(request, _("The uploaded file is no longer available. Upload it again."))
    return redirect(PAGE)


def show(request, model_admin, **context) -> HttpResponse:
    context |= {
        **model_admin.admin_site.each_context(request),
        "title": _("Load a whole election from a file"),
        "opts": model_admin.opts,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/elections/election/load.html", context)
