"""A forgotten password: Django's own pages, throttled, and a link that a superuser hands on.

Neither goes round the second factor: whoever has set a new password still signs in with it.
"""

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import log
from .addresses import throttled_address


class ResetForm(PasswordResetForm):
    """Sends mail to whom the address belongs, if it does, and not too often."""

    def __init__(self, *args, request: HttpRequest, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def get_users(self, email: str):
        address = throttled_address(self.request) or "unknown"
        if not is_allowed("address", address):
            log.alarm("password-reset-refused", self.request, None)
            return
        for user in super().get_users(email):
            if is_allowed("account", str(user.pk)):
                log.record("password-reset-mailed", self.request, user.get_username())
                yield user
            else:
                log.alarm("password-reset-refused", self.request, user.get_username())


def is_allowed(of: str, name: str) -> bool:
    """Whether one more mail may be asked for; counts it.

    The count is in the cache: without a shared one each process has its own.
    """
    key = f"password-reset:{of}:{name}"
    cache.add(key, 0, settings.PASSWORD_RESET_PERIOD.total_seconds())
    try:
        return cache.incr(key) <= settings.PASSWORD_RESETS[of]
    except ValueError:  # forgotten between the two
        return True


def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the address, and answer alike whether anybody has it."""
    if not settings.MAIL:
        raise Http404
    site = urlsplit(settings.SITE_URL)
    view = PasswordResetView.as_view(
        form_class=partial(ResetForm, request=request),
        template_name="registration/password_reset_form.html",
        email_template_name="signin/reset_mail.txt",
        subject_template_name="signin/reset_subject.txt",
        success_url=reverse_lazy("admin:password_reset_done"),
        from_email=settings.DEFAULT_FROM_EMAIL,
        extra_email_context={
            "protocol": site.scheme,
            "domain": site.netloc,
            "site_name": settings.SITE_NAME,
        },
        extra_context=around(request),
    )
    return view(request)


def around(request: HttpRequest) -> dict:
    """What stands on every page of the desk, without its menu: whoever asks is not signed in."""
    return admin.site.each_context(request) | {"is_nav_sidebar_enabled": False}


def confirm(request: HttpRequest, uidb64: str, token: str) -> HttpResponse:
    """Set a new password by a link that works once."""
    view = PasswordResetConfirmView.as_view(
        success_url=reverse_lazy("admin:password_reset_complete"),
        extra_context=around(request),
    )
    response = view(request, uidb64=uidb64, token=token)
    if request.method == "POST" and isinstance(response, HttpResponseRedirect):
        log.alarm("password-reset", request, None)
    return response


@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a link by which somebody sets a password of their own: to invite them, say."""
    user = get_object_or_404(get_user_model(), pk=pk)
    may = admin.site.get_model_admin(type(user)).has_change_permission(request, user)
    if not may or (user.is_superuser and not request.user.is_superuser):
        raise PermissionDenied
    log.alarm("password-link-made", request, user.get_username())
    context = {
        **admin.site.each_context(request),
        "title": _("Link for %(user)s") % {"user": user},
        "original": user,
        "link": link(request, user),
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    return render(request, "admin/auth/user/link.html", context)


def link(request: HttpRequest, user) -> str:
    """The address at which somebody sets a password of their own, for a few days and once."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    path = reverse("admin:password_reset_confirm", args=[uid, token])
    return settings.SITE_URL + path if settings.SITE_URL else request.build_absolute_uri(path)
