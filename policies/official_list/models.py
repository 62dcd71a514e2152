"""A list that an authority keeps, and each time we looked in it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.records.fields import BoundField, LinesField, PartialDateField
from registry.records.models import Named, Part, Record


class Shows(models.TextChoices):
    """What an entry of the list stands for."""

    LICENSED = "licensed", _("Licensed firms")
    APPLICANTS = "applicants", _("Applicants, not licensed")
    DEEMED = "deemed", _("Applicants deemed to be licensed")
    CLOSED = "closed", _("Applications returned, refused or withdrawn")
    CLOSING = "closing", _("Firms that are closing down")
    ALERT = "alert", _("Suspicious names and websites")


class ListRegime(models.TextChoices):
    """The licensing regimes a list bears on, by the codes that licences bear."""

    VATP = "vatp", _("Virtual asset trading platforms")
    STABLECOIN_ISSUER = "stablecoin_issuer", _("Stablecoin issuers")


def validate_day(literal: str) -> None:
    """Refuse a date that names no single day: we know on which day we looked."""
    try:
        date.fromisoformat(literal)
    except ValueError as error:
        raise ValidationError(_("Give one day, YYYY-MM-DD."), code="one_day") from error


class OfficialList(Named, Record):
    """A register or list that an authority publishes and we look in.

    `days_between_checks` is a value of our own: how many days a look is good for. A
    list that may change on any working day has 7.
    """

    LOW_RISK: ClassVar[tuple[str, ...]] = ("website", "note")

    regulator = models.ForeignKey(
        "policies.Regulator",
        models.PROTECT,
        related_name="official_lists",
        verbose_name=_("authority"),
    )
    website = models.URLField(_("address of the list"), max_length=500, blank=True)
    shows = models.CharField(_("what it shows"), max_length=12, choices=Shows)
    # empty: it bears on no licensing regime
    regimes = LinesField(
        _("regimes it bears on"),
        words=ListRegime,
        help_text=_("One code a line: vatp, stablecoin_issuer."),
    )
    days_between_checks = models.PositiveSmallIntegerField(
        _("days allowed between checks"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
        help_text=_("After so many days without a check we no longer answer from it."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("official list")
        verbose_name_plural = _("official lists")
        ordering: ClassVar[list[str]] = ["public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(days_between_checks__gte=1, days_between_checks__lte=366),
                name="policies_officiallist_days",
                violation_error_message=_("Allow from 1 to 366 days between checks."),
            )
        ]

    def __str__(self) -> str:
        return self.spoken("name")

    @classmethod
    def problems(cls, state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield codes that are no regime."""
        for code in set(state["regimes"]) - set(ListRegime.values):
            codes = {"code": code, "codes": ", ".join(ListRegime.values)}
            yield "regimes", _("%(code)s is not one of: %(codes)s") % codes


class Check(Part):
    """One look in the list: on which day, and what the list then held."""

    OWNER: ClassVar[str] = "official_list"
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("result", "entries_count")
    LOW_RISK: ClassVar[tuple[str, ...]] = ("sha256", "source")

    official_list = models.ForeignKey(
        OfficialList, models.CASCADE, related_name="checks"
    )
    checked_on = PartialDateField(
        _("checked on"), blank=False, validators=[validate_day]
    )
    checked_day = BoundField(of=("checked_on",), side="latest")
    # blank: only the day is known
    time = models.CharField(
        _("time in Hong Kong"),
        max_length=5,
        blank=True,
        validators=[
            RegexValidator(r"^([01]\d|2[0-3]):[0-5]\d$", _("Give the time as HH:MM."))
        ],
        help_text=_("HH:MM, if it is known."),
    )
    result = models.TextField(_("what the list held"))
    # NULL: neither the list nor a source states how many
    entries_count = models.PositiveIntegerField(_("entries"), null=True, blank=True)
    sha256 = models.CharField(
        _("SHA-256 of what was seen"),
        max_length=64,
        blank=True,
        validators=[
            RegexValidator(r"^[0-9a-f]{64}$", _("Give 64 hexadecimal digits."))
        ],
    )
    # NULL: the list itself was seen and nothing was recorded of it as a source
    source = models.ForeignKey(
        "registry.Source",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="checks",
        verbose_name=_("source"),
    )

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering: ClassVar[list[str]] = ["checked_on", "time", "pk"]

    def __str__(self) -> str:
        return f"{self.checked_on} {self.time}".strip()
