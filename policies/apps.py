"""The app that holds the kinds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    """Kinds of virtual-asset regulation."""

    name = "policies"
    verbose_name = _("Register")
