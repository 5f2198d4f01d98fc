"""The sign-in form, and the one that asks for a code."""

from django import forms
from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import authenticate
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_variables
from django_otp.plugins.otp_static.models import StaticDevice

from . import log, second_factor, throttle


def code_field(**kwargs) -> forms.CharField:
    """A field for a code: long enough for a recovery code that was copied with its spaces."""
    attributes = {
        "autocomplete": "one-time-code",
        "autocapitalize": "off",
        "spellcheck": "false",
        "size": "12",
    }
    return forms.CharField(
        label=_("Code"), max_length=40, widget=forms.TextInput(attrs=attributes), **kwargs
    )


class SignInForm(AdminAuthenticationForm):
    """Name, password and code in one step.

    Whatever is wrong, the answer is the same: two steps would tell a guesser that the password
    was right. A wrong code counts as a failed sign-in, as a wrong password does.
    """

    # As long as a name can be: a longer one would be counted before it is found to be none.
    username = UsernameField(max_length=150, widget=forms.TextInput(attrs={"autofocus": True}))
    code = code_field(
        required=False,
        help_text=_(
            "From your authenticator app, or a recovery code. Leave blank if your account has no "
            "second factor."
        ),
    )

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": _(
            "Wrong username, password or code, or this account has no access. "
            "Each code works only once; after a wrong one, wait a moment."
        ),
    }

    def confirm_login_allowed(self, user) -> None:
        try:
            if throttle.is_locked_meanwhile(self.request, user):
                raise self.get_invalid_login_error()
            super().confirm_login_allowed(user)
            self.confirm_second_factor(user)
        except ValidationError:
            user_login_failed.send(
                sender=__name__, credentials={"username": user.get_username()}, request=self.request
            )
            raise

    def confirm_second_factor(self, user) -> None:
        if not second_factor.is_on(user):
            return
        device = second_factor.verify(user, self.cleaned_data.get("code", ""))
        if device is None:
            log.alarm("wrong-code", self.request, user.get_username())
            raise self.get_invalid_login_error()
        user.otp_device = device  # django-otp binds it to the session at sign-in
        if isinstance(device, StaticDevice):
            left = second_factor.recovery_codes_left(user)
            log.alarm("recovery-code-used", self.request, user.get_username(), left=left)
            messages.warning(
                self.request,
                ngettext(
                    "You signed in with a recovery code. %(left)d is left.",
                    "You signed in with a recovery code. %(left)d are left.",
                    left,
                )
                % {"left": left},
            )
        else:
            log.record("code-accepted", self.request, user.get_username())


class PasswordForm(AdminPasswordChangeForm):
    """Asks for the old password, and counts a wrong one as a failed sign-in.

    Else whoever finds a desk left open could guess there for as long as they like.
    """

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    @sensitive_variables("old_password")
    def clean_old_password(self) -> str:
        old_password = self.cleaned_data["old_password"]
        credentials = {"username": self.user.get_username()}
        if not authenticate(self.request, **credentials, password=old_password):
            raise self.wrong_password()
        if throttle.is_locked_meanwhile(self.request, self.user):
            user_login_failed.send(sender=__name__, credentials=credentials, request=self.request)
            raise self.wrong_password()
        throttle.forgive(self.request, self.user)
        return old_password

    def wrong_password(self) -> ValidationError:
        return ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")


def check_code(request, code: str) -> None:
    """Use up a code of the signed-in account. Raises ValidationError if it is not one."""
    if second_factor.verify(request.user, code) is None:
        log.alarm("wrong-code", request, request.user.get_username())
        raise ValidationError(
            _(
                "This code is wrong or has already been used. Wait for the next one; after "
                "several wrong codes, wait a few minutes."
            ),
            code="wrong_code",
        )


class CodeForm(forms.Form):
    """Asks a signed-in editor for a code of the second factor that the account has."""

    code = code_field(help_text=_("From your authenticator app, or a recovery code."))

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_code(self) -> str:
        check_code(self.request, self.cleaned_data["code"])
        return self.cleaned_data["code"]


class SetUpForm(forms.Form):
    """Asks for the code of a new authenticator app, and of the one that it takes the place of."""

    new_code = code_field(help_text=_("The six digits currently shown in the app."))
    code = code_field(help_text=_("The six digits it currently shows, or a recovery code."))

    def __init__(self, *args, request, key: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.key = request, key
        if second_factor.is_on(request.account):
            self.fields["new_code"].label = _("Code from the new app")
            self.fields["code"].label = _("Code from your current app")
        else:
            del self.fields["code"]

    def clean_new_code(self) -> str:
        code = self.cleaned_data["new_code"]
        if not second_factor.shows(self.key, code):
            raise ValidationError(
                _(
                    "This is not the app’s current code. Check that the clock on your phone is "
                    "right, then enter the next code."
                ),
                code="wrong_code",
            )
        return code

    def clean(self) -> dict:
        # Only once the new app works: a code that was used up in vain is a minute's wait.
        if not self.errors and "code" in self.fields:
            try:
                check_code(self.request, self.cleaned_data["code"])
            except ValidationError as error:
                self.add_error("code", error)
        return self.cleaned_data
