"""The ledger's tables: its entries and its head."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EntryType(models.TextChoices):
    """What an entry tells; codes are a public promise."""

    PUBLISHED = "published", _("published")
    REVISED = "revised", _("revised")
    WITHDRAWN = "withdrawn", _("withdrawn from the register")
    RESTORED = "restored", _("restored")
    MERGED = "merged", _("merged")
    REDACTED = "redacted", _("redacted")
    SCHEMA_CHANGED = "schema_changed", _("schema changed")


# with these a record leaves the register; what they carry is no form of it
LEFT = (EntryType.WITHDRAWN, EntryType.MERGED)


class Entry(models.Model):
    """One numbered line of the ledger, never changed and never removed."""

    seq = models.BigIntegerField(primary_key=True)
    type = models.CharField(max_length=16, choices=EntryType)
    cause = models.CharField(max_length=16)
    kind = models.CharField(max_length=32)
    public_id = models.CharField(max_length=16)
    record = models.UUIDField()
    version = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    change_set = models.ForeignKey(
        "registry.ChangeSet", models.PROTECT, related_name="entries"
    )
    reason = models.TextField()
    # canonical JSON (RFC 8785), byte for byte what API, pages and exports serve
    payload = models.TextField()
    salt = models.CharField(max_length=32)
    payload_digest = models.CharField(max_length=64)
    # canonical JSON of the entry without payload, salt and leaf, with log_id
    leaf = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["seq"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(seq__gt=0),
                name="registry_entry_seq_positive",
                violation_error_message=_("Change numbers begin at 1."),
            ),
            models.UniqueConstraint(
                fields=["record", "version"],
                name="registry_entry_version_once",
                violation_error_message=_("This version is already in the ledger."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # history of one record, and the version page
            models.Index(fields=["public_id", "seq"], name="registry_entry_public_id"),
            # tombstones and old slugs of a kind
            models.Index(fields=["kind", "type"], name="registry_entry_kind_type"),
        ]

    def __str__(self) -> str:
        return f"no. {self.seq}: {self.public_id} {self.type}"


class Head(models.Model):
    """The one row every publication locks first: newest number, root, counters."""

    log_id = models.CharField(max_length=32)
    seq = models.BigIntegerField(default=0)
    root = models.CharField(max_length=64)
    # hashes of the complete subtrees, left to right: what append needs of the tree
    peaks = models.JSONField(default=list)
    # NULL: nothing was ever published
    recorded_at = models.DateTimeField(null=True)
    # {prefix: number last given}: public ids are never reused
    counters = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="registry_head_only_one",
                violation_error_message=_("The register has one head."),
            )
        ]

    def __str__(self) -> str:
        return f"head at no. {self.seq}"
