"""The pages on which editors mind their second factor, and the answer to who is locked out."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_otp import login as bind_to_session
from django_otp.plugins.otp_totp.models import default_key

from . import log, second_factor, throttle
from .forms import CodeForm, SetUpForm

SECRET_IN_SESSION = "second_factor_key"  # noqa: S105 - the name under which it is kept


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    if not second_factor.is_on(request.user):
        return redirect("admin:second_factor_set_up")
    return show_overview(request)


def show_overview(
    request: HttpRequest, *, renew: CodeForm | None = None, remove: CodeForm | None = None
) -> HttpResponse:
    left = second_factor.recovery_codes_left(request.user)
    context = {
        "title": _("Second factor"),
        "left": ngettext(
            "%(left)d recovery code is left.", "%(left)d recovery codes are left.", left
        )
        % {"left": left},
        "renew": renew or CodeForm(request=request, prefix="renew"),
        "remove": remove or CodeForm(request=request, prefix="remove"),
        "compulsory": settings.REQUIRE_SECOND_FACTOR,
    }
    return show(request, "signin/second_factor.html", context)


def owes_set_up(request: HttpRequest) -> bool:
    """Whether an editor is signed in who may do nothing before setting a second factor up."""
    account = request.account
    return (
        account.is_active
        and account.is_staff
        and not request.user.is_authenticated
        and not second_factor.is_on(account)
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up a second factor, or put a new app in the place of the one there is.

    The one page of the desk that is open to editors who still owe a second factor. It is shut to
    a session that has not given the code of one that the account has.
    """
    account = request.account
    if not (admin.site.has_permission(request) or owes_set_up(request)):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    key = request.session.setdefault(SECRET_IN_SESSION, default_key())
    form = SetUpForm(request.POST or None, request=request, key=key)
    if request.method == "POST" and form.is_valid():
        replace = "code" in form.cleaned_data
        code = form.cleaned_data["new_code"]
        device = second_factor.set_up(account, key, code, replace=replace)
        del request.session[SECRET_IN_SESSION]
        if device is None:
            return redirect("admin:second_factor")
        request.user = account
        request.session.cycle_key()
        bind_to_session(request, device)
        log.record("second-factor-set-up", request, account.get_username())
        return show_recovery_codes(request)
    app = second_factor.new_app(account, key)
    context = {
        "title": _("Set up a second factor"),
        "form": form,
        "address": app.config_url,
        # Made of fixed marks and numbers alone; the address is in it only as dark squares.
        "qr_code": mark_safe(second_factor.qr_code(app.config_url)),  # noqa: S308
        "secret": second_factor.secret_text(key),
        "owes": not request.user.is_authenticated,
    }
    return show(request, "signin/set_up.html", context)


@sensitive_post_parameters()
@require_POST
def renew_recovery_codes(request: HttpRequest) -> HttpResponse:
    if not second_factor.is_on(request.user):
        return redirect("admin:second_factor")
    form = CodeForm(request.POST, request=request, prefix="renew")
    if not form.is_valid():
        return show_overview(request, renew=form)
    log.record("recovery-codes-renewed", request, request.user.get_username())
    return show_recovery_codes(request)


@sensitive_post_parameters()
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    if settings.REQUIRE_SECOND_FACTOR or not second_factor.is_on(request.user):
        return redirect("admin:second_factor")
    form = CodeForm(request.POST, request=request, prefix="remove")
    if not form.is_valid():
        return show_overview(request, remove=form)
    second_factor.remove(request.user)
    log.alarm("second-factor-removed", request, request.user.get_username())
    messages.success(request, _("Your second factor is off."))
    return redirect("admin:index")


def show_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them, this once: they are in no address and no session."""
    context = {
        "title": _("Recovery codes"),
        "codes": second_factor.renew_recovery_codes(request.user),
    }
    return show(request, "signin/recovery_codes.html", context)


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict) -> HttpResponse:
    """The answer to a sign-in that is not looked at because too many have failed before it."""
    at = request.axes_attempt_time
    end = throttle.lock_ends(credentials.get("username"), request.axes_ip_address, at)
    minutes = throttle.minutes_until(end or at, timezone.now())
    context = {
        "title": _("Too many failed sign-ins"),
        "minutes": minutes,
        "contact": settings.OPERATOR_CONTACT,
        "again": request.get_full_path(),
    }
    answer = show(request, "signin/locked_out.html", context, status=429)
    answer["Retry-After"] = str(minutes * 60)
    add_never_cache_headers(answer)
    return answer


def show(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    return render(request, template, admin.site.each_context(request) | context, status=status)
