"""Accounts and groups: an account that has changed something is made inactive, not deleted."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group

from elections.changelog.users import log_entries, why_protected
from elections.groups import permissions

from .lists import OfferedLookupsMixin

User = get_user_model()
admin.site.unregister([User, Group])


@admin.register(Group)
class NarrowGroupAdmin(OfferedLookupsMixin, GroupAdmin):
    pass


class UserForm(UserAdmin.form):
    def clean(self):
        """Keep who stays in a group of the desk from losing the desk; see `groups.make_staff`."""
        cleaned = super().clean()
        if any(group.name in permissions() for group in cleaned.get("groups") or []):
            cleaned["is_staff"] = True
        return cleaned


@admin.register(User)
class KeptUserAdmin(OfferedLookupsMixin, UserAdmin):
    form = UserForm
    change_form_template = "admin/auth/user/change_form.html"

    def get_deleted_objects(self, objs, request):
        """What stands in the way is told before anybody confirms."""
        deleted, count, lacking, protected = super().get_deleted_objects(objs, request)
        kept = [why_protected(user) for user in objs if log_entries(user).exists()]
        return deleted, count, lacking, [*protected, *kept]
