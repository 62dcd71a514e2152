"""A change set and its changes: one editor's proposal."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

REASON_LENGTH = 10  # characters; a shorter reason explains nothing

models.TextField.register_lookup(Length)


class Cause(models.TextChoices):
    """Why the register changes; only `law_changed` says that the world did."""

    NEW_RECORD = "new_record", _("New record")
    LAW_CHANGED = "law_changed", _("Law changed")
    NEW_EVIDENCE = "new_evidence", _("New evidence")
    SOURCE_ERROR = "source_error", _("Source was wrong")
    ENTRY_ERROR = "entry_error", _("Our entry was wrong")
    TRANSLATION = "translation", _("Translation")
    WITHDRAWAL = "withdrawal", _("Withdrawal")
    SCHEMA = "schema", _("Schema")


# withdrawal and schema are set by the act itself
TYPED_CAUSES = [
    choice
    for choice in Cause.choices
    if choice[0] not in (Cause.WITHDRAWAL, Cause.SCHEMA)
]


class State(models.TextChoices):
    """Where a change set stands."""

    KEPT = "kept", _("waits for a publisher")
    PUBLISHED = "published", _("published")
    CONFLICT = "conflict", _("in conflict")
    DISCARDED = "discarded", _("discarded")


class ChangeSet(models.Model):
    """One editor's proposal: author, reason, cause, and changes to records."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="change_sets"
    )
    reason = models.TextField(
        _("reason"), validators=[MinLengthValidator(REASON_LENGTH)]
    )
    cause = models.CharField(_("cause"), max_length=16, choices=Cause)
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.KEPT
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    # NULL: nobody but the author has agreed to it
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # published without a second person
    published_alone = models.BooleanField(default=False)
    # NULL: it was not published
    published_at = models.DateTimeField(null=True, blank=True)
    # what stands against it, in words; blank: nothing known
    conflict = models.TextField(blank=True)

    class Meta:
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")
        ordering: ClassVar[list[str]] = ["-proposed_at"]
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("publish_changeset", "Can publish another editor's change set"),
            ("publish_alone", "Can publish without a second person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(reviewed_by=F("author")) | Q(published_alone=True),
                name="registry_changeset_four_eyes",
                violation_error_message=_("Someone else must review this."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | Q(published_alone=True)
                | Q(reviewed_by__isnull=False),
                name="registry_changeset_answered_for",
                violation_error_message=_("Nobody has agreed to this publication."),
            ),
            models.CheckConstraint(
                condition=Q(reason__length__gte=REASON_LENGTH),
                name="registry_changeset_reason",
                violation_error_message=_("Say why, in at least 10 characters."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:80]


class Op(models.TextChoices):
    """What a change does to its record."""

    ADD = "+", _("new")
    EDIT = "~", _("changed")
    WITHDRAW = "-", _("withdrawn")


class Change(models.Model):
    """What a change set does to one record, as a patch of old and new values."""

    change_set = models.ForeignKey(ChangeSet, models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)  # "policies.licence"
    record = models.UUIDField()
    op = models.CharField(max_length=1, choices=Op)
    patch = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["change_set", "record"],
                name="registry_change_record_once",
                violation_error_message=_("A change set names a record once."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.op} {self.kind} {self.record}"
