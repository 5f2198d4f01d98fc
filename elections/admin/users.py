"""Accounts and groups: an account that has changed something is made inactive, not deleted."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from elections.changelog.users import log_entries, why_kept
from elections.groups import permissions

from .lists import OfferedLookupsMixin

User = get_user_model()
admin.site.unregister([User, Group])


@admin.register(Group)
class NarrowGroupAdmin(OfferedLookupsMixin, GroupAdmin):
    pass


class UserForm(UserAdmin.form):
    def clean(self):
        cleaned = super().clean()
        names = [group.name for group in cleaned.get("groups") or [] if group.name in permissions()]
        if names and not cleaned.get("is_staff"):
            message = _(
                "Accounts in the group “%(group)s” must be staff: without it they cannot sign in."
            )
            error = forms.ValidationError(message, code="staff", params={"group": names[0]})
            self.add_error("is_staff", error)
        return cleaned


@admin.register(User)
class KeptUserAdmin(OfferedLookupsMixin, UserAdmin):
    form = UserForm

    def get_deleted_objects(self, objs, request):
        """What stands in the way is told before anybody confirms."""
        deleted, count, lacking, protected = super().get_deleted_objects(objs, request)
        kept = [why_kept(user) for user in objs if log_entries(user).exists()]
        return deleted, count, lacking, [*protected, *kept]
