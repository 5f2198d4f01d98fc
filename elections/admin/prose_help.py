"""What the form of a page's prose asks while it is written: how it will look, which sources."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from elections import markdown, permissions
from elections.models import Source
from elections.models.prose import cited_keys
from elections.models.texts import LONGEST_PROSE

MOST_FOUND = 10


@dataclass(frozen=True)
class Mark:
    """A source as the mark in a preview shows it."""

    key: str
    number: int
    name: str


class Citing:
    """The marks of the sources that one text cites, numbered in the order of citing."""

    def __init__(self, text: str):
        self.keys = cited_keys(text)

    @cached_property
    def marks(self) -> dict[str, Mark]:
        found = Source.objects.filter(key__in=self.keys).in_bulk(field_name="key")
        known = [key for key in self.keys if key in found]
        return {
            key: Mark(key, number, found[key].short_name) for number, key in enumerate(known, 1)
        }

    def __call__(self, key: str) -> Mark | None:
        return self.marks.get(key)


class ProseHelpMixin:
    """The addresses `preview/` and `sources/` of the table of sections."""

    def get_urls(self):
        view, name = self.admin_site.admin_view, "{}_{}".format(*self.get_model_info())
        return [
            path("preview/", view(self.preview_view), name=f"{name}_preview"),
            path("sources/", view(self.sources_view), name=f"{name}_sources"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def preview_view(self, request: HttpRequest) -> HttpResponse:
        """The HTML of `body`, Markdown that is not stored yet."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        text = request.POST.get("body", "").replace("\r\n", "\n")
        if len(text) > LONGEST_PROSE:  # which takes seconds, and the form refuses it
            return HttpResponse(status=413)
        return HttpResponse(markdown.render(text, Citing(text)))

    @method_decorator(require_safe)
    def sources_view(self, request: HttpRequest) -> JsonResponse:
        """The sources that have the words of `q`, as {"sources": [{key, name, title}, ...]}."""
        if not permissions.may(request.user, "view", Source):
            raise PermissionDenied
        admin = self.admin_site.get_model_admin(Source)
        words = request.GET.get("q", "").replace("\0", "")[:200]
        rows, _distinct = admin.get_search_results(request, Source.objects.order_by(), words)
        found = rows.values_list("key", "short_name", "title")[:MOST_FOUND] if words else []
        return JsonResponse(
            {"sources": [dict(zip(("key", "name", "title"), row, strict=True)) for row in found]}
        )
