"""What takes published changes back: each of one record, laid on what stands now."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from registry.changesets.merging import MERGED_INTO
from registry.changesets.models import Op
from registry.changesets.propose import Proposed
from registry.changesets.since import Place, changed_by
from registry.citations.coverage import uncited
from registry.citations.vocabulary import Stance
from registry.history.intervals import states_at
from registry.ledger.models import Entry, EntryType
from registry.ledger.read import form_of, previous
from registry.records.kinds import Kind, kind_by_slug
from registry.records.links import recited
from registry.records.models import Record
from registry.records.patches import overlay
from registry.records.paths import known_paths
from registry.records.state import Patch, State, diff, empty, same_rows, states


@dataclass(frozen=True, slots=True)
class Clash:
    """A value, or with a blank path a whole record, left as it stands, and why."""

    record: UUID
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Reversal:
    """What takes an entry back: the change, if any is left, and what it leaves."""

    change: Proposed | None
    state: State | None  # what the record then says; None where it leaves
    clashes: list[Clash]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a record said before an entry and after it, and says now."""

    before: State | None
    after: State | None
    live: State | None


def reversals(entries: Collection[Entry]) -> dict[UUID, Reversal]:
    """Return {record: what takes back what its entry published}, in their order.

    Each entry is of another record. What was taken back since, by whatever means, is
    no clash. A query for each sort of part a kind has, thrice; a few more where
    something clashes; however many entries there are.
    """
    found: dict[UUID, Reversal] = {}
    for slug in dict.fromkeys(entry.kind for entry in entries):
        group = [entry for entry in entries if entry.kind == slug]
        found |= _of_kind(kind_by_slug()[slug], group)
    return {entry.record: found[entry.record] for entry in entries}


def fitting(live: State, patch: Patch, *, path: str = "") -> tuple[Patch, list[str]]:
    """Return the part of a patch that still fits, and the paths that changed since."""
    found, clashes = Patch(), list[str]()
    for key, change in patch.items():
        here = live.get(key)
        if isinstance(change, dict) and isinstance(here, dict):
            inner, more = fitting(here, change, path=f"{path}{key}/")
            clashes += more
            if inner:
                found[key] = inner
        elif isinstance(change, dict):  # the row was removed since
            clashes.append(path + key)
        elif here == change[0]:
            found[key] = change
        elif here != change[1]:
            clashes.append(path + key)
    return found, clashes


def with_evidence(kind: Kind, wanted: State, *, live: State) -> State:
    """Return the wanted state with citations of its own values and of no others.

    A citation that would go stays for the values that rest on it alone.
    """
    known = known_paths(kind, wanted)
    named = {path for row in wanted["citations"].values() for path in row["fields"]}
    unknown = dict.fromkeys(named - known, "")
    state = wanted | {"citations": wanted["citations"]}
    if unknown:
        state["citations"] = recited(wanted["citations"], unknown)
    lost = set(uncited(kind, state)) - set(uncited(kind, live))
    kept = dict(_kept(live, state, lost=lost)) if lost else {}
    return state | {"citations": state["citations"] | kept}


def _kept(live: State, state: State, *, lost: set[str]) -> Iterator[tuple[str, State]]:
    for key, row in live["citations"].items():
        if row["stance"] == Stance.SUPPORTS and lost.intersection(row["fields"]):
            left = state["citations"].get(key, {"fields": []})["fields"]
            fields = [path for path in row["fields"] if path in lost or path in left]
            yield key, {**row, "fields": list(dict.fromkeys([*left, *fields]))}


def _of_kind(kind: Kind, entries: list[Entry]) -> dict[UUID, Reversal]:
    seqs, model = {entry.record: entry.seq for entry in entries}, kind.record
    before = states_at(model, {key: seq - 1 for key, seq in seqs.items()})
    after, live = states_at(model, seqs), states(model, seqs)
    merged = _merged_before(model, [e for e in entries if e.record not in before])
    found: dict[UUID, Reversal] = {}
    for key in seqs:
        said = _Said(before.get(key), after.get(key), live.get(key))
        found[key] = _reversal(kind, key, said=said, merged=merged.get(key, {}))
    places = [(key, clash.path) for key, one in found.items() for clash in one.clashes]
    told = changed_by(model, places, seqs=seqs, live=live) if places else {}
    return {key: _telling(one, told) for key, one in found.items()}


def _reversal(kind: Kind, key: UUID, *, said: _Said, merged: Patch) -> Reversal:
    """Return what takes an entry back; its clashes do not name a number yet; pure."""
    if said.after is None:
        return _back(kind.record, key, before=None if said.live else said.before)
    if said.before is None:
        return _away(kind.record, key, said=said, merged=merged)
    if said.live is None:
        return _left(key, _("It left the register with no. %(seq)s: restore it first."))
    return _edited(kind, key, live=said.live, wanted=diff(said.after, said.before))


def _back(model: type[Record], key: UUID, *, before: State | None) -> Reversal:
    """Bring back what left; where it is there already, nothing is left to do."""
    if before is None:
        return Reversal(None, None, [])
    patch = diff(empty(model), before)
    return Reversal(Proposed(model, key, Op.ADD, patch), before, [])


def _away(model: type[Record], key: UUID, *, said: _Said, merged: Patch) -> Reversal:
    """Withdraw what was added, or merge again what a first undoing had parted."""
    if said.live is None:
        return Reversal(None, None, [])
    if said.live != said.after:
        text = _("It stays: no. %(seq)s changed it since. Withdraw it if it should go.")
        return _left(key, text)
    return Reversal(Proposed(model, key, Op.WITHDRAW, merged), None, [])


def _edited(kind: Kind, key: UUID, *, live: State, wanted: Patch) -> Reversal:
    patch, paths = fitting(live, wanted)
    state = with_evidence(kind, overlay(live, patch), live=live) if patch else live
    text = _("Left as it stands: no. %(seq)s changed it since.")
    left = diff(live, state)
    change = Proposed(kind.record, key, Op.EDIT, left) if left else None
    return Reversal(change, state, [Clash(key, path, text) for path in paths])


def _left(key: UUID, why: str) -> Reversal:
    return Reversal(None, None, [Clash(key, "", why)])


def _telling(found: Reversal, told: Mapping[Place, int]) -> Reversal:
    """Return the reversal; its clashes name the entry that changed the value since."""
    clashes = [
        replace(clash, why=clash.why % {"seq": told[clash.record, clash.path]})
        for clash in found.clashes
    ]
    return replace(found, clashes=clashes)


def _merged_before(model: type[Record], entries: list[Entry]) -> dict[UUID, Patch]:
    """Return {record: what its withdrawal says} of such as had left by merging.

    Three queries at most.
    """
    last = [one for one in previous(entries).values() if one.type == EntryType.MERGED]
    into = {entry.record: form_of(entry)[MERGED_INTO] for entry in last}
    rows = Entry.objects.filter(public_id__in=list(into.values())).order_by()
    keys = dict(rows.values_list("public_id", "record"))
    there = same_rows(model, keys.values())
    return {
        record: {MERGED_INTO: [None, str(keys[public_id])]}
        for record, public_id in into.items()
        if keys.get(public_id) in there
    }
