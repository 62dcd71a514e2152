"""What takes one published change back: of one record, laid on what stands now."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from registry.changesets.merging import MERGED_INTO
from registry.changesets.models import Op
from registry.changesets.propose import Proposed
from registry.citations.coverage import uncited
from registry.citations.vocabulary import Stance
from registry.history.intervals import state_at
from registry.ledger.models import Entry, EntryType
from registry.ledger.read import form_of, newest
from registry.records.kinds import Kind, kind_by_slug
from registry.records.links import recited
from registry.records.models import Record
from registry.records.patches import overlay
from registry.records.paths import at_path, known_paths
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


def reversal(entry: Entry) -> Reversal:
    """Return what takes back what an entry published; a query a part, thrice.

    What was taken back since, by whatever means, is no clash.
    """
    model = kind_by_slug()[entry.kind].record
    before = state_at(model, entry.record, seq=entry.seq - 1)
    after = state_at(model, entry.record, seq=entry.seq)
    live = states(model, [entry.record]).get(entry.record)
    if after is None:
        return _back(entry, model, before=None if live else before)
    if before is None:
        return _away(entry, model, live=live, published=after)
    if live is None:
        text = _("It left the register with no. %(seq)s: restore it first.")
        return _left(entry, text % {"seq": _newest(entry).seq})
    return _edited(entry, model, live=live, wanted=diff(after, before))


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


def _back(entry: Entry, model: type[Record], *, before: State | None) -> Reversal:
    """Bring back what left; where it is there already, nothing is left to do."""
    if before is None:
        return Reversal(None, None, [])
    patch = diff(empty(model), before)
    change = Proposed(model, entry.record, Op.ADD, patch)
    return Reversal(change, before, [])


def _away(
    entry: Entry, model: type[Record], *, live: State | None, published: State
) -> Reversal:
    """Withdraw what was added, or merge again what a first undoing had parted."""
    if live is None:
        return Reversal(None, None, [])
    if live != published:
        text = _("It stays: no. %(seq)s changed it since. Withdraw it if it should go.")
        return _left(entry, text % {"seq": _newest(entry).seq})
    patch = _merged_before(entry, model)
    return Reversal(Proposed(model, entry.record, Op.WITHDRAW, patch), None, [])


def _edited(
    entry: Entry, model: type[Record], *, live: State, wanted: Patch
) -> Reversal:
    kind = kind_by_slug()[entry.kind]
    patch, paths = fitting(live, wanted)
    state = with_evidence(kind, overlay(live, patch), live=live) if patch else live
    clashes = [_clash(entry, model, path=path, live=live) for path in paths]
    left = diff(live, state)
    change = Proposed(model, entry.record, Op.EDIT, left) if left else None
    return Reversal(change, state, clashes)


def _merged_before(entry: Entry, model: type[Record]) -> Patch:
    """Return what a withdrawal says of a record that had left by merging."""
    before = Entry.objects.filter(record=entry.record, version=entry.version - 1)
    last = before.filter(type=EntryType.MERGED).first()
    other = newest(form_of(last)[MERGED_INTO]) if last else None
    if other is None or not same_rows(model, [other.record]):
        return {}
    return {MERGED_INTO: [None, str(other.record)]}


def _clash(entry: Entry, model: type[Record], *, path: str, live: State) -> Clash:
    text = _("Left as it stands: no. %(seq)s changed it since.")
    seq = _changed_by(entry, model, path=path, live=live)
    return Clash(entry.record, path, text % {"seq": seq})


def _changed_by(entry: Entry, model: type[Record], *, path: str, live: State) -> int:
    """Return which later entry gave a value what it holds now."""
    later = Entry.objects.filter(record=entry.record, seq__gt=entry.seq)
    now = at_path(live, path)
    for seq in later.order_by("-seq").values_list("seq", flat=True):
        before = state_at(model, entry.record, seq=seq - 1)
        if before is None or at_path(before, path) != now:
            return seq
    return entry.seq


def _left(entry: Entry, why: str) -> Reversal:
    return Reversal(None, None, [Clash(entry.record, "", why)])


def _newest(entry: Entry) -> Entry:
    return newest(entry.public_id) or entry
