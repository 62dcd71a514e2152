"""What a change set changes without naming it: confirmations that a tier decides."""

from collections.abc import Collection
from uuid import UUID

from registry.changesets.merging import Step
from registry.changesets.models import Op
from registry.citations.confirmed import confirmations, stored, tiers_of
from registry.citations.models import Citation, Source
from registry.records.kinds import Kind, kinds
from registry.records.rows import plain
from registry.records.state import states


def consequences(steps: Collection[Step]) -> list[Step]:
    """Return a step for each record whose confirmations a new tier turns.

    Three queries for each kind that confirms something, none where no tier changes.
    """
    tiers = {
        str(step.record): step.state["tier"]
        for step in steps
        if step.model is Source and step.op == Op.EDIT and "tier" in step.patch
    }
    if not tiers:
        return []
    citing = (
        plain(Citation).filter(source__in=tiers).values_list("object_id", flat=True)
    )
    ids = set(citing) - {step.record for step in steps}
    found = [_turned(kind, ids, tiers=tiers) for kind in kinds() if kind.confirms]
    return [step for group in found for step in group]


def _turned(kind: Kind, ids: Collection[UUID], *, tiers: dict[str, int]) -> list[Step]:
    live = states(kind.record, ids)
    known = tiers_of(live.values()) | tiers
    held = stored(kind, live)
    return [
        Step(kind.record, pk, Op.EDIT, {}, state)
        for pk, state in live.items()
        if any(
            row != held[key]
            for key, row in confirmations(kind, state, tiers=known).items()
        )
    ]
