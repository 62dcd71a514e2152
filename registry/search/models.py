"""The register's directory: one row per live record, searched and joined at read."""

from typing import ClassVar

from django.db import models


class SearchRow(models.Model):
    """What a record is called and found by; written inside publish.

    The full-text index stands beside it, see `install`.
    """

    record = models.UUIDField(primary_key=True)
    public_id = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    slug = models.CharField(max_length=80)
    name_en = models.TextField(blank=True)  # blank: no English name is known
    name_zh_hant = models.TextField(blank=True)  # blank: no Chinese name is known
    name_zh_hans = models.TextField(blank=True)  # blank: none given, 繁 is converted
    heading = models.TextField(blank=True)  # one name, alias or reference to a line
    body = models.TextField(blank=True)
    seq = models.BigIntegerField()  # of the ledger entry this row tells of
    analyser = models.PositiveIntegerField()  # the ANALYSER_VERSION that indexed it

    class Meta:
        ordering: ClassVar[list[str]] = ["public_id"]
        # a record by its address
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "slug"], name="registry_searchrow_address")
        ]

    def __str__(self) -> str:
        return f"{self.public_id} {self.name_en}".strip()
