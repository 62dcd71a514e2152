"""An exchange: the platform brand that readers know."""

from types import MappingProxyType
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.records.fields import BoundField, PartialDateField
from registry.records.models import Named, Part, Record

Spans = tuple[tuple[str, str], ...]


class NameKind(models.TextChoices):
    """How a further name stands to the brand."""

    FORMER = "former", _("former name")
    ALSO = "also", _("also called")


class AddressKind(models.TextChoices):
    """Where a platform is found."""

    DOMAIN = "domain", _("web address")
    APP = "app", _("app")


class Scope(models.TextChoices):
    """Whom a platform may serve."""

    PROFESSIONAL_ONLY = "professional_only", _("professional investors only")
    RETAIL = "retail_and_professional", _("retail and professional investors")


class Exchange(Named, Record):
    """A platform brand; who operates it may change over time."""

    SPANS: ClassVar[Spans] = (("opened", "closed"),)
    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)

    opened = PartialDateField(_("opened"))
    closed = PartialDateField(_("closed"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("exchange")
        verbose_name_plural = _("exchanges")
        ordering: ClassVar[list[str]] = ["public_id"]

    def __str__(self) -> str:
        return self.spoken("name")


class ExchangeName(Part):
    """A former or further name of a platform."""

    OWNER: ClassVar[str] = "exchange"
    FORMER_NAME = ("name", MappingProxyType({"kind": NameKind.FORMER.value}))

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=NameKind)
    seen = PartialDateField(_("seen"))

    class Meta:
        verbose_name = _("further name")
        verbose_name_plural = _("further names")
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Operator(Part):
    """Who operated the platform, and when."""

    OWNER: ClassVar[str] = "exchange"
    SPANS: ClassVar[Spans] = (("valid_from", "valid_to"),)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("entity",)

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="operators")
    entity = models.ForeignKey(
        "policies.LegalEntity",
        models.PROTECT,
        related_name="operates",
        verbose_name=_("legal entity"),
    )
    valid_from = PartialDateField(_("from"))
    valid_to = PartialDateField(_("to"))
    from_earliest = BoundField(of=("valid_from",), side="earliest")
    to_latest = BoundField(of=("valid_to",), side="latest")

    class Meta:
        verbose_name = _("operator")
        verbose_name_plural = _("operators")
        ordering: ClassVar[list[str]] = ["valid_from", "pk"]

    def __str__(self) -> str:
        return str(self.entity)


class ExchangeAddress(Part):
    """A web address or app of the platform, as a source gives it."""

    OWNER: ClassVar[str] = "exchange"
    SPANS: ClassVar[Spans] = (("valid_from", "valid_to"),)
    LOW_RISK: ClassVar[tuple[str, ...]] = ("kind", "address")

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="addresses")
    kind = models.CharField(_("kind"), max_length=8, choices=AddressKind)
    address = models.CharField(_("address"), max_length=253)
    valid_from = PartialDateField(_("from"))
    valid_to = PartialDateField(_("to"))

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering: ClassVar[list[str]] = ["address", "pk"]

    def __str__(self) -> str:
        return self.address


class ClientScope(Part):
    """Whom the platform served, and when."""

    OWNER: ClassVar[str] = "exchange"
    SPANS: ClassVar[Spans] = (("valid_from", "valid_to"),)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("scope",)

    exchange = models.ForeignKey(Exchange, models.CASCADE, related_name="client_scopes")
    scope = models.CharField(_("clients"), max_length=24, choices=Scope)
    valid_from = PartialDateField(_("from"))
    valid_to = PartialDateField(_("to"))
    from_earliest = BoundField(of=("valid_from",), side="earliest")
    to_latest = BoundField(of=("valid_to",), side="latest")

    class Meta:
        verbose_name = _("client scope")
        verbose_name_plural = _("client scopes")
        ordering: ClassVar[list[str]] = ["valid_from", "pk"]

    def __str__(self) -> str:
        return self.get_scope_display()
