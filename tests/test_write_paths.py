"""Every way to write has one outcome, and docs/write-paths.md names it."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, models, transaction

from policies.models import Licence, Requirement
from registry.changesets.models import ChangeSet
from registry.citations.models import Citation
from registry.history.checks import check_relations
from registry.history.gate import gate, touched
from registry.history.models import Gate
from registry.ledger import read
from registry.ledger.models import Entry
from registry.ledger.verify import verify
from registry.records.context import OutsideChangeSet, Writing
from registry.records.kinds import kinds
from registry.records.rows import plain
from tests.forgeries import but, links, other, sql, target
from tests.makers import a_licence, an_entity, evidence, fresh
from tests.proposals import NOON
from tests.snapshots import snapshot
from tests.ways_in import IDLE, KEPT, PUBLISHED
from tests.write_paths import (
    ADVISED,
    APPENDED,
    APPENDED_ON_POSTGRESQL,
    APPENDED_ON_SQLITE,
    CLOSED,
    CLOSED_ON_POSTGRESQL,
    CLOSED_ON_SQLITE,
    PROTECTED,
)

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).parent.parent / "docs" / "write-paths.md"
ROW = re.compile(r"^\| (?!way|---)(.+?) \| (.+?) \|$", re.MULTILINE)

OUTSIDE = "OutsideChangeSet"
NO_GATE = "registry: write outside a change set"
FOR_GOOD = "registry: append-only"
IN_USE = "ProtectedError"
ONCE = "one revision and one entry"
on_sqlite, on_postgresql = pytest.mark.sqlite, pytest.mark.postgresql
REFUSED = [
    (ADVISED, OUTSIDE),
    (CLOSED, NO_GATE),
    (APPENDED, FOR_GOOD),
    (PROTECTED, IN_USE),
    pytest.param(CLOSED_ON_SQLITE, NO_GATE, marks=on_sqlite),
    pytest.param(CLOSED_ON_POSTGRESQL, NO_GATE, marks=on_postgresql),
    pytest.param(APPENDED_ON_SQLITE, FOR_GOOD, marks=on_sqlite),
    pytest.param(APPENDED_ON_POSTGRESQL, FOR_GOOD, marks=on_postgresql),
]


@pytest.fixture
def policy():
    return target()


def refusal(way, policy):
    """Return how a way to write was refused, blank where it was not."""
    try:
        with transaction.atomic():
            way(fresh(policy))
    except (OutsideChangeSet, DatabaseError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def escapes(ways, policy, words):
    """Yield each way that changed something or was not refused in these words."""
    before = snapshot()
    for name, way in ways.items():
        found = refusal(way, policy)
        if words not in found or snapshot() != before:
            yield f"{name} ({found or 'not refused'})"


@pytest.mark.parametrize(("ways", "words"), REFUSED)
def test_no_write_escapes(ways, words, policy):
    assert not list(escapes(ways, policy, words))
    assert not list(verify())


@pytest.mark.parametrize("way", PUBLISHED.values(), ids=PUBLISHED)
def test_a_face_writes_one_revision_and_one_entry(way, policy):
    evidence()
    before = read.head().seq

    way(policy)

    (entry,) = read.after(before, 9)
    written = {
        (twin.id, twin.seq)
        for kind in kinds()
        for twin in kind.record.history.filter(seq__gt=before)
    }
    assert written == {(entry.record, entry.seq)}
    assert not list(verify())


@pytest.mark.parametrize("way", KEPT.values(), ids=KEPT)
def test_what_is_kept_moves_nothing(way, policy):
    before, sets = snapshot(), ChangeSet.objects.count()

    way(policy)

    assert snapshot() == before
    assert ChangeSet.objects.count() == sets + 1


@pytest.mark.parametrize("way", IDLE.values(), ids=IDLE)
def test_what_faces_do_not_offer_moves_nothing(way, policy):
    before, sets = snapshot(), ChangeSet.objects.count()

    way(policy)

    assert snapshot() == before
    assert ChangeSet.objects.count() == sets


# A load is a publication like any other


@pytest.mark.usefixtures("hong_kong")
def test_each_entry_of_a_load_is_one_revision_of_its_record():
    entries = set(Entry.objects.values_list("record", "seq"))

    twins = [
        pair
        for kind in kinds()
        for pair in kind.record.history.values_list("id", "seq")
    ]

    assert len(twins) == len(set(twins))
    assert set(twins) == entries


@pytest.mark.usefixtures("hong_kong")
def test_a_second_load_moves_nothing():
    before = snapshot()

    call_command("load_seeds", verbosity=0)

    assert snapshot() == before


# Relations that would write past history


@pytest.mark.parametrize("how", [models.SET_NULL, models.CASCADE])
def test_a_deletion_that_would_reach_a_record_is_refused_twice(how, monkeypatch):
    holder = an_entity()
    a_licence(holder=holder)
    before = snapshot()

    relation = Licence._meta.get_field("holder").remote_field
    monkeypatch.setattr(relation, "on_delete", how)

    assert [error.id for error in check_relations()] == ["registry.E001"]
    with pytest.raises(DatabaseError, match=NO_GATE), transaction.atomic():
        plain(type(holder)).filter(pk=holder.pk).delete()

    assert snapshot() == before


# Inside a change set

OWED = {
    "save()": lambda p: but(p, note="x").save(),
    "a link": lambda p: p.issuers.clear(),
    "a link, from the other end": lambda p: other(p).policies.add(p),
    "a link, moved": lambda p: links().update(regulator=other(p)),
    "a part": lambda p: p.requirements.get().delete(),
    "a part, in bulk": lambda _: plain(Requirement).update(note="x"),
    "a citation": lambda _: plain(Citation).update(says="x"),
    "SQL": lambda _: sql("UPDATE policies_policy SET note = 'x'"),
    "delete()": lambda p: p.delete(),
}


@pytest.mark.parametrize("way", OWED.values(), ids=OWED)
def test_a_write_in_a_change_set_owes_its_record_a_revision(way, policy):
    key, twin = policy.pk, policy.history.get()
    writing = Writing(twin.change_set_id, 1, twin.history_change_reason, NOON)

    with transaction.atomic():
        with gate(writing):
            way(policy)
            owed = touched()
        transaction.set_rollback(True)

    assert key in owed


def test_what_a_gate_opened_by_hand_let_pass_is_told(policy):
    with transaction.atomic():
        hand = Gate.objects.create()
        plain(Requirement).update(note="x")
        hand.delete()

    key = policy.requirements.get().pk
    fault = f"policies.Requirement {key}: the live row differs from its revision"
    assert fault in list(verify())


# What is written down


TOLD = {
    f"`{OUTSIDE}`": ADVISED,
    f"`{NO_GATE}`": CLOSED | CLOSED_ON_SQLITE | CLOSED_ON_POSTGRESQL,
    f"`{FOR_GOOD}`": APPENDED | APPENDED_ON_SQLITE | APPENDED_ON_POSTGRESQL,
    f"`{IN_USE}`": PROTECTED,
    ONCE: PUBLISHED,
    "kept as a change set": KEPT,
    "nothing": IDLE,
    # tried above, each by a test of its own
    f"{ONCE} of each record it changes; again, nothing": ["`load_seeds`"],
    f"`registry.E001`; `{NO_GATE}`": ["`SET_NULL`, or `CASCADE` from another record"],
    "`Unrevised`, unless publish wrote the revision": ["any of these, inside publish"],
}


def test_every_way_is_written_down_with_its_outcome():
    wanted = {way: outcome for outcome, ways in TOLD.items() for way in ways}

    found = dict(ROW.findall(DOCUMENT.read_text(encoding="utf-8")))

    assert found == wanted


def test_every_way_has_one_name():
    names = [name for ways in TOLD.values() for name in ways]

    assert len(names) == len(set(names))
