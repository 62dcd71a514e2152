"""The app of the machinery, and what follows every migrate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    """The register's machinery."""

    name = "registry"
    verbose_name = _("Evidence and change sets")

    def ready(self) -> None:
        """Connect what must stand after every migrate, and the system checks."""
        from registry import after_migrate  # models are ready only now
        from registry.audit import signals
        from registry.history import checks
        from registry.past import views

        pre_migrate.connect(views.remove, dispatch_uid="registry-before-migrate")
        post_migrate.connect(after_migrate.run, dispatch_uid="registry-after-migrate")
        checks.register_all()
        signals.connect_all()
