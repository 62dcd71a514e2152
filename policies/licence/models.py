"""A licence, or the application for it: the same record before and after grant."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from policies.licence.rivals import pair_of, rivals
from policies.licence.transitions import faults
from policies.licence.vocabulary import LICENSED, Regime, Status
from registry.records.fields import BoundField, PartialDateField
from registry.records.models import Part, Record
from registry.records.rows import plain
from registry.records.state import states

Spans = tuple[tuple[str, str], ...]


class ClientScopeChoice(models.TextChoices):
    """Whom the licence lets its holder serve."""

    PROFESSIONAL_ONLY = "professional_only", _("professional investors only")
    RETAIL = "retail_and_professional", _("retail and professional investors")


class Licence(Record):
    """One licence or application: one for each holder and statute.

    Its status is derived from its events at a date, never typed.
    """

    HIGH_RISK: ClassVar[tuple[str, ...]] = ("holder", "statute", "regime", "exchanges")
    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)

    # NULL: no legal name is established; never once a grant is confirmed
    holder = models.ForeignKey(
        "policies.LegalEntity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="licences",
        verbose_name=_("holder"),
    )
    # NULL: not established which statute, also after a reported grant
    statute = models.ForeignKey(
        "policies.Policy",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="licences",
        verbose_name=_("statute"),
    )
    regulator = models.ForeignKey(
        "policies.Regulator",
        models.PROTECT,
        related_name="licences",
        verbose_name=_("regulator"),
    )
    regime = models.CharField(_("regime"), max_length=20, choices=Regime.choices)
    number = models.CharField(_("number"), max_length=40, blank=True)
    exchanges = models.ManyToManyField(
        "policies.Exchange",
        related_name="licences",
        blank=True,
        verbose_name=_("platforms covered"),
    )
    last_seen_on = PartialDateField(_("last seen on the register"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("licence or application")
        verbose_name_plural = _("licences and applications")
        ordering: ClassVar[list[str]] = ["public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["regulator", "number"],
                condition=~Q(number=""),
                name="policies_licence_number_once",
                violation_error_message=_("Another licence has this number."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.number}".strip()

    @classmethod
    def problems(cls, state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield impossible steps, and a holder or platform that is missing."""
        yield from faults(state["status_events"])
        if state.get("holder"):
            return
        if not state["exchanges"]:
            yield "exchanges", _("Without a legal name, say which platform it is for.")
        if _grant_is_confirmed(state):
            yield "holder", _("The grant is confirmed: name the legal entity.")

    @classmethod
    def rivals(
        cls, wanted: Mapping[UUID, Mapping[str, Any] | None]
    ) -> Iterator[tuple[UUID, str, Any]]:
        """Yield licences whose holder has another that runs, under the same statute."""
        pairs = [pair for state in wanted.values() if (pair := pair_of(state))]
        if not pairs:
            return
        holders, statutes = zip(*pairs, strict=True)
        near = plain(cls).filter(holder__in=holders, statute__in=statutes)
        names = dict(near.exclude(pk__in=wanted).values_list("pk", "public_id"))
        yield from rivals(wanted, others=states(cls, names), names=names)


def _grant_is_confirmed(state: Mapping[str, Any]) -> bool:
    events = state["status_events"].values()
    return any(event["confirmed"] and event["status"] in LICENSED for event in events)


class Activity(Part):
    """A regulated activity the licence covers, with its own interval."""

    OWNER: ClassVar[str] = "licence"
    SPANS: ClassVar[Spans] = (("effective", "ended"),)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("licence_type",)

    licence = models.ForeignKey(Licence, models.CASCADE, related_name="activities")
    licence_type = models.ForeignKey(
        "policies.LicenceType",
        models.PROTECT,
        related_name="activities",
        verbose_name=_("licence type"),
    )
    # blank: as long as the licence
    effective = PartialDateField(_("from"))
    ended = PartialDateField(_("to"))

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering: ClassVar[list[str]] = ["effective", "licence_type", "pk"]

    def __str__(self) -> str:
        return str(self.licence_type)


class Condition(Part):
    """A condition of the licence, imposed and lifted."""

    OWNER: ClassVar[str] = "licence"
    SPANS: ClassVar[Spans] = (("imposed", "lifted"),)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("condition",)

    licence = models.ForeignKey(Licence, models.CASCADE, related_name="conditions")
    condition = models.TextField(_("condition"))
    imposed = PartialDateField(_("imposed"))
    lifted = PartialDateField(_("lifted"))
    imposed_earliest = BoundField(of=("imposed",), side="earliest")
    lifted_latest = BoundField(of=("lifted",), side="latest")
    # NULL: no instrument is named for it
    policy = models.ForeignKey(
        "policies.Policy",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conditions",
        verbose_name=_("under the policy"),
    )

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering: ClassVar[list[str]] = ["imposed", "condition", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(lifted_latest__isnull=True)
                | Q(imposed_earliest__isnull=True)
                | Q(lifted_latest__gte=F("imposed_earliest")),
                name="policies_condition_span",
                violation_error_message=_("It cannot be lifted before it is imposed."),
            )
        ]

    def __str__(self) -> str:
        return self.condition[:80]


class StatusEvent(Part):
    """One change of status; `earliest` and `latest` bound the day it took effect."""

    OWNER: ClassVar[str] = "licence"
    SPANS: ClassVar[Spans] = (("not_before", "not_after"),)
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("status", "client_scope")

    licence = models.ForeignKey(Licence, models.CASCADE, related_name="status_events")
    position = models.PositiveIntegerField(_("order"))
    status = models.CharField(_("status"), max_length=24, choices=Status.choices)
    effective = PartialDateField(_("effective"))
    effective_raw = models.CharField(
        _("effective, in the source's words"), max_length=200, blank=True
    )
    # where only bounds are known the date is blank and these hold them
    not_before = PartialDateField(_("not before"))
    not_after = PartialDateField(_("not after"))
    announced = PartialDateField(_("announced"))
    announced_raw = models.CharField(
        _("announced, in the source's words"), max_length=200, blank=True
    )
    seen_on_register = PartialDateField(_("seen on the register"))
    client_scope = models.CharField(
        _("clients"), max_length=24, choices=ClientScopeChoice, blank=True
    )
    text = models.TextField(_("what it means"), blank=True)
    # settled at publication: a source of tier 1 to 3 supports the status
    confirmed = models.BooleanField(_("confirmed"), default=False, editable=False)
    earliest = BoundField(of=("effective", "not_before"), side="earliest")
    latest = BoundField(of=("effective", "not_after", "announced"), side="latest")

    class Meta:
        verbose_name = _("status event")
        verbose_name_plural = _("status events")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        # status on a day, for lists and answers
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["licence", "earliest"], name="policies_statusevent_day"
            )
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(latest__isnull=True)
                | Q(earliest__isnull=True)
                | Q(latest__gte=F("earliest")),
                name="policies_statusevent_span",
                violation_error_message=_("Its last day lies before its first."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.effective}".strip()
