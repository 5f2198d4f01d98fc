from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    name = "elections"
    verbose_name = _("election record")

    def ready(self):
        from . import groups, search_indexes
        from .changelog import users
        from .page_cache import hooks
        from .sharing import checks  # noqa: F401 - importing it registers them

        hooks.connect(self)
        groups.connect(self)
        users.connect(self)
        post_migrate.connect(search_indexes.install, sender=self, dispatch_uid="search")
