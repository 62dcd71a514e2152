"""The gate and the list of rows written in the open transaction."""

from typing import ClassVar

from django.db import models


class Gate(models.Model):
    """A row that only its own transaction sees: while it stands, writes are allowed."""

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"gate {self.pk}"


class Touched(models.Model):
    """A row written in this transaction and not yet revised."""

    row = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        # a revision clears its row
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["row"], name="registry_touched_row")
        ]

    def __str__(self) -> str:
        return str(self.row)
