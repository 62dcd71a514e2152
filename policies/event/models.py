"""An event: a milestone, a deadline, a list, a sanction, a funding measure."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registry.records.fields import BoundField, PartialDateField
from registry.records.models import Record


class EventKind(models.TextChoices):
    """What sort of event it is."""

    MILESTONE = "milestone", _("Milestone")
    DEADLINE = "deadline", _("Deadline")
    LIST_PUBLICATION = "list_publication", _("Publication of a list")
    ENFORCEMENT_ACTION = "enforcement_action", _("Enforcement action")
    FUNDING_MEASURE = "funding_measure", _("Funding measure")


class EventCurrency(models.TextChoices):
    """ISO 4217 codes in use."""

    HKD = "HKD", _("Hong Kong dollar")


class Event(Record):
    """Something that happened, or is set to happen, on known days."""

    SPANS: ClassVar[tuple[tuple[str, str], ...]] = (("date_from", "date_to"),)
    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)

    type = models.CharField(_("type"), max_length=20, choices=EventKind)
    title_en = models.CharField(_("title, English"), max_length=300)
    title_zh_hant = models.CharField(
        _("title, Traditional Chinese"), max_length=300, blank=True
    )
    title_zh_hans = models.CharField(
        _("title, Simplified Chinese"), max_length=300, blank=True
    )
    date_from = PartialDateField(_("from"), blank=False)
    date_to = PartialDateField(_("to"))
    from_earliest = BoundField(of=("date_from",), side="earliest")
    to_latest = BoundField(of=("date_to", "date_from"), side="latest")
    # NULL: no authority is named
    regulator = models.ForeignKey(
        "policies.Regulator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("authority"),
    )
    # NULL: it belongs to no instrument
    policy = models.ForeignKey(
        "policies.Policy",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("policy"),
    )
    # NULL: no exact amount is stated
    amount = models.DecimalField(
        _("amount"), max_digits=24, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(
        _("currency"), max_length=3, choices=EventCurrency, blank=True
    )
    amount_raw = models.CharField(
        _("amount, in the source's words"), max_length=120, blank=True
    )
    channel = models.CharField(_("channel"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_latest__isnull=True)
                | Q(from_earliest__isnull=True)
                | Q(to_latest__gte=F("from_earliest")),
                name="policies_event_span",
                violation_error_message=_("It cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.spoken("title")
