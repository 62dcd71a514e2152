"""A source, its claims, and the citation of a place in it for named fields."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry.citations.vocabulary import (
    TIERS,
    Language,
    PublisherKind,
    Read,
    Stance,
    TitleKind,
    Verdict,
)
from registry.records.fields import LinesField, PartialDateField
from registry.records.models import Part, Record

HAN, MARKS = "\u4e00-\u9fff", "\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f"  # Chinese
QUOTE_WORDS = 40  # fair quotation: what a citation may hold of a document


def validate_quote(value: str) -> None:
    """Refuse a quotation of more than 40 words; two Chinese characters are a word."""
    han = sum("\u4e00" <= char <= "\u9fff" for char in value)
    latin = re.sub(f"[{HAN}{MARKS}]+", " ", value)
    if len(latin.split()) + han // 2 > QUOTE_WORDS:
        raise ValidationError(
            _("Quote at most %(limit)s words: keep the sentence that bears on it."),
            params={"limit": QUOTE_WORDS},
            code="quote",
        )


class Source(Record):
    """A document that facts rest on; its tier follows from who published it."""

    HIGH_RISK: ClassVar[tuple[str, ...]] = ("publisher_kind", "tier")  # they confirm
    LOW_RISK: ClassVar[tuple[str, ...]] = ("url", "read_via", "retrieved", "note")

    title = models.CharField(_("title"), max_length=400)
    title_kind = models.CharField(
        _("kind of title"),
        max_length=10,
        choices=TitleKind.choices,
        default=TitleKind.ORIGINAL,
    )
    publisher = models.CharField(_("publisher"), max_length=200)
    publisher_kind = models.CharField(
        _("kind of publisher"), max_length=12, choices=PublisherKind.choices
    )
    tier = models.PositiveSmallIntegerField(
        _("tier"),
        choices=[(n, str(n)) for n in range(1, 9)],
        help_text=_("1 gazette or legislation … 8 other; follows from the publisher."),
    )
    language = models.CharField(
        _("language"), max_length=10, choices=Language.choices, default=Language.EN
    )
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    # blank: the official address is still to be found
    url = models.URLField(_("address"), max_length=500, blank=True)
    # reprints through which the document was read; named, never linked
    read_via = LinesField(_("read through"))
    published = PartialDateField(pgettext_lazy("date", "published"))
    retrieved = PartialDateField(_("retrieved"))
    copy_sha256 = models.CharField(
        _("SHA-256 of the archived copy"),
        max_length=64,
        blank=True,
        validators=[
            RegexValidator(r"^[0-9a-f]{64}$", _("Give 64 hexadecimal digits."))
        ],
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering: ClassVar[list[str]] = ["tier", "public_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(tier__gte=1, tier__lte=8),
                name="registry_source_tier",
                violation_error_message=_("A tier is a number from 1 to 8."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})"

    @classmethod
    def problems(cls, state: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the tier where it does not follow from the kind of publisher."""
        wanted = TIERS.get(PublisherKind(state["publisher_kind"]))
        if wanted != state.get("tier"):
            yield "tier", _("This publisher's tier is %(tier)s.") % {"tier": wanted}


class Claim(Part):
    """A statement of a source, with our verdict on it."""

    OWNER: ClassVar[str] = "source"

    source = models.ForeignKey(Source, models.CASCADE, related_name="claims")
    position = models.PositiveIntegerField(_("number"), null=True, blank=True)
    locator = models.CharField(_("place in the source"), max_length=200, blank=True)
    quote = models.TextField(_("quotation"), blank=True, validators=[validate_quote])
    statement = models.TextField(_("what it says"))
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict.choices)
    note = models.TextField(_("note"), blank=True)
    corrected = models.TextField(_("what we hold"), blank=True)
    # public id of the record the claim is about; blank: none of ours
    record = models.CharField(_("about record"), max_length=16, blank=True)
    field = models.CharField(_("about field"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return self.statement[:80]


class Citation(Part):
    """A place in a source that bears on named fields of one record."""

    OWNER: ClassVar[str] = "content_object"

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.UUIDField()
    content_object = GenericForeignKey()
    fields = LinesField(
        _("bears on"),
        blank=False,
        help_text=_("The fields this place in the source is about, one by one."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="cited_by", verbose_name=_("source")
    )
    locator = models.CharField(_("place in the source"), max_length=200, blank=True)
    quote = models.TextField(_("quotation"), blank=True, validators=[validate_quote])
    stance = models.CharField(
        _("stance"), max_length=12, choices=Stance.choices, default=Stance.SUPPORTS
    )
    says = models.TextField(_("what it says there"), blank=True)
    read = models.CharField(
        _("how it was read"), max_length=8, choices=Read.choices, default=Read.DIRECT
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    # NULL: nobody has opened the source again since; never shown to the public
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering: ClassVar[list[str]] = ["locator", "pk"]
        # the citations of one record
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["object_id"], name="registry_citation_object")
        ]

    def __str__(self) -> str:
        return f"{self.locator}: {', '.join(self.fields)}"
