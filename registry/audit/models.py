"""The audit log's one table."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class AuditAct(models.TextChoices):
    """What was done; those of change sets bear the codes of their remarks."""

    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_OUT = "signed_out", _("signed out")
    FAILED = "failed", _("failed to sign in")
    ACCOUNT_MADE = "account_made", _("account made")
    ACCOUNT_CLOSED = "account_closed", _("account closed")
    ACCOUNT_OPENED = "account_opened", _("account opened again")
    ACCOUNT_CHANGED = "account_changed", _("account changed")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    ROLE_GIVEN = "role_given", _("role given")
    ROLE_TAKEN = "role_taken", _("role taken away")
    APPROVED = "approved", _("change set approved")
    RETURNED = "returned", _("change set returned")
    PUBLISHED = "published", _("change set published")
    LOOKED_AT = "looked_at", _("change set reviewed after publication")
    EXPORTED = "exported", _("data exported")
    REPORT_ANSWERED = "report_answered", _("report of an error answered")
    ENDPOINT_MADE = "endpoint_made", _("webhook made")
    ENDPOINT_CHANGED = "endpoint_changed", _("webhook changed")
    ENDPOINT_PAUSED = "endpoint_paused", _("webhook paused")
    ENDPOINT_RESUMED = "endpoint_resumed", _("webhook resumed")
    ENDPOINT_REPLAY = "endpoint_replay", _("webhook told again")
    ENDPOINT_SECRET = "endpoint_secret", _("webhook given a new secret")
    ENDPOINT_TESTED = "endpoint_tested", _("webhook tested")
    ENDPOINT_REMOVED = "endpoint_removed", _("webhook removed")


class AuditLine(models.Model):
    """One thing somebody did: never changed, never removed, never public.

    It holds no password, no address of a machine and nothing of a public reader.
    """

    # the database's clock: nobody hands a time over
    at = models.DateTimeField(_("time"), db_default=Now(), editable=False)
    # NULL: nobody was signed in at the desk, as for a failure or a command
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    act = models.CharField(_("act"), max_length=16, choices=AuditAct)
    # "auth.user/12"; blank: it is about nothing that is stored
    about = models.CharField(_("about"), max_length=80, blank=True)
    detail = models.JSONField(_("detail"), default=dict, blank=True)

    class Meta:
        verbose_name = _("audit line")
        verbose_name_plural = _("audit log")
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            # the lines of a day, and those about one account
            models.Index(fields=["at"], name="registry_auditline_at"),
            models.Index(fields=["about"], name="registry_auditline_about"),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.about}".strip()
