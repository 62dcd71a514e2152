"""What is written down of a change set: each act, and what is said of it."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User

from registry.audit import log
from registry.changesets.models import Act, ChangeSet, Remark
from registry.changesets.notices import tell
from registry.changesets.propose import refuse_unwritable


def remark(
    change_set: ChangeSet,
    by: User,
    *,
    at: datetime,
    act: str = Act.COMMENTED,
    text: str = "",
    place: tuple[UUID, str] | None = None,
) -> Remark:
    """Write down what somebody did with a set, or said of it or of a value in it.

    `place` is (record, path), None for the whole set. Raise Invalid for text that no
    database holds.
    """
    tell(change_set, act)
    record, path = place or (None, "")
    refuse_unwritable(text + path, [])
    if act in log.ABOUT_SETS:
        log.write(act, by=by, about=change_set)
    return Remark.objects.create(
        change_set=change_set,
        by=by,
        at=at,
        act=act,
        text=text.strip(),
        record=record,
        path=path,
        content_hash=change_set.content_hash,
    )
