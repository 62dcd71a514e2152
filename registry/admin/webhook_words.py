"""A webhook in words: how it stands, how its tries went, and what would help."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.admin.desk import Panel
from registry.admin.queues import Person
from registry.ledger import read
from registry.webhooks.models import Delivery, Endpoint, State
from registry.webhooks.outcomes import REMEDIES

LATE = timedelta(minutes=10)  # after which a runner would long have come
SHOWN = 5  # webhooks on the desk; the list has them all


@dataclass(frozen=True, slots=True)
class Standing:
    """How a webhook stands: the tone of its tag and its word."""

    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Try:
    """A line of its log; `remedy` is None where nothing went wrong."""

    row: Delivery
    what: str
    remedy: Promise | None


def standing(found: Endpoint, *, head: int) -> Standing:
    """Return how it stands, the head being at this change number."""
    if found.state == State.PAUSED:
        return Standing("end", _("Paused"))
    if found.state != State.ACTIVE:
        return Standing("stop", _("Paused by the register"))
    if found.failing_since is not None:
        return Standing("wait", _("Failing"))
    if found.after < head:
        return Standing("info", _("Under way"))
    return Standing("ok", _("Up to date"))


def to_go(found: Endpoint, *, head: int) -> str:
    """Return how many changes it was not told yet, blank for none."""
    left = head - found.after
    if left <= 0:
        return ""
    words = ngettext("%(number)s to go", "%(number)s to go", left)
    return words % {"number": left}


def is_forgotten(found: Endpoint, *, head: int, at: datetime) -> bool:
    """Say whether something has waited for so long that no runner can be at work.

    One query, where something waits.
    """
    waits = found.state == State.ACTIVE and found.after < head
    if not waits or (found.held_until and found.held_until > at):
        return False
    entry = read.entries([found.after + 1])[found.after + 1]
    since = max(filter(None, (entry.recorded_at, found.next_try_at)))
    last = found.deliveries.first()
    return at - max(since, last.at if last else since) > LATE


def tries(found: Endpoint) -> list[Try]:
    """Return its log, newest first; one query."""
    return [
        Try(row, _what(row), REMEDIES.get(row.outcome))
        for row in found.deliveries.all()
    ]


def panel(who: Person, at: datetime) -> Panel | None:
    """Return the webhooks that need somebody; two queries."""
    if not who.user.has_perm("registry.change_endpoint"):
        return None
    troubled = Endpoint.objects.exclude(state__in=[State.ACTIVE, State.PAUSED])
    failing = Endpoint.objects.filter(state=State.ACTIVE, failing_since__lt=at - LATE)
    found = (troubled | failing).order_by("failing_since", "pk")
    content = {
        "name": "webhooks",
        "tally": _("webhooks in trouble"),
        "rows": [_row(one) for one in found[:SHOWN]],
        "url": reverse("admin:registry_endpoint_changelist"),
    }
    return Panel("admin/parts/webhooks.html", found.count(), content)


def _row(found: Endpoint) -> dict[str, Any]:
    url = reverse("admin:registry_endpoint_change", args=[found.pk])
    return {"endpoint": found, "url": url}


def _what(row: Delivery) -> str:
    if row.first is None:
        return _("Test")
    if row.first == row.last:
        return _("no. %(first)s") % {"first": row.first}
    return _("no. %(first)s to %(last)s") % {"first": row.first, "last": row.last}
