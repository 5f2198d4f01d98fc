"""The results grid on the desk: upload, questions, preview, confirmation, at one address.

Each step reads the file anew with the answers so far (`elections.grid`); the browser carries it.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from elections.changelog import How, changing, together
from elections.grid import Outcome, store
from elections.grid.changes import CHANGED, NEW
from elections.models import Account, Figure
from elections.resources.problems import Problem
from elections.trial import on_trial

from .grid_areas import compared, number_of, shown
from .grid_forms import AnswersForm, GridUploadForm
from .grid_state import State, load_state, now
from .grid_steps import ReadGrid, audited, changes_since_preview, date_notices, log, read_grid
from .reasons import ReasonForm, ReasonMissingError, check_reason

TEMPLATES = "admin/elections/grid"
MOST_PROBLEMS = 20


class ChangedMeanwhileError(Exception):
    """What is stored is no longer what the preview compared with; nothing is to be written."""


class RefusedError(Exception):
    """Something keeps the file from being stored; nothing is to be written."""


def may_enter_results(request, site) -> bool:
    """Whether the user may write accounts at all; of which election, the form looks at."""
    tables = [site.get_model_admin(model) for model in (Account, Figure)]
    return all(
        table.has_add_permission(request) and table.has_change_permission(request)
        for table in tables
    )


def grid(request, model_admin):
    """Enter a source's results from a file. `model_admin` is that of the accounts."""
    if not may_enter_results(request, model_admin.admin_site):
        raise PermissionDenied
    if request.method != "POST":
        initial = {name: request.GET.get(name) for name in ("round", "source")}
        return ask_file(request, model_admin, initial=initial)
    if "state" not in request.POST:
        return read_upload(request, model_admin)
    state = load_state(request.POST["state"], request.user)
    if state is None:
        messages.error(request, _("The uploaded file is no longer available. Upload it again."))
        return redirect(request.path)
    if "confirm" in request.POST:
        return confirm(request, model_admin, state)
    if "compare" in request.POST:
        found = read_grid(request, state)
        return (
            no_longer_exists(request)
            if found is None
            else preview(request, model_admin, state, found)
        )
    if "back" in request.POST:
        return go_back(request, model_admin, state)
    return go_on(request, model_admin, state)


# Steps


def read_upload(request, model_admin):
    form = upload_form(request, model_admin, request.POST, request.FILES)
    if not form.is_valid():
        return ask_file(request, model_admin, form=form)
    name, data = form.content()
    state = State(
        user=request.user.pk,
        round=form.cleaned_data["round"].pk,
        source=form.cleaned_data["source"].pk,
        name=name,
        data=data,
        options=form.options(),
    )
    return go_on(request, model_admin, state)


def go_on(request, model_admin, state: State):
    """Ask what is open, or preview: where the file and the answers so far lead."""
    found = read_grid(request, state)
    if found is None:
        return no_longer_exists(request)
    # Answers are taken as they come, question by question: the next may depend on them.
    keys = {key for each in found.questions for key in (each.key, each.slug_key)}
    given = {key: request.POST.get(f"answer-{key}") for key in keys}
    if any(given.values()):
        state = state.answered({key: value for key, value in given.items() if value})
        found = read_grid(request, state)
    if found.reading.problems:
        return refuse(request, model_admin, state, found.reading.problems)
    if found.questions:
        return ask(request, model_admin, state, found)
    if found.problems:
        return refuse(request, model_admin, state, found.problems)
    return preview(request, model_admin, state.anew(), found)


def go_back(request, model_admin, state: State):
    """Show the last questions with the answers that were given, or the form before them."""
    if not state.steps:
        return refuse(request, model_admin, state, [])
    before = state.before()
    found = read_grid(request, before)
    if found is None:
        return no_longer_exists(request)
    if not found.questions:
        return go_on(request, model_admin, before)
    return ask(request, model_admin, before, found, chosen=state.answers)


def ask(request, model_admin, state: State, found: ReadGrid, chosen=None):
    return page(
        request,
        model_admin,
        "questions",
        state=state,
        form=AnswersForm(found.questions, chosen or state.answers),
        order=found.order,
        problems=found.problems[:MOST_PROBLEMS],
    )


def refuse(request, model_admin, state: State, problems: list[Problem]):
    """Tell what is wrong with the file, above the form to upload it again."""
    values = {"round": state.round, "source": state.source, **state.options}
    if not state.name.rpartition(".")[1]:
        values["pasted"] = state.data.decode(errors="replace")
    return page(
        request,
        model_admin,
        "upload",
        form=upload_form(request, model_admin, initial=values),
        file_name=state.name,
        problems=problems[:MOST_PROBLEMS],
        more=max(0, len(problems) - MOST_PROBLEMS),
        back=state.signed() if state.steps and problems else "",
    )


def preview(request, model_admin, state: State, found: ReadGrid, conflicts=(), unexplained=False):
    """Write everything, see what that changes and what the audit says, and take it back."""
    since = state.since if state.compared else now()
    with on_trial():
        with changing() as change, together():
            outcome = store(found.order, found.reading, found.matching, start=state.compared)
        said = {} if outcome.problems or outcome.account is None else audited(outcome)
    if outcome.problems:
        return refuse(request, model_admin, state, outcome.problems)
    if found.reading.areas:
        state = compared(state, outcome, since, corrects=bool(change.corrects))
        if state.compared < len(found.reading.areas):
            return progress(request, model_admin, state, found, conflicts)
    # The template finds it where those of the tables' own forms do.
    request.reason_form = ReasonForm(request.POST if "reason" in request.POST else None)
    corrects = state.counted.get("corrects") or change.corrects
    request.reason_form.fields["reason"].required = bool(corrects)
    if unexplained:
        request.reason_form.demand()
    return page(
        request,
        model_admin,
        "preview",
        state=state if found.reading.areas else state.previewed(outcome.seen, since),
        order=found.order,
        outcome=outcome,
        counted=number_of(state, outcome),
        changes=shown(state) or outcome.changes,
        more=sum(number_of(state, outcome).values()) - len(state.shown) if state.shown else 0,
        areas=len(found.reading.areas),
        writes=outcome.writes or any(state.counted.get(kind) for kind in (NEW, CHANGED)),
        left_out=sorted([*found.reading.left_out, *found.matching.left_out]),
        cells=found.reading.cells.counts(),
        notices=[
            *date_notices(found),
            *found.reading.notices,
            *found.matching.notices,
            *outcome.notices,
            *found.reading.cells.columns_left_out(found.reading.columns),
        ],
        conflicts=conflicts,
        **said,
    )


def progress(request, model_admin, state: State, found: ReadGrid, conflicts=()):
    """How far the comparison of a large file is; the page goes on by itself."""
    numbers = {"done": state.compared, "all": len(found.reading.areas)}
    return page(
        request,
        model_admin,
        "progress",
        state=state,
        conflicts=conflicts,
        order=found.order,
        **numbers,
    )


def confirm(request, model_admin, state: State):
    """Write what was previewed, unless what is stored is no longer what it was compared with."""
    found = read_grid(request, state)
    if found is None or state.seen is None:
        return no_longer_exists(request)
    if found.questions or found.problems:
        # The people or parties changed meanwhile, so that a name means somebody else now.
        return go_on(request, model_admin, state)
    form = ReasonForm(request.POST)
    # One that cannot be kept is refused below, where nothing else stands in the way.
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        with (
            changing(how=How.IMPORT, detail=state.name, user=request.user, reason=reason),
            together(),
        ):
            outcome = store(found.order, found.reading, found.matching)
            if outcome.seen != state.seen:
                raise ChangedMeanwhileError
            if outcome.problems or form.errors:
                raise RefusedError
            check_reason()
            log(request, outcome)
    # Or somebody stored the same row between the comparison and the writing.
    except (ChangedMeanwhileError, IntegrityError):
        told = changes_since_preview(state, found)
        return preview(request, model_admin, state.anew(), found, conflicts=told)
    except RefusedError:  # which the preview tells
        return preview(request, model_admin, state.anew(), found)
    except ReasonMissingError:
        return preview(request, model_admin, state.anew(), found, unexplained=True)
    return done(request, found, outcome)


def done(request, found: ReadGrid, outcome: Outcome):
    numbers = {"new": outcome.number(NEW), "changed": outcome.number(CHANGED)}
    message = _("Saved: %(new)s new, %(changed)s changed.") % numbers
    if not outcome.writes:
        message = _("Nothing changed: these results were already saved.")
    messages.success(request, message)
    if found.reading.names_alone:
        return redirect("admin:elections_election_change", found.order.round.election_id)
    if outcome.account is None:
        return redirect("admin:elections_account_changelist")
    said = " ".join(map(str, audited(outcome)["sentences"]))
    if said:
        messages.info(request, said)
    return redirect("admin:elections_account_change", outcome.account.pk)


def no_longer_exists(request):
    messages.error(request, _("The round or source no longer exists. Choose again."))
    return redirect(request.path)


# Pages


def upload_form(request, model_admin, *args, **kwargs):
    return GridUploadForm(*args, model_admin=model_admin, request=request, **kwargs)


def ask_file(request, model_admin, form=None, initial=None):
    form = form or upload_form(request, model_admin, initial=initial)
    return page(request, model_admin, "upload", form=form)


def page(request, model_admin, name, state=None, **context):
    context |= {
        **model_admin.admin_site.each_context(request),
        "title": _("Enter a source’s results"),
        "opts": model_admin.opts,
        "media": model_admin.media + context["form"].media if "form" in context else "",
        "state": state.signed() if state else "",
        "file_name": state.name if state else context.get("file_name", ""),
    }
    return TemplateResponse(request, f"{TEMPLATES}/{name}.html", context)
