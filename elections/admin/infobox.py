"""An article read as a draft election, on the desk: text and source, preview, confirmation.

Each step reads the text anew with the answers so far (`elections.infobox`); the browser carries
it. What is confirmed goes through the loader, whole or not at all.
"""

from dataclasses import replace

from django.contrib import messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from elections import permissions
from elections.changelog import How, changing
from elections.infobox import ASKED, LEFT, TAKEN, Draft, draft_of, read
from elections.loading import LoadError, isolate, load
from elections.models import (
    Account,
    Election,
    Figure,
    Jurisdiction,
    KeyDate,
    Option,
    Party,
    Person,
    Round,
    Section,
    Source,
)

from .grid_forms import AnswersForm
from .infobox_forms import Article, ArticleForm, load_article

MADE = (
    *(Source, Jurisdiction, Person, Party, Election, Round, Option, KeyDate),
    *(Account, Figure, Section),
)


def may_read_articles(user) -> bool:
    """Whether a user may write all that an article can come to."""
    return permissions.may(user, "change", Election) and all(
        permissions.may(user, "add", model) for model in MADE
    )


class InfoboxMixin:
    """The address `article/` on the list of elections."""

    def get_urls(self):
        address = path(
            "article/",
            self.admin_site.admin_view(self.article_view),
            name="elections_election_article",
        )
        return [address, *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def article_view(self, request: HttpRequest) -> HttpResponse:
        if not may_read_articles(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return self.ask_article(request, self.article_form(request))
        if "state" not in request.POST:
            form = self.article_form(request, request.POST, request.FILES)
            if not form.is_valid():
                return self.ask_article(request, form)
            return self.preview_article(request, form.article(request.user))
        article = load_article(request.POST["state"], request.user)
        if article is None:
            messages.error(request, _("The text is no longer available. Paste it again."))
            return redirect(request.path)
        article = article.with_posted(request.POST)
        if "confirm" in request.POST:
            return self.store_article(request, article)
        return self.preview_article(request, article)

    def article_form(self, request, *args):
        return ArticleForm(*args, model_admin=self, request=request)

    def ask_article(self, request, form) -> HttpResponse:
        return self.article_page(request, "upload", form=form, media=self.media + form.media)

    def preview_article(self, request, article: Article, *, changed=False) -> HttpResponse:
        """Load the draft on trial, and show what becomes of each field."""
        draft = drafted(article)
        problems = list(draft.problems)
        if not (problems or draft.questions):
            try:
                load([draft.records], dry_run=True)
            except LoadError as error:
                problems = str(error).splitlines()[1:]
        passages = zip(draft.sections.passages, draft.sections.texts, strict=True)
        return self.article_page(
            request,
            "preview",
            state=replace(article, met=draft.met).signed(),
            name=article.name,
            form=AnswersForm(draft.questions, article.answers),
            problems=problems,
            ready=not (problems or draft.questions),
            told=draft.told,
            counted={
                state: sum(each.state == state for each in draft.told)
                for state in (TAKEN, ASKED, LEFT)
            },
            passages=list(passages),
            changed=changed,
        )

    def store_article(self, request, article: Article) -> HttpResponse:
        """Write the draft that was previewed, if the record still has what it had then."""
        with (
            changing(how=How.IMPORT, detail=article.name, user=request.user),
            transaction.atomic(),
        ):
            isolate()
            draft = drafted(article)
            changed = draft.met != article.met
            if changed or draft.questions or draft.problems:
                return self.preview_article(request, article, changed=changed)
            try:
                load([draft.records])
            except LoadError:  # which the preview tells
                return self.preview_article(request, article)
            election = Election.objects.get(slug=draft.slug)
            message = _("Read from an article.")
            LogEntry.objects.log_actions(
                request.user.pk, [election], ADDITION, change_message=message
            )
        messages.success(
            request, _("Saved as a draft: %(election)s.") % {"election": election.name}
        )
        return redirect("admin:elections_election_change", election.pk)

    def article_page(self, request, page, /, **context) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "title": _("Read an article"),
            "opts": self.opts,
        }
        return TemplateResponse(request, f"admin/elections/infobox/{page}.html", context)


def drafted(article: Article) -> Draft:
    prose = {int(place): text for place, text in article.prose.items() if place.isdecimal()}
    return draft_of(read(article.text), article.source, article.answers, prose)
