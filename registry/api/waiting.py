"""Wait until the register moves on, and hold nothing meanwhile.

Between two looks at the head the connection is closed: no transaction, no lock and no
place on the database server waits with the reader, only a thread.
"""

from threading import BoundedSemaphore
from time import monotonic, sleep

from django.db import connection

from registry.ledger import read as ledger

LONGEST_S = 20
LOOK_S = 0.25  # from one look to the next
MOST = 2  # who wait at once in a process: threads must be left for those who read
PLACES = BoundedSemaphore(MOST)


def until_moved(after: int, log: str | None, *, seconds: int) -> None:
    """Return once the head is no longer at `after` of this log, or the time is over.

    At once where as many wait as may. One query a look; None is whatever log there is.
    """
    if not PLACES.acquire(blocking=False):
        return
    try:
        _look(after, log, until=monotonic() + seconds)
    finally:
        PLACES.release()


def rest(seconds: float) -> None:
    """Sleep without a connection."""
    connection.close()
    sleep(seconds)


def _look(after: int, log: str | None, *, until: float) -> None:
    while (left := until - monotonic()) > 0:
        head = ledger.head()
        if head.seq != after or log not in (None, head.log_id):
            return
        rest(min(LOOK_S, left))
