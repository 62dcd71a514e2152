"""The register's directory: one row per live record, searched and joined at read."""

from typing import ClassVar

from django.db import models


class SearchRow(models.Model):
    """What a record is called and found by; written inside publish."""

    record = models.UUIDField(primary_key=True)
    public_id = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    slug = models.CharField(max_length=80)
    name_en = models.TextField(blank=True)
    name_zh_hant = models.TextField(blank=True)
    name_zh_hans = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    body = models.TextField(blank=True)
    seq = models.BigIntegerField()
    analyser = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["public_id"]
        # a record by its address
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "slug"], name="registry_searchrow_address")
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.name_en}".strip()
