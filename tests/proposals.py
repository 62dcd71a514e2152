"""Change sets that wait, made from what stands."""

from datetime import UTC, datetime

from django.contrib.auth.models import User

from registry.changesets.models import ChangeSet
from registry.changesets.propose import Proposed, propose
from registry.changesets.publish import publish
from registry.ledger.models import Entry
from registry.records.models import Record
from registry.records.state import diff
from tests.makers import REASON, cited, live_state, plain

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def at_noon() -> datetime:
    """Return what the clock says."""
    return NOON


def edit(record: Record, **values: object) -> Proposed:
    """Return the proposal to give a record these values, cited where they need it."""
    live = live_state(record)
    state = cited(type(record), live | plain(type(record), values, live), None)
    return Proposed(type(record), record.pk, "~", diff(live, state))


def kept(author: User, *changes: Proposed) -> ChangeSet:
    """Return a change set that waits for a publisher."""
    return propose(changes, author=author, reason=REASON, cause="new_evidence", at=NOON)


def agreed(change_set: ChangeSet, actor: User) -> list[Entry]:
    """Publish a change set at noon."""
    return publish(change_set, actor=actor, clock=at_noon)
