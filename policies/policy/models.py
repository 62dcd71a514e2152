"""A policy: any instrument from an ordinance to a press release."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from policies.policy.vocabulary import (
    AppliesTo,
    ClientClass,
    Comparator,
    Currency,
    Force,
    PolicyType,
    Relation,
    Stage,
    Weight,
)
from policies.vocabulary import AssetClass
from registry.records.fields import BoundField, LinesField, PartialDateField
from registry.records.models import Part, Record


class Policy(Record):
    """An instrument: ordinance, bill, circular, consultation or statement."""

    SPANS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("introduced", "passed"),
        ("effective", "expires"),
        ("effective", "superseded_on"),
        ("announced", "consultation_to"),
    )
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("stage", "force", "weight", "binds")
    LOW_RISK: ClassVar[tuple[str, ...]] = ("topics", "official_url_en", "note")

    type = models.CharField(_("type"), max_length=26, choices=PolicyType.choices)
    title_en = models.CharField(_("title, English"), max_length=400)
    title_zh_hant = models.CharField(
        _("title, Traditional Chinese"),
        max_length=400,
        blank=True,
        help_text=_("The official title only; never a translation of ours."),
    )
    title_zh_hans = models.CharField(
        _("title, Simplified Chinese"), max_length=400, blank=True
    )
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    issuers = models.ManyToManyField(
        "policies.Regulator",
        related_name="policies",
        blank=True,
        verbose_name=_("issued by"),
    )
    announced = PartialDateField(_("announced"))
    announced_raw = models.CharField(
        _("announced, in the source's words"), max_length=200, blank=True
    )
    consultation_to = PartialDateField(_("consultation closed"))
    gazetted = PartialDateField(_("gazetted"))
    introduced = PartialDateField(_("introduced"))
    passed = PartialDateField(_("passed"))
    effective = PartialDateField(_("effective"))
    effective_raw = models.CharField(
        _("effective, in the source's words"), max_length=200, blank=True
    )
    effective_earliest = BoundField(of=("effective",), side="earliest")
    effective_latest = BoundField(of=("effective",), side="latest")
    expires = PartialDateField(_("expires"))
    expected_introduced = PartialDateField(_("introduction expected"))
    expected_effective = PartialDateField(_("effect expected"))
    concluded = PartialDateField(_("concluded"))
    # the first day on which it was no longer in force
    superseded_on = PartialDateField(_("superseded on"))
    superseded_earliest = BoundField(of=("superseded_on",), side="earliest")
    superseded_latest = BoundField(of=("superseded_on",), side="latest")
    stage = models.CharField(_("stage"), max_length=24, choices=Stage.choices)
    # blank: the legal force has not been established
    force = models.CharField(
        _("legal force"), max_length=20, choices=Force.choices, blank=True
    )
    weight = models.CharField(
        _("weight"), max_length=16, choices=Weight.choices, blank=True
    )
    binds = LinesField(_("whom it binds"), words=AppliesTo)
    topics = LinesField(_("topics"))
    official_url_en = models.URLField(
        _("official address, English"), max_length=500, blank=True
    )
    official_url_zh_hant = models.URLField(
        _("official address, Traditional Chinese"), max_length=500, blank=True
    )
    official_url_zh_hans = models.URLField(
        _("official address, Simplified Chinese"), max_length=500, blank=True
    )
    summary_en = models.TextField(_("summary, English"), blank=True)
    summary_zh_hant = models.TextField(_("summary, Traditional Chinese"), blank=True)
    summary_zh_hans = models.TextField(_("summary, Simplified Chinese"), blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        ordering: ClassVar[list[str]] = ["public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(superseded_latest__isnull=True)
                | Q(effective_earliest__isnull=True)
                | Q(superseded_latest__gte=F("effective_earliest")),
                name="policies_policy_superseded_after_effective",
                violation_error_message=_("It cannot end before it takes effect."),
            )
        ]

    def __str__(self) -> str:
        return self.spoken("title")

    @classmethod
    def problems(cls, state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield codes outside the vocabularies."""
        for key, row in state["requirements"].items():
            for name, words in (
                ("applies_to", AppliesTo),
                ("client_class", ClientClass),
            ):
                for code in set(row.get(name) or ()) - set(words.values):
                    message = _("%(code)s is not one of: %(codes)s")
                    codes = {"code": code, "codes": ", ".join(words.values)}
                    yield f"requirements/{key}/{name}", message % codes


class Requirement(Part):
    """One rule of a policy with one value and its own validity."""

    OWNER: ClassVar[str] = "policy"
    SPANS: ClassVar[tuple[tuple[str, str], ...]] = (("valid_from", "valid_to"),)
    LOW_RISK: ClassVar[tuple[str, ...]] = ("note",)

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="requirements")
    locator = models.CharField(_("provision"), max_length=200, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    rule = models.TextField(_("rule"))
    comparator = models.CharField(
        _("comparison"), max_length=12, choices=Comparator.choices
    )
    # NULL: the rule sets no figure
    value = models.DecimalField(
        _("value"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    currency = models.CharField(
        _("currency"), max_length=3, choices=Currency.choices, blank=True
    )
    applies_to = LinesField(_("applies to"), blank=False, words=AppliesTo)
    licence_type = models.ForeignKey(
        "policies.LicenceType",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="requirements",
        verbose_name=_("licence type"),
    )
    client_class = LinesField(_("client classes"), words=ClientClass)
    asset_class = models.CharField(
        _("asset class"), max_length=32, choices=AssetClass.choices, blank=True
    )
    # both days inclusive; blank end: no end was announced
    valid_from = PartialDateField(_("valid from"))
    valid_to = PartialDateField(_("valid to"))
    from_earliest = BoundField(of=("valid_from",), side="earliest")
    from_latest = BoundField(of=("valid_from",), side="latest")
    to_earliest = BoundField(of=("valid_to",), side="earliest")
    to_latest = BoundField(of=("valid_to",), side="latest")
    varied_by = models.ForeignKey(
        Policy,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="varies",
        verbose_name=_("varied by"),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering: ClassVar[list[str]] = ["valid_from", "locator", "subject", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_latest__isnull=True)
                | Q(from_earliest__isnull=True)
                | Q(to_latest__gte=F("from_earliest")),
                name="policies_requirement_span",
                violation_error_message=_("It cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.rule}"[:120]


class PolicyRelation(Part):
    """A typed, dated relation of one policy to another."""

    OWNER: ClassVar[str] = "policy"
    HIGH_RISK: ClassVar[tuple[str, ...]] = ("relation",)

    policy = models.ForeignKey(Policy, models.CASCADE, related_name="relations")
    relation = models.CharField(_("relation"), max_length=24, choices=Relation.choices)
    to_policy = models.ForeignKey(
        Policy,
        models.PROTECT,
        related_name="related_by",
        verbose_name=_("to the policy"),
    )
    locator = models.CharField(_("provision"), max_length=200, blank=True)
    asset_class = models.CharField(
        _("asset class"), max_length=32, choices=AssetClass.choices, blank=True
    )
    date = PartialDateField(_("since"))
    relation_raw = models.CharField(
        _("relation, in the source's words"), max_length=200, blank=True
    )

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering: ClassVar[list[str]] = ["date", "relation", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(policy=F("to_policy")),
                name="policies_policyrelation_not_itself",
                violation_error_message=_("A policy is not related to itself."),
            )
        ]

    def __str__(self) -> str:
        return self.get_relation_display()
