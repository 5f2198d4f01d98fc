"""Tells the browser which draft of a form is saved: js/draft.js keeps what is not."""

import re

from django.conf import settings
from django.urls import reverse


class DraftMixin:
    """A form whose unsaved input the browser keeps until the answer says that it is stored."""

    def response_add(self, request, obj, post_url_continue=None):
        return saved(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return saved(request, super().response_change(request, obj))


def saved(request, response):
    draft = request.POST.get("draft", "")
    if re.fullmatch(r"[0-9a-z]{1,40}", draft):
        response.set_cookie(
            f"saved-draft-{draft}",
            "1",
            max_age=30 * 24 * 60 * 60,  # as long as drafts are kept
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
