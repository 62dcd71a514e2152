"""The stock admin app, with our site and our own registrations."""

from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig


class EditorsConfig(SimpleAdminConfig):
    """Django's admin; what it shows is registered by registry.admin.register."""

    default_site = "registry.admin.site.EditorsSite"

    def ready(self) -> None:
        """Register all once every model is loaded."""
        from registry.admin.register import register_all  # models are loaded only now

        super().ready()
        register_all(admin.site)
