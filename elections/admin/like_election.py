"""A new election like an earlier one: the same office and ballot, entered once and for all rows."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from elections import permissions
from elections.changelog import together
from elections.models import Contest, Election, Option, Round, RoundStatus, Source

from .choosers import LoadedSelectMultiple
from .counts import page
from .inputs import Day

# What the two have in common.
ALIKE = ("jurisdiction", "jurisdiction_name", "type", "vote_type", "office")
CONTEST = ("slug", "name", "kind", "order", "seats")
OPTION = (
    *("slug", "kind", "name", "person", "running_mate", "party", "party_name", "order"),
    "in_infobox",
)
WRITTEN = (Election, Contest, Round, Option)


class LikeForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    slug = forms.SlugField(
        label=gettext_lazy("Slug"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("The last part of the page's address. Blank: made from the name."),
    )
    date = Day(label=gettext_lazy("Date"), help_text=gettext_lazy("The day of the first round."))
    sources = forms.ModelMultipleChoiceField(
        Source.objects.all(),
        label=gettext_lazy("Sources"),
        help_text=gettext_lazy("For the election and all options and contests that are made."),
        widget=LoadedSelectMultiple(Election._meta.get_field("sources"), admin.site),
    )
    options = forms.MultipleChoiceField(
        label=gettext_lazy("Options that stand again"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, election: Election, **kwargs):
        super().__init__(*args, **kwargs)
        options = election.options.select_related("person", "running_mate").order_by("order", "pk")
        self.fields["options"].choices = [(str(each.pk), each.label) for each in options]
        self.fields["name"].widget.attrs = {"class": "vTextField", "autofocus": True}

    def clean(self):
        if not self.cleaned_data.get("slug") and "slug" not in self.errors:
            self.cleaned_data["slug"] = slugify(self.cleaned_data.get("name", ""))
        return self.cleaned_data


class LikeElectionMixin:
    """The page `like/` of an election."""

    def get_urls(self):
        address = path(
            "<path:object_id>/like/",
            self.admin_site.admin_view(self.like_view),
            name="{}_{}_like".format(*self.get_model_info()),
        )
        return [address, *super().get_urls()]

    def beginnings(self, request, obj):
        return [(page(Election, "like", obj.pk), _("New election like this one"))]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def like_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        election = self.get_object(request, unquote(object_id))
        if election is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        may_view = self.has_view_permission(request, election)
        if not (may_view and all(permissions.may(request.user, "add", one) for one in WRITTEN)):
            raise PermissionDenied
        if request.method != "POST":
            chosen = [str(pk) for pk in election.options.values_list("pk", flat=True)]
            form = LikeForm(election=election, initial={"options": chosen})
            return self.show_like(request, election, form)
        form = LikeForm(request.POST, election=election)
        if not form.is_valid():
            return self.show_like(request, election, form)
        try:
            with together():
                made = make(election, request.user, **form.cleaned_data)
        except ValidationError as error:
            for name, said in error.message_dict.items():
                form.add_error(name if name in form.fields else None, said)
            return self.show_like(request, election, form)
        self.log_addition(request, made, _("Made like “%(name)s”.") % {"name": election})
        messages.success(request, _("Made as a draft. Check what has changed since."))
        return redirect(page(Election, "change", made.pk))

    def show_like(self, request: HttpRequest, election: Election, form: LikeForm) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("New election like “%(name)s”") % {"name": election},
            "opts": self.opts,
            "original": election,
            "media": self.media + form.media,
            "form": form,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/elections/election/like.html", context)


def make(like: Election, user, *, name, slug, date, sources, options) -> Election:
    """Make a draft with the contests and the chosen options of an earlier election.

    It has a first round for each contest, not held yet. Nothing that a source has to state of it
    alone (orders on the ballot aside) is taken over: no post, no status, no figure. Raises
    ValidationError by field; to be called in a transaction.
    """
    election = Election(name=name, slug=slug, date=date, **values(like, ALIKE))
    election.previous = None if Election.objects.filter(previous=like).exists() else like
    election.holder_before, election.party_before = like.holder_after, like.party_after
    election.party_before_name = like.party_after_name
    store(election, user, sources)
    contests = {None: None}
    for old in like.contests.order_by("order", "pk"):
        contests[old.pk] = Contest(election=election, **values(old, CONTEST))
        store(contests[old.pk], user, sources)
    for number, contest in enumerate([one for one in contests.values() if one] or [None], 1):
        vote = {"number": number, "contest": contest, "status": RoundStatus.TENTATIVE}
        store(Round(election=election, **vote), user)
    made = {}
    # Lines of an option come after it.
    for old in like.options.filter(pk__in=options).order_by(
        F("part_of").asc(nulls_first=True), "order", "pk"
    ):
        new = Option(election=election, contest=contests[old.contest_id], **values(old, OPTION))
        new.part_of = made.get(old.part_of_id)
        store(new, user, sources)
        made[old.pk] = new
    return election


def values(row, names) -> dict:
    return {name: getattr(row, name) for name in names}


def store(row, user, sources=()) -> None:
    row.full_clean()
    if refused := permissions.refusals(user, row):
        raise ValidationError(refused)
    row.save()
    if sources:
        row.sources.set(sources)
