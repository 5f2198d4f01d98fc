"""One page for a round's figures: its accounts side by side, to be typed or pasted into.

It is saved whole or not at all. What else an account says, its own form keeps.
"""

from functools import partial

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections import permissions
from elections.audit import LoadedElection, wording
from elections.audit.snapshot import judged
from elections.changelog import together
from elections.models import Account, Figure, Round

from .audited import load
from .choosers import is_key
from .conflicts.attempts import ATTEMPTS, attempted
from .conflicts.forms import TAKE, Conflicts
from .conflicts.states import INPUT, Snapshot, locked_states, token
from .counts import page
from .drafts import saved
from .figures_cells import MOST_ACCOUNTS, Grid
from .figures_conflicts import Compared
from .reasons import ReasonMissingError, check_reason

TEMPLATES = "admin/elections/round"


def may_write_figures(user) -> bool:
    """Whether the user may write figures at all; of which election, `permissions` looks at."""
    return permissions.may(user, "add", Figure) and permissions.may(user, "change", Figure)


class FiguresPageMixin:
    """The page `figures/` of a round."""

    def get_urls(self):
        address = path(
            "<path:object_id>/figures/",
            self.admin_site.admin_view(self.figures_view),
            name="{}_{}_figures".format(*self.get_model_info()),
        )
        return [address, *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def figures_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the grid; with POST, save it, or with `check` say what the audit would say."""
        round_ = self.get_object(request, unquote(object_id)) if is_key(object_id) else None
        if round_ is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not all(permissions.may(request.user, "view", one) for one in (Round, Account, Figure)):
            raise PermissionDenied
        self.read_reason(request)
        if request.method != "POST":
            return self.show_figures(request, grid_of(round_))
        if "check" in request.POST:
            return self.check_figures(request, round_)
        if not may_write_figures(request.user):
            raise PermissionDenied
        try:
            with together():
                return attempted(request, partial(self.save_figures, request, round_))
        except ReasonMissingError:
            self.ask_again(request)
            grid = grid_of(round_)
            grid.read(request.POST, request.POST.getlist(TAKE))
            grid.fill()
            return self.show_figures(request, grid, errors=[request.reason_said])

    def check_figures(self, request: HttpRequest, round_: Round) -> HttpResponse:
        """What the audit says of the figures as they are typed; nothing is stored."""
        grid = grid_of(round_)
        grid.read(request.POST, request.POST.getlist(TAKE))
        grid.fill()
        if request.POST["check"] == "fragment":
            context = {"verdicts": verdicts(grid)}
            return TemplateResponse(request, f"{TEMPLATES}/_verdicts.html", context)
        # What the page first showed, so that what others store in the meantime is found out.
        shown = {INPUT: request.POST.get(INPUT, "")}
        return self.show_figures(request, grid, unsaved=True, **shown)

    def save_figures(self, request: HttpRequest, round_: Round, attempt: int) -> HttpResponse:
        permissions.hold([round_.election_id])
        stored = Figure.objects.filter(account__round=round_, account__area=None)
        locked_states(
            Account, Account.objects.whole().filter(round=round_).values_list("pk", flat=True)
        )
        locked_states(Figure, stored.values_list("pk", flat=True))
        grid = grid_of(round_)
        if grid.is_too_large:
            return self.show_figures(request, grid)
        take = request.POST.getlist(TAKE)
        shown = Snapshot(request.POST.get(INPUT, ""))
        grid.read(request.POST, take)
        conflicts = Conflicts(
            request.user, shown, take=frozenset(take), collided=attempt == ATTEMPTS - 1
        )
        compared = Compared(grid, conflicts)
        told = {"conflicts": compared.context()} if compared.found else {}
        grid.fill()
        changed = grid.changed()
        refused = dict.fromkeys(said for cell in changed for said in cell.refusals(request.user))
        errors = [*refused, *([request.reason_said] if request.reason_said else [])]
        if told or errors or grid.errors():
            return self.show_figures(request, grid, errors=errors, **told)
        return saved(request, self.write_figures(request, changed))

    def write_figures(self, request: HttpRequest, changed: list) -> HttpResponse:
        numbers = {"new": 0, "changed": 0, "deleted": 0}
        for cell in changed:
            if not cell.states_something:
                cell.figure.delete()
                numbers["deleted"] += 1
            else:
                numbers["changed" if cell.state else "new"] += 1
                cell.figure.save()
        check_reason()
        if changed:
            accounts = list({cell.account.pk: cell.account for cell in changed}.values())
            said = _("Figures entered on the page of all accounts.")
            LogEntry.objects.log_actions(request.user.pk, accounts, CHANGE, change_message=said)
            message = _("Saved: %(new)s new, %(changed)s changed, %(deleted)s deleted.") % numbers
        else:
            message = _("Nothing changed.")
        messages.success(request, message)
        return redirect(request.path)

    def show_figures(
        self, request: HttpRequest, grid: Grid, *, errors=(), unsaved=False, **told
    ) -> HttpResponse:
        user, round_ = request.user, grid.round
        writes = may_write_figures(user)
        is_open = permissions.may_add_below(user, Figure, round_)
        field_errors = grid.errors()
        context = {
            **self.admin_site.each_context(request),
            "title": _("All figures of “%(round)s”") % {"round": round_},
            "here": _("All figures"),
            "opts": self.opts,
            "original": round_,
            "media": self.media,
            "grid": grid,
            "most": MOST_ACCOUNTS,
            # What was typed before the election was published is kept on the page.
            "may_write": writes and (is_open or request.method == "POST"),
            "why_read_only": permissions.published_figure() if writes and not is_open else "",
            "accounts": f"{page(Account, 'changelist')}?round__id__exact={round_.pk}",
            "address_to_add": permissions.may(user, "add", Account)
            and permissions.may_add_below(user, Account, round_)
            and f"{page(Account, 'add')}?round={round_.pk}",
            "verdicts": verdicts(grid),
            "errors": bool(errors or field_errors or unsaved),
            "refused": [*errors],
            "field_errors": field_errors,
            INPUT: token(grid.states()),
            **told,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"{TEMPLATES}/figures.html", context)


def grid_of(round_: Round) -> Grid:
    return Grid(load(round_.election_id), round_.pk)


def as_filled(grid: Grid) -> LoadedElection:
    """The election as it would be with the figures that the grid says."""
    record = grid.record
    for account in grid.accounts:
        cells = list(grid.cells_of(account))
        in_cells = {cell.state["id"] for cell in cells if cell.state}
        rows = [row for row in account.figures.all() if row.pk not in in_cells]
        rows += [cell.figure for cell in cells if cell.states_something]
        # What the audit was to read, it reads from here.
        account._prefetched_objects_cache["figures"] = rows
    return LoadedElection(record.election, record.cited, record.earlier)


def verdicts(grid: Grid) -> list[dict]:
    """What the audit says of each account, or what is to be mended before it can say anything."""
    if grid.is_too_large:
        return []
    record, found = as_filled(grid), []
    for account in grid.accounts:
        inputs = [each for cell in grid.cells_of(account) for each in cell.inputs if each.errors]
        told = {"account": account, "kind": "unreadable", "label": _("cannot be read")}
        if inputs:
            told["sentences"] = [f"{each.label}: {' '.join(each.errors)}" for each in inputs]
        elif account.pk not in record.printed:
            # All that is left of it is observers or the like.
            told |= {"kind": "nothing_to_check", "label": _("no figures"), "sentences": []}
        else:
            printed = record.printed[account.pk]
            verdict = judged(printed)
            told["kind"] = wording.verdict_kind(verdict)
            told["label"] = wording.verdict_label(verdict)
            told["sentences"] = wording.verdict_sentences(verdict, printed, record.names)
        found.append(told)
    return found
