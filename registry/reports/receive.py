"""Take a reader's report in, a few a day from each network."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from registry.reports.models import Attempt, Report, ReportState

A_DAY = timedelta(days=1)
AGAIN = timedelta(minutes=10)  # the same words of a network within it are one report
EACH, ALL = 5, 500  # reports a day: from one network, and altogether
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none is taken for another
LENGTH = 6  # of a reference: 729 million


class TooMany(Exception):
    """No more reports are taken today; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader wrote, checked; `record` is a public id or blank."""

    wrong: str
    source: str
    record: str
    language: str


@transaction.atomic
def receive(told: Told, *, sender: str, at: datetime) -> Report:
    """Store a report and return it with its reference; raise TooMany.

    Sent again, by a second click or the way back, it is the one that was stored.
    What is known of senders is forgotten after a day.
    """
    Attempt.objects.filter(at__lte=at - A_DAY).delete()
    if kept := _same(told, sender=sender, at=at):
        return kept
    if Attempt.objects.filter(sender=sender).count() >= EACH:
        raise TooMany(
            _("Five reports came from your network today. Send this one tomorrow.")
        )
    if Attempt.objects.count() >= ALL:
        raise TooMany(_("More reports came today than we can read. Send it tomorrow."))
    Attempt.objects.create(sender=sender, at=at)
    return Report.objects.create(
        reference=_reference(),
        record=told.record,
        wrong=told.wrong,
        source=told.source,
        language=told.language,
        received_at=at,
    )


def _same(told: Told, *, sender: str, at: datetime) -> Report | None:
    sent = Attempt.objects.filter(sender=sender, at__gt=at - AGAIN)
    found = Report.objects.filter(
        wrong=told.wrong, source=told.source, record=told.record
    )
    return found.filter(
        received_at__in=sent.values("at"), state=ReportState.OPEN
    ).first()


def _reference() -> str:
    """Return a reference nobody has yet; one query for each try."""
    while True:
        found = "R-" + "".join(secrets.choice(LETTERS) for _n in range(LENGTH))
        if not Report.objects.filter(reference=found).exists():
            return found
