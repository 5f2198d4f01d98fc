"""The editors' desk: Django's admin site behind this site's way of signing in."""

from functools import partial

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import (
    PasswordChangeView,
    PasswordResetCompleteView,
    PasswordResetDoneView,
)
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from . import log, resets, views
from .forms import PasswordForm, SignInForm


class DeskSite(admin.AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("Election admin")
    login_form = SignInForm
    login_template = "signin/sign_in.html"
    logout_template = "signin/signed_out.html"

    def get_urls(self) -> list:
        return [
            # Before Django's own, which turns away who still owes a second factor.
            path("logout/", csrf_protect(never_cache(self.sign_out)), name="logout"),
            path("second-factor/", self.admin_view(views.overview), name="second_factor"),
            path(
                "second-factor/set-up/",
                csrf_protect(never_cache(views.set_up)),
                name="second_factor_set_up",
            ),
            path(
                "second-factor/recovery-codes/",
                self.admin_view(views.renew_recovery_codes),
                name="second_factor_recovery_codes",
            ),
            path(
                "second-factor/remove/",
                self.admin_view(views.remove),
                name="second_factor_remove",
            ),
            path("password-reset/", resets.ask, name="password_reset"),
            path(
                "password-reset/done/",
                PasswordResetDoneView.as_view(extra_context={"title": _("Password reset sent")}),
                name="password_reset_done",
            ),
            path(
                "password-reset/<uidb64>/<token>/",
                never_cache(resets.confirm),
                name="password_reset_confirm",
            ),
            path(
                "password-reset/complete/",
                PasswordResetCompleteView.as_view(),
                name="password_reset_complete",
            ),
            path(
                "auth/user/<int:pk>/link/", self.admin_view(resets.hand_on), name="auth_user_link"
            ),
            path("help/", self.admin_view(self.help), name="help"),
            path(
                "r/<path:content_type_id>/<path:object_id>/",
                self.admin_view(self.view_on_site),
                name="view_on_site",
            ),
            *super().get_urls(),
        ]

    def help(self, request: HttpRequest) -> HttpResponse:
        """What the words of the desk mean, with an example."""
        context = self.each_context(request) | {"title": _("How the record works")}
        request.current_app = self.name
        return TemplateResponse(request, "admin/help.html", context)

    def view_on_site(
        self, request: HttpRequest, content_type_id: str, object_id: str
    ) -> HttpResponse:
        """Django's, which by itself tells the address of a draft to staff who may not see it."""
        try:
            model = ContentType.objects.get(pk=content_type_id).model_class()
        except (ContentType.DoesNotExist, ValueError) as error:
            raise Http404 from error
        if not self.is_registered(model):
            raise Http404
        if not self.get_model_admin(model).has_view_permission(request):
            raise PermissionDenied
        return shortcut(request, content_type_id, object_id)

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if request.method == "GET" and views.owes_set_up(request):
            return redirect("admin:second_factor_set_up")
        context = {"title": _("Sign in"), "mail": bool(settings.MAIL), **(extra_context or {})}
        return super().login(request, context)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        from elections.admin.choosers import ChooserView  # noqa: PLC0415 - this site is made first

        return ChooserView.as_view(admin_site=self)(request)

    def sign_out(self, request: HttpRequest) -> HttpResponse:
        if not request.account.is_authenticated:
            return redirect("admin:index")
        request.user = request.account
        return self.logout(request, {"title": _("You are signed out")})

    def password_change(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        request.current_app = self.name
        view = PasswordChangeView.as_view(
            form_class=partial(PasswordForm, request=request),
            success_url=reverse("admin:password_change_done"),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        response = view(request)
        if isinstance(response, HttpResponseRedirect):
            log.record("password-changed", request, request.user.get_username())
        return response
