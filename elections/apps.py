from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    name = "elections"
    verbose_name = _("election record")

    def ready(self):
        from . import roles
        from .pagestore import hooks
        from .sharing import checks  # noqa: F401 - importing it registers them

        hooks.connect(self)
        roles.connect(self)
