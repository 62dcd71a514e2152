"""A reader's report of an error, and how often one machine sends them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = 4000  # characters of what a reader writes


class ReportState(models.TextChoices):
    """What became of a report; codes are a public promise."""

    OPEN = "open", _("received, not answered yet")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class Report(models.Model):
    """What a reader says is wrong; it names nobody, for nobody is asked for a name."""

    # "R-7K3M2Q": no number, so that nobody learns of other reports by counting
    reference = models.CharField(
        _("reference"), max_length=8, unique=True, editable=False
    )
    # public id; blank: it is about no record in particular
    record = models.CharField(_("record"), max_length=16, blank=True, editable=False)
    wrong = models.TextField(_("what is wrong"), max_length=LONGEST, editable=False)
    source = models.TextField(
        _("source"), max_length=LONGEST, blank=True, editable=False
    )
    language = models.CharField(_("language"), max_length=8, editable=False)
    received_at = models.DateTimeField(_("received"), editable=False)
    state = models.CharField(
        _("state"), max_length=8, choices=ReportState, default=ReportState.OPEN
    )
    # public, like the two below, from the moment it is saved
    answer = models.TextField(
        _("answer"),
        blank=True,
        help_text=_("Everybody reads it: say what was done or why nothing was."),
    )
    # NULL: nothing was changed for it
    seq = models.BigIntegerField(
        _("change number"),
        null=True,
        blank=True,
        help_text=_("Of the change that put it right, as 57."),
    )
    is_released = models.BooleanField(
        _("show the reader's words"),
        default=False,
        help_text=_("Only where they name nobody and quote nothing that is not ours."),
    )
    # NULL, both: not answered yet
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports of errors")
        ordering: ClassVar[list[str]] = ["-received_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="open", answered_at__isnull=True)
                | (~Q(state="open") & ~Q(answer="") & Q(answered_at__isnull=False)),
                name="registry_report_answered",
                violation_error_message=_("Who accepts or declines gives an answer."),
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(seq__isnull=False),
                name="registry_report_accepted_by_change",
                violation_error_message=_("Name the change that put it right."),
            ),
        ]
        # what waits, oldest first: the desk
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "received_at"], name="registry_report_waits")
        ]

    def __str__(self) -> str:
        return self.reference


class Attempt(models.Model):
    """One report somebody sent, by a keyed hash of the network; kept for a day."""

    sender = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            # how many came from one sender today, and what is a day old
            models.Index(fields=["sender", "at"], name="registry_attempt_sender"),
            models.Index(fields=["at"], name="registry_attempt_at"),
        ]

    def __str__(self) -> str:
        return self.sender[:8]
