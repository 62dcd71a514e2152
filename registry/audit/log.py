"""The only writer of the audit log."""

from typing import Any

from django.db import models

from registry.audit.models import AuditAct, AuditLine

# what a remark on a change set says that the log says too, by the same code
ABOUT_SETS = (AuditAct.APPROVED, AuditAct.RETURNED, AuditAct.LOOKED_AT)
LONGEST = 60  # characters of a name as the log shows it


def write(
    act: str, *, by: Any, about: models.Model | None = None, **detail: Any
) -> None:
    """Add a line in the transaction under way; one query.

    `by` is a user or None; `detail` takes JSON values and no secret.
    """
    if about is not None:
        detail = {"name": cut(str(about)), **detail}
    AuditLine.objects.create(
        act=AuditAct(act), by_id=by and by.pk, about=place(about), detail=detail
    )


def exported(*, by: Any, what: str, rows: int) -> None:
    """Add the line of an export: what was taken out, and how many rows of it."""
    write(AuditAct.EXPORTED, by=by, what=cut(what), rows=rows)


def place(about: models.Model | None) -> str:
    """Return how the log names a row, `auth.user/12`; blank for none."""
    return f"{about._meta.label_lower}/{about.pk}" if about is not None else ""


def cut(text: str) -> str:
    """Return the beginning of a text, without what no page or database holds."""
    return "".join(char for char in text if char.isprintable())[:LONGEST]
