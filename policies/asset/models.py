"""An asset: a token, and the platforms that admitted it."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from policies.vocabulary import AssetClass
from registry.records.fields import BoundField, PartialDateField
from registry.records.models import Named, Part, Record

# ISO 24165-1: eight characters and a check character, of digits and letters without
# vowels and Y, no zero in front. The check character is not worked out: we have not
# read the rule, and the registry of identifiers decides.
DTI = r"^(?!0)[0-9B-DF-HJ-NP-TV-XZ]{9}$"


class Audience(models.TextChoices):
    """The clients a platform admitted an asset for."""

    RETAIL = "retail", _("retail investors")
    PROFESSIONAL_ONLY = "professional_only", _("professional investors only")
    BOTH = "retail_and_professional", _("retail and professional investors")


class Asset(Named, Record):
    """A token, named as its makers and markets name it."""

    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("asset_class",)

    symbol = models.CharField(_("symbol"), max_length=20, blank=True)
    # blank: no identifier is established
    dti = models.CharField(
        _("Digital Token Identifier"),
        max_length=9,
        blank=True,
        validators=[
            RegexValidator(
                DTI,
                _("Give the 9 digits and capitals of the identifier, no vowels."),
            )
        ],
    )
    # blank: no source says which class it has in Hong Kong
    asset_class = models.CharField(
        _("class in Hong Kong rules"), max_length=32, choices=AssetClass, blank=True
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("asset")
        verbose_name_plural = _("assets")
        ordering: ClassVar[list[str]] = ["public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dti"],
                condition=~Q(dti=""),
                name="policies_asset_dti_once",
                violation_error_message=_("Another asset has this identifier."),
            )
        ]

    def __str__(self) -> str:
        return self.spoken("name")


class Admission(Part):
    """A platform that admitted the asset to trading, for whom and when."""

    OWNER: ClassVar[str] = "asset"
    SPANS: ClassVar[tuple[tuple[str, str], ...]] = (("admitted_from", "admitted_to"),)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("exchange", "client_scope")

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="admissions")
    exchange = models.ForeignKey(
        "policies.Exchange",
        models.PROTECT,
        related_name="admissions",
        verbose_name=_("platform"),
    )
    client_scope = models.CharField(_("clients"), max_length=24, choices=Audience)
    # both days inclusive; blank end: no end was announced
    admitted_from = PartialDateField(_("admitted from"))
    admitted_to = PartialDateField(_("admitted to"))
    from_earliest = BoundField(of=("admitted_from",), side="earliest")
    from_latest = BoundField(of=("admitted_from",), side="latest")
    to_earliest = BoundField(of=("admitted_to",), side="earliest")
    to_latest = BoundField(of=("admitted_to",), side="latest")

    class Meta:
        verbose_name = _("admission")
        verbose_name_plural = _("admissions")
        ordering: ClassVar[list[str]] = ["admitted_from", "exchange", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_latest__isnull=True)
                | Q(from_earliest__isnull=True)
                | Q(to_latest__gte=F("from_earliest")),
                name="policies_admission_span",
                violation_error_message=_("It cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.exchange}: {self.get_client_scope_display()}"
