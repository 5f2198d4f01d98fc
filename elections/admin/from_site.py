"""The way from a public page to the form behind it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from .counts import page


class FromSiteMixin:
    """The address `edit/<key>/`, to which the public pages of a row link for everybody alike.

    So no public page has to know who looks at it. Who is not signed in is asked to sign in,
    whether there is such a row or not.
    """

    # The field by which public addresses name a row.
    public_key = "slug"

    def get_urls(self):
        address = path(
            "edit/<slug:key>/",
            self.admin_site.admin_view(self.edit_view),
            name="{}_{}_edit".format(*self.get_model_info()),
        )
        return [address, *super().get_urls()]

    @method_decorator(require_safe)
    def edit_view(self, request: HttpRequest, key: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = get_object_or_404(self.model, **{self.public_key: key})
        return redirect(page(self.model, "change", row.pk))
