"""A regulator or another authority."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.records.fields import LinesField
from registry.records.models import Named, Record


class RegulatorType(models.TextChoices):
    """What sort of authority it is."""

    STATUTORY_REGULATOR = "statutory_regulator", _("Statutory regulator")
    BUREAU = "bureau", _("Policy bureau")
    GOVERNMENT = "government", _("Government")
    GOVERNMENT_OFFICE = "government_office", _("Government office")
    HEAD_OF_GOVERNMENT = "head_of_government", _("Head of government")
    LEGISLATURE = "legislature", _("Legislature")
    LAW_ENFORCEMENT = "law_enforcement", _("Law enforcement")
    REGISTRAR = "registrar", _("Registrar")
    TAX_AUTHORITY = "tax_authority", _("Tax authority")
    TRIBUNAL = "tribunal", _("Tribunal")
    COMPANY = "company", _("Public company, not a regulator")


class Jurisdiction(models.TextChoices):
    """ISO 3166-1 alpha-2 codes in use."""

    HK = "HK", _("Hong Kong")


class Regulator(Named, Record):
    """An authority, bureau, tribunal, registrar or public company."""

    LOW_RISK: ClassVar[tuple[str, ...]] = ("website", "register_urls")

    short_name_en = models.CharField(
        _("short name, English"), max_length=60, blank=True
    )
    short_name_zh_hant = models.CharField(
        _("short name, Traditional Chinese"), max_length=60, blank=True
    )
    short_name_zh_hans = models.CharField(
        _("short name, Simplified Chinese"), max_length=60, blank=True
    )
    type = models.CharField(_("type"), max_length=24, choices=RegulatorType)
    jurisdiction = models.CharField(
        _("jurisdiction"), max_length=2, choices=Jurisdiction, default="HK"
    )
    remit = models.TextField(_("remit"), blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    register_urls = LinesField(_("addresses of its registers"))

    class Meta:
        verbose_name = _("regulator")
        verbose_name_plural = _("regulators")
        ordering: ClassVar[list[str]] = ["public_id"]

    def __str__(self) -> str:
        return self.spoken("short_name", "name")
