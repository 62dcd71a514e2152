"""The tables of webhooks: who is told, up to which change, and how each try went."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.webhooks.outcomes import Outcome


class State(models.TextChoices):
    """Whether an endpoint is told of changes, and who stopped it if not."""

    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused by an administrator")
    GONE = "gone", _("paused: the receiver wants no more")
    GIVEN_UP = "given_up", _("paused: it failed for three days")


class Endpoint(models.Model):
    """An address that is told of every change, and how far it was told.

    No secret is stored: `seed` is worthless without the server's SECRET_KEY.
    """

    name = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        help_text=_("For this desk alone, as “Archive of the library”."),
    )
    url = models.CharField(
        _("address"),
        max_length=500,
        help_text=_("Where changes are posted, https://… and open to the Internet."),
    )
    # slugs; []: every kind
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.ACTIVE, editable=False
    )
    # the cursor: all up to and with this change number was taken, or not asked for
    after = models.BigIntegerField(_("delivered up to no."), editable=False)
    # the last number of the batch under way; NULL: none. A retry sends the same again
    upto = models.BigIntegerField(null=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row
    # NULL: the last try went well
    failing_since = models.DateTimeField(null=True, editable=False)
    # NULL: at once
    next_try_at = models.DateTimeField(_("next try"), null=True, editable=False)
    # NULL: never yet
    delivered_at = models.DateTimeField(_("last taken"), null=True, editable=False)
    # the runner at work, and until when nobody else may be; blank and NULL: nobody
    held_by = models.CharField(max_length=32, blank=True, editable=False)
    held_until = models.DateTimeField(null=True, editable=False)
    seed = models.CharField(max_length=64, editable=False)
    # blank and NULL: there is no secret before the present one
    seed_before = models.CharField(max_length=64, blank=True, editable=False)
    before_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(after__gte=0),
                name="registry_endpoint_after_not_negative",
                violation_error_message=_("Change numbers begin at 1."),
            ),
            models.CheckConstraint(
                condition=Q(upto__isnull=True) | Q(upto__gt=models.F("after")),
                name="registry_endpoint_batch_follows",
                violation_error_message=_("A batch ends behind what was delivered."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One try to tell an endpoint; the newest hundred of each are kept."""

    endpoint = models.ForeignKey(Endpoint, models.CASCADE, related_name="deliveries")
    at = models.DateTimeField()
    # change numbers, both with what they name; NULL, both: a test
    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=16, choices=Outcome)
    status = models.PositiveSmallIntegerField(null=True)  # NULL: no answer came
    took_ms = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.endpoint_id}: {self.outcome}"
