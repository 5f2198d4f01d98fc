from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from elections.models import Jurisdiction

from .base import RecordAdmin
from .counts import count


@admin.register(Jurisdiction)
class JurisdictionAdmin(RecordAdmin):
    list_display = [
        "name",
        "iso_code",
        count("elections", _("elections")),
        count("delegations", _("delegations")),
        count("actors", _("actors")),
    ]
    prepopulated_fields = {"slug": ["name"]}
