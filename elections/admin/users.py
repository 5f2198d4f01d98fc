"""Accounts and groups: an account that has changed something is made inactive, not deleted."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group

from elections.recording.users import log_entries, why_kept

from .lists import OfferedLookupsMixin

User = get_user_model()
admin.site.unregister([User, Group])


@admin.register(Group)
class NarrowGroupAdmin(OfferedLookupsMixin, GroupAdmin):
    pass


@admin.register(User)
class KeptUserAdmin(OfferedLookupsMixin, UserAdmin):
    def get_deleted_objects(self, objs, request):
        """What stands in the way is told before anybody confirms."""
        deleted, count, lacking, protected = super().get_deleted_objects(objs, request)
        kept = [why_kept(user) for user in objs if log_entries(user).exists()]
        return deleted, count, lacking, [*protected, *kept]
