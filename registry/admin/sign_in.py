"""The way into the desk."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from registry.audit import log
from registry.audit.models import AuditAct


class SignIn(AdminAuthenticationForm):
    """Name and password; who is no member of staff failed, whatever the password."""

    def confirm_login_allowed(self, user: Any) -> None:
        """Raise ValidationError for an account without the desk, and log it."""
        try:
            super().confirm_login_allowed(user)
        except ValidationError:
            tried = log.cut(user.get_username())
            log.write(AuditAct.FAILED, by=None, about=user, tried=tried)
            raise
