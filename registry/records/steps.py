"""What may stand on a day, where each step follows the one before it.

A step took effect on one day, of which perhaps only a first and a last possible day
are known. On a day it has surely happened, surely not happened, or neither is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """What stands from one day on, and the bounds of that day, both inclusive.

    None: no bound is known on this side.
    """

    what: T
    earliest: date | None
    latest: date | None


def standing(steps: Sequence[Step[T]], on: date) -> list[T | None]:
    """Return all that may stand on the day, in order; one item where it is certain.

    None stands before the first step. Since steps happen in order, none happened
    before the earliest day of one above it, nor after the latest day of one below it.
    With these bounds a step has happened where its latest day lies on or before `on`,
    and has not where its earliest day lies after `on`. The last that has happened may
    stand, and so may each that neither has nor has not: an earlier step stands for
    certain only as long as the next one has surely not happened.
    """
    back = accumulate((s.latest or date.max for s in reversed(steps)), min)
    happened = sum(latest <= on for latest in back)
    earliest = list(accumulate((s.earliest or date.min for s in steps), max))
    open_ = [
        step.what
        for step, first in zip(steps[happened:], earliest[happened:], strict=True)
        if first <= on
    ]
    return [steps[happened - 1].what if happened else None, *open_]
