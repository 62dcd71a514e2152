"""A licence type: a regulated activity, in force, planned or dropped."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.records.fields import PartialDateField
from registry.records.models import Named, Record


class LicenceTypeState(models.TextChoices):
    """Whether the type exists in law."""

    IN_FORCE = "in_force", _("In force")
    PLANNED = "planned", _("Planned")
    DROPPED = "dropped", _("Dropped")


class LicenceType(Named, Record):
    """A regulated activity or licence that a statute provides or a proposal plans."""

    HIGH_RISK: ClassVar[tuple[str, ...]] = ("state",)

    # NULL: a proposal that named no statute
    statute = models.ForeignKey(
        "policies.Policy",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="licence_types",
        verbose_name=_("statute"),
    )
    section = models.CharField(_("section"), max_length=80, blank=True)
    licensor = models.ForeignKey(
        "policies.Regulator",
        models.PROTECT,
        related_name="licence_types",
        verbose_name=_("licensor"),
    )
    # NULL: one licensor alone
    co_licensor = models.ForeignKey(
        "policies.Regulator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="co_licence_types",
        verbose_name=_("second licensor"),
    )
    holder_kind = models.CharField(_("who may hold it"), max_length=200, blank=True)
    covers = models.TextField(_("what it covers"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=LicenceTypeState)
    effective = PartialDateField(_("effective"))
    state_raw = models.CharField(
        _("state, in the source's words"), max_length=200, blank=True
    )

    class Meta:
        verbose_name = _("licence type")
        verbose_name_plural = _("licence types")
        ordering: ClassVar[list[str]] = ["public_id"]

    def __str__(self) -> str:
        return self.spoken("name")
