"""Which later entry changed what an entry published, for all records of a kind."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from registry.history.intervals import states_at
from registry.ledger.models import Entry
from registry.records.models import Record
from registry.records.paths import at_path
from registry.records.state import State

Seqs = Mapping[UUID, int]  # record → number of the entry that is looked back to
Place = tuple[UUID, str]  # a record and a path; a blank one is the whole record


def changed_by(
    model: type[Record],
    places: Collection[Place],
    *,
    seqs: Seqs,
    live: Mapping[UUID, State],
) -> dict[Place, int]:
    """Return {place: number of the entry that gave it what it holds now}.

    Of a whole record it is the newest. One query, and those of a state for each later
    version that is looked at, however many records are asked for.
    """
    out: dict[Place, int] = {}
    numbers = _numbers({record: seqs[record] for record, _path in places})
    left = set(places)
    while left:
        turn = {record: next(numbers[record]) for record in _records(left)}
        out |= {(record, path): turn[record] for record, path in left}
        looked = {place for place in left if place[1] and out[place] > seqs[place[0]]}
        before = states_at(model, {r: turn[r] - 1 for r in _records(looked)})
        left = {
            (record, path)
            for record, path in looked
            if record in before
            and at_path(before[record], path) == at_path(live[record], path)
        }
    return out


def _numbers(seqs: Seqs) -> dict[UUID, Iterator[int]]:
    """Return {record: numbers of its entries, newest first, down to this one}."""
    rows = Entry.objects.filter(record__in=list(seqs), seq__gte=min(seqs.values()))
    found: dict[UUID, list[int]] = {record: [] for record in seqs}
    for record, seq in rows.order_by("-seq").values_list("record", "seq"):
        if seq >= seqs[record]:
            found[record].append(seq)
    return {record: iter(those) for record, those in found.items()}


def _records(places: Collection[Place]) -> set[UUID]:
    return {record for record, _path in places}
