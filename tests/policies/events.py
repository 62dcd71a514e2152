"""Status events from the words of a hand-written case."""

from collections.abc import Iterable

from policies.licence.status import Event
from registry.records.partial_date import bounds

SCOPES = {
    "retail": "retail_and_professional",
    "professional": "professional_only",
    "": "",
}


def event(words: str) -> Event:
    """Return the event that `status day evidence [clients]` tells of."""
    status, day, evidence, *clients = words.split()
    known = bounds(day)
    return Event(
        status=status,
        earliest=known.earliest,
        latest=known.latest,
        confirmed={"official": True, "press": False}[evidence],
        client_scope=SCOPES["".join(clients)],
        day=day,
    )


def events(lines: Iterable[str]) -> list[Event]:
    """Return the events of these lines, in their order."""
    return [event(line) for line in lines]
