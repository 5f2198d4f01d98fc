"""Puts the editors' desk in the place of Django's own admin site.

`admin.site` and `@admin.register` stay as they are: they resolve to the site that is named here.
"""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "elections.signin.site.DeskSite"

    def ready(self):
        super().ready()
        from django.contrib import admin
        from django_otp.plugins.otp_static.models import StaticDevice
        from django_otp.plugins.otp_totp.models import TOTPDevice

        from . import checks, log  # noqa: F401 - importing them connects them

        # Their pages show and set the secrets of every account. Each editor minds their own
        # second factor, and `manage.py reset_second_factor` is for the rest.
        admin.site.unregister([TOTPDevice, StaticDevice])
