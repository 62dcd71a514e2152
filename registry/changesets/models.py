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

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("sent for review")
    RETURNED = "returned", _("returned to its author")
    APPROVED = "approved", _("approved")
    CONFLICT = "conflict", _("in conflict")
    PUBLISHED = "published", _("published")
    DISCARDED = "discarded", _("discarded")


# its author may still change it
EDITABLE = (State.DRAFT, State.RETURNED, State.CONFLICT)
# nobody can do anything with it any more
ENDED = (State.PUBLISHED, State.DISCARDED)


class Risk(models.TextChoices):
    """How much harm a wrong value does; it decides who may approve."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")


class ChangeSet(models.Model):
    """One editor's proposal: author, reason, cause, and changes to records."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="change_sets",
        verbose_name=_("author"),
    )
    # blank: called by its reason
    title = models.CharField(_("title"), max_length=120, blank=True)
    # blank only while it is a draft
    reason = models.TextField(
        _("reason"), blank=True, validators=[MinLengthValidator(REASON_LENGTH)]
    )
    cause = models.CharField(
        _("cause"), max_length=16, choices=Cause, default=Cause.NEW_EVIDENCE
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.DRAFT
    )
    # what its author saves now goes in here
    opened = models.BooleanField(default=False)
    proposed_at = models.DateTimeField(_("proposed at"))
    # NULL: nothing was saved into it since it was made
    saved_at = models.DateTimeField(null=True, blank=True)
    # NULL: it was never sent for review, or its author took it back
    submitted_at = models.DateTimeField(null=True, blank=True)
    # what was sent for review, see registry.changesets.content; an approval is for it
    content_hash = models.CharField(max_length=64, blank=True)
    # of the fields it touches, at submission; blank: never submitted
    risk = models.CharField(_("risk"), max_length=6, choices=Risk, blank=True)
    # NULL: nobody but the author has agreed to it
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    # NULL: as soon as somebody publishes it
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    # in whose name the runner publishes it; NULL: it is not scheduled
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    # what both were when it was published, in codes: people and roles change; blank
    # where nobody was, or held no role
    author_role = models.CharField(max_length=16, blank=True)
    reviewer_role = models.CharField(max_length=16, blank=True)
    # published without a second person
    published_alone = models.BooleanField(_("published alone"), default=False)
    # NULL: it was not published
    published_at = models.DateTimeField(null=True, blank=True)
    # what stands against it, in words; blank: nothing known
    conflict = models.TextField(blank=True)
    # the set whose changes this one takes back
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )

    class Meta:
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")
        ordering: ClassVar[list[str]] = ["-proposed_at"]
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("approve_changeset", "Can approve another editor's change set"),
            ("approve_high_risk", "Can approve changes of high risk"),
            ("publish_changeset", "Can publish another editor's change set"),
            ("publish_alone", "Can publish without a second person"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(reviewed_by=F("author")),
                name="registry_changeset_four_eyes",
                violation_error_message=_("Someone else must review this."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.APPROVED, State.PUBLISHED])
                | Q(state=State.PUBLISHED, published_alone=True)
                | Q(reviewed_by__isnull=False),
                name="registry_changeset_answered_for",
                violation_error_message=_("Nobody has agreed to this publication."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.DISCARDED])
                | Q(reason__length__gte=REASON_LENGTH),
                name="registry_changeset_reason",
                violation_error_message=_("Say why, in at least 10 characters."),
            ),
            models.CheckConstraint(
                condition=Q(publish_at__isnull=True, scheduled_by__isnull=True)
                | Q(
                    publish_at__isnull=False,
                    scheduled_by__isnull=False,
                    state__in=[State.APPROVED, State.PUBLISHED],
                ),
                name="registry_changeset_scheduled",
                violation_error_message=_("Only an approved set is scheduled."),
            ),
            models.CheckConstraint(
                condition=Q(opened=False) | Q(state__in=EDITABLE),
                name="registry_changeset_opened",
                violation_error_message=_("Only a draft can be open."),
            ),
            models.UniqueConstraint(
                fields=["author"],
                condition=Q(opened=True),
                name="registry_changeset_one_open",
                violation_error_message=_("Another change set is open."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.reason[:80] or str(_("Untitled change set"))

    @property
    def lacks_reason(self) -> bool:
        """Say whether it has no reason, or one too short to explain anything."""
        return len(self.reason.strip()) < REASON_LENGTH


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
        # a form and a list ask who else changes their records
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["record"], name="registry_change_of_record")
        ]

    def __str__(self) -> str:
        return f"{self.op} {self.kind} {self.record}"


class Act(models.TextChoices):
    """What somebody did with a change set."""

    COMMENTED = "commented", _("commented")
    SUBMITTED = "submitted", _("sent for review")
    TAKEN_BACK = "taken_back", _("taken back to edit")
    RETURNED = "returned", _("returned to its author")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    CONFLICTED = "conflicted", _("could not be published")
    LOOKED_AT = "looked_at", _("reviewed after publication")
    DISCARDED = "discarded", _("discarded")


class Remark(models.Model):
    """What somebody did with a change set or said of it.

    Never changed, and never shown to the public.
    """

    change_set = models.ForeignKey(ChangeSet, models.PROTECT, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    act = models.CharField(max_length=12, choices=Act, default=Act.COMMENTED)
    text = models.TextField(blank=True)
    # the record and value it is about; NULL and blank: the whole set
    record = models.UUIDField(null=True, blank=True)
    path = models.CharField(max_length=200, blank=True)
    # what was before the person's eyes; blank where that is no question
    content_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.text[:60]}"
