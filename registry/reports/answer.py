"""Answer a report: the only way its state changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from registry.audit.log import write
from registry.audit.models import AuditAct
from registry.ledger.read import entries
from registry.reports.models import Report, ReportState

ANSWERS = "registry.change_report"  # the permission


class NotAnswerable(Exception):
    """This answer cannot be given; the message says why and what would do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor says; `seq` is the number of the change that put it right."""

    state: str
    text: str
    seq: int | None = None
    is_released: bool = False


def faults(found: Answer) -> Iterator[tuple[str, str]]:
    """Yield (field, message) of what is missing or wrong; one query at most."""
    if found.state == ReportState.OPEN:
        yield "state", _("Accept or decline it.")
    if not found.text.strip():
        yield "answer", _("Give the reader an answer: what was done, or why nothing.")
    if found.state == ReportState.ACCEPTED and found.seq is None:
        yield "seq", _("Publish the correction first, then give its change number.")
    if found.seq is not None and found.seq not in entries([found.seq]):
        yield "seq", _("The register has no change of this number.")


@transaction.atomic
def answer(report: Report, given: Answer, *, actor: User, at: datetime) -> None:
    """Store an answer and log it; raise NotAnswerable. It may be given anew."""
    if not actor.has_perm(ANSWERS):
        raise NotAnswerable(_("Your role does not answer reports."))
    for _field, message in faults(given):
        raise NotAnswerable(message)
    values: dict[str, Any] = {
        "state": given.state,
        "answer": given.text.strip(),
        "seq": given.seq,
        "is_released": given.is_released,
        "answered_by": actor,
        "answered_at": at,
    }
    for name, value in values.items():
        setattr(report, name, value)
    report.save(update_fields=values)
    write(AuditAct.REPORT_ANSWERED, by=actor, about=report, became=given.state)
