"""An entry of an authority's alert list."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.records.fields import BoundField, PartialDateField
from registry.records.models import Named, Part, Record


class AlertKind(models.TextChoices):
    """What sort of warning it is."""

    WARNING_STATEMENT = "warning_statement", _("Warning statement")
    FRAUD_ALERT = "fraud_alert", _("Fraud alert")


class Alert(Named, Record):
    """A warning by an authority about a name, a token or an address."""

    SPANS: ClassVar[tuple[tuple[str, str], ...]] = (("listed", "removed"),)
    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)

    type = models.CharField(_("type"), max_length=20, choices=AlertKind)
    regulator = models.ForeignKey(
        "policies.Regulator",
        models.PROTECT,
        related_name="alerts",
        verbose_name=_("authority"),
    )
    listed = PartialDateField(_("listed"), blank=False)
    removed = PartialDateField(_("removed"))
    listed_earliest = BoundField(of=("listed",), side="earliest")
    listed_latest = BoundField(of=("listed",), side="latest")
    removed_earliest = BoundField(of=("removed",), side="earliest")
    removed_latest = BoundField(of=("removed",), side="latest")
    # NULL: it imitates nobody we know
    imitates = models.ForeignKey(
        "policies.LegalEntity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="imitated_by",
        verbose_name=_("imitates"),
    )
    # NULL: the warning is about no platform we hold
    exchange = models.ForeignKey(
        "policies.Exchange",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="alerts",
        verbose_name=_("platform"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering: ClassVar[list[str]] = ["public_id"]

    def __str__(self) -> str:
        return self.spoken("name")


class AlertDomain(Part):
    """A web address the warning names."""

    OWNER: ClassVar[str] = "alert"

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="domains")
    domain = models.CharField(_("web address"), max_length=253)

    class Meta:
        verbose_name = _("web address")
        verbose_name_plural = _("web addresses")
        ordering: ClassVar[list[str]] = ["domain", "pk"]

    def __str__(self) -> str:
        return self.domain
