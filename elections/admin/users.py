"""Accounts: one that has changed something is made inactive, and not deleted."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin

from elections.recording.users import log_entries, why_kept

User = get_user_model()
admin.site.unregister(User)


@admin.register(User)
class KeptUserAdmin(UserAdmin):
    def get_deleted_objects(self, objs, request):
        """What stands in the way is told before anybody confirms."""
        deleted, count, lacking, protected = super().get_deleted_objects(objs, request)
        kept = [why_kept(user) for user in objs if log_entries(user).exists()]
        return deleted, count, lacking, [*protected, *kept]
