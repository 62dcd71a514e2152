"""What drafts still lack, said without submitting them: for a list of many."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from registry.changesets.merging import Step, lay_on, step_of
from registry.changesets.models import Change, ChangeSet, Op
from registry.changesets.settle import known_tiers
from registry.changesets.validate import faults
from registry.citations.coverage import uncited
from registry.records.kinds import kind_of, kind_of_label
from registry.records.models import Record
from registry.records.state import State, states


@dataclass(slots=True)
class Lacks:
    """What stands between a draft and its review, in numbers."""

    changes: int = 0
    reason: bool = False  # there is none, or one too short
    clashes: int = 0  # values that somebody published meanwhile
    uncited: int = 0  # values without a citation that names them
    wrong: int = 0  # values that break a rule

    @property
    def nothing(self) -> bool:
        """Say whether it may be submitted, as far as one can say here.

        What holds between records is asked by submission alone.
        """
        amiss = self.reason or self.clashes or self.uncited or self.wrong
        return bool(self.changes) and not amiss


def lacking(sets: Collection[ChangeSet]) -> dict[UUID, Lacks]:
    """Return {set: what it lacks}; two queries, and some a kind the drafts touch."""
    found = {one.pk: Lacks(reason=one.lacks_reason) for one in sets}
    changes = list(Change.objects.filter(change_set__in=found))
    laid = list(_laid_on(changes))
    tiers = known_tiers([step for _change, step, clashes in laid if not clashes])
    for change, step, clashes in laid:
        lacks = found[change.change_set_id]
        lacks.changes += 1
        lacks.clashes += len(clashes)
        if step.op != Op.WITHDRAW and not clashes:
            kind = kind_of(step.model)
            wrong = faults(kind, step.state, tiers=tiers, cited=False)
            lacks.wrong += len(list(wrong))
            lacks.uncited += len(list(uncited(kind, step.state)))
    return found


def _laid_on(changes: Iterable[Change]) -> Iterable[tuple[Change, Step, list[str]]]:
    """Yield each change with its step on the live register, and what clashes."""
    groups: dict[type[Record], list[Change]] = defaultdict(list)
    for change in changes:
        groups[kind_of_label(change.kind).record].append(change)
    for model, group in groups.items():
        live: dict[UUID, State] = states(model, {change.record for change in group})
        for change in group:
            step = step_of(change)
            yield change, step, lay_on(step, live.get(change.record))
