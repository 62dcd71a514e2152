"""The looks in official lists, as answers tell them."""

from collections.abc import Iterable

from registry.records.kinds import CheckTold
from registry.records.looked import Looked


def checks_told(lists: Iterable[Looked]) -> tuple[CheckTold, ...]:
    """Return for each list the newest check by the day.

    Before the first it is the newest of all, which covers every day before it. A list
    that was never looked in is left out.
    """
    return tuple(
        CheckTold(
            list=one.public_id,
            name=one.name.text,
            on=seen.day.isoformat(),
            time=seen.time or None,
            result=seen.result,
            count=seen.count,
            overdue=one.overdue,
        )
        for one in lists
        if (seen := one.seen or one.newest)
    )
