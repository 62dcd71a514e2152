"""The stock admin app, without its own autodiscovery."""

from django.contrib.admin.apps import SimpleAdminConfig


class EditorsConfig(SimpleAdminConfig):
    """Django's admin, with our site in place of its default one."""

    default_site = "registry.admin.site.EditorsSite"
