"""A legal entity."""

from types import MappingProxyType
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry.records.fields import PartialDateField, validate_lei
from registry.records.models import Named, Part, Record


class LegalEntity(Named, Record):
    """A company or another legal person."""

    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)

    ce_number = models.CharField(
        _("SFC central entity number"), max_length=10, blank=True
    )
    lei = models.CharField(
        _("LEI"), max_length=20, blank=True, validators=[validate_lei]
    )
    company_number = models.CharField(_("company number"), max_length=20, blank=True)
    # NULL: no parent is established
    parent = models.ForeignKey(
        "policies.LegalEntity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidiaries",
        verbose_name=_("parent"),
    )
    group = models.CharField(
        pgettext_lazy("of companies", "group"), max_length=120, blank=True
    )
    listed_ticker = models.CharField(_("ticker"), max_length=40, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("legal entity")
        verbose_name_plural = _("legal entities")
        ordering: ClassVar[list[str]] = ["public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["lei"],
                condition=~Q(lei=""),
                name="policies_legalentity_lei_once",
                violation_error_message=_("Another entity has this LEI."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="policies_legalentity_not_own_parent",
                violation_error_message=_("An entity is not its own parent."),
            ),
        ]

    def __str__(self) -> str:
        return self.spoken("name")


class EntityName(Part):
    """A former name of a legal entity, with its days."""

    OWNER: ClassVar[str] = "entity"
    FORMER_NAME = ("name", MappingProxyType({}))
    SPANS: ClassVar[tuple[tuple[str, str], ...]] = (("valid_from", "valid_to"),)

    entity = models.ForeignKey(LegalEntity, models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=300)
    valid_from = PartialDateField(_("from"))
    valid_to = PartialDateField(_("to"))

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering: ClassVar[list[str]] = ["valid_from", "name", "pk"]

    def __str__(self) -> str:
        return self.name
