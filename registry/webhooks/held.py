"""One runner at a time for each endpoint: a hold that ends by itself.

A runner that is killed lets nothing go, so a hold has an end, later than any try can
take. One that sleeps past it and wakes stores nothing: whoever stores must hold the
endpoint still, and find the cursor where it was.
"""

import secrets
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from registry.ledger import read
from registry.webhooks.models import Endpoint, State

# more than the resolver (30 s) and a try (15 s) take together
HOLD = timedelta(seconds=60)


def due(at: datetime) -> list[int]:
    """Return the keys of endpoints that something waits for; two queries.

    Those that were told least long ago come last.
    """
    rows = _free(at).filter(after__lt=read.head().seq)
    shown = rows.order_by(F("delivered_at").asc(nulls_first=True), "pk")
    return list(shown.values_list("pk", flat=True))


def hold(key: int, at: datetime) -> Endpoint | None:
    """Take an endpoint for one try; None where another has it. Two queries."""
    mine = secrets.token_hex(16)
    taken = _free(at).filter(pk=key).update(held_by=mine, held_until=at + HOLD)
    return Endpoint.objects.get(pk=key, held_by=mine) if taken else None


def keep(held: Endpoint, **values: object) -> bool:
    """Store values of an endpoint one holds; False where it was lost. One query."""
    mine = Endpoint.objects.filter(pk=held.pk, held_by=held.held_by, after=held.after)
    return mine.update(**values) == 1


def let_go(held: Endpoint, **values: object) -> bool:
    """Store what came of the try and let go; False where nothing was stored.

    Two queries at most. Whoever set the cursor elsewhere meanwhile wins.
    """
    free: dict[str, object] = {"held_by": "", "held_until": None}
    if keep(held, **values, **free):
        return True
    Endpoint.objects.filter(pk=held.pk, held_by=held.held_by).update(**free)
    return False


def _free(at: datetime) -> QuerySet[Endpoint]:
    nobody = Q(held_until__isnull=True) | Q(held_until__lte=at)
    ready = Q(next_try_at__isnull=True) | Q(next_try_at__lte=at)
    return Endpoint.objects.filter(nobody, ready, state=State.ACTIVE)
