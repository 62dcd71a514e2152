"""The log of an endpoint: its newest tries, however long it runs."""

from datetime import datetime

from registry.webhooks.models import Delivery, Endpoint
from registry.webhooks.posting import Answer

KEPT = 100  # of each endpoint


def remember(
    endpoint: Endpoint,
    answer: Answer,
    *,
    at: datetime,
    span: tuple[int | None, int | None] = (None, None),
) -> None:
    """Add a try to an endpoint's log and drop the oldest; three queries at most."""
    tries = Delivery.objects.filter(endpoint=endpoint)
    Delivery.objects.create(
        endpoint=endpoint,
        at=at,
        first=span[0],
        last=span[1],
        outcome=answer.outcome,
        status=answer.status,
        took_ms=answer.took_ms,
    )
    oldest = tries.order_by("-pk").values_list("pk", flat=True)[KEPT : KEPT + 1].first()
    if oldest is not None:
        tries.filter(pk__lte=oldest).delete()
