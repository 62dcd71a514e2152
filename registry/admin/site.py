"""The editors' site: every write view runs in capture."""

from django.contrib.admin import AdminSite


class EditorsSite(AdminSite):
    """The stock admin site, in the register's words."""
