"""The only writer of the ledger: numbered, chained, one instant a set."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest
import rfc8785
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from registry.ledger import merkle
from registry.ledger.append import (
    begin,
    digest,
    instant,
    leaf_of,
    lock_head,
    next_instant,
    next_public_id,
)
from registry.ledger.models import Entry, Head
from tests.makers import a_regulator, an_exchange, commit, revise
from tests.proposals import edit

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.django_db
def test_a_new_register_has_a_log_and_an_empty_tree():
    head = Head.objects.get()

    assert (head.seq, head.peaks, head.recorded_at, head.counters) == (0, [], None, {})
    assert head.root == merkle.root([]).hex()
    assert len(bytes.fromhex(head.log_id)) == 16


@pytest.mark.django_db
def test_a_log_once_begun_keeps_its_name():
    before = Head.objects.values().get()

    begin()

    assert Head.objects.values().get() == before


@pytest.mark.django_db
def test_each_entry_follows_the_one_before():
    exchange = an_exchange()
    revise(exchange, note="a")

    seqs = list(Entry.objects.values_list("seq", flat=True))

    assert seqs == list(range(1, len(seqs) + 1))
    assert Head.objects.get().seq == seqs[-1]


@pytest.mark.django_db
def test_the_payload_is_canonical_and_its_digest_is_salted():
    entry = Entry.objects.get(public_id=a_regulator(name_zh_hant="證監會").public_id)

    assert entry.payload == rfc8785.dumps(json.loads(entry.payload)).decode()
    assert "證監會" in entry.payload
    salted = bytes.fromhex(entry.salt) + entry.payload.encode()
    assert entry.payload_digest == hashlib.sha256(salted).hexdigest()


@pytest.mark.django_db
def test_equal_payloads_have_digests_of_their_own():
    exchange = an_exchange()
    revise(exchange, note="a")
    revise(exchange, note="")

    first, _second, third = Entry.objects.filter(public_id=exchange.public_id)

    assert first.payload == third.payload
    assert first.salt != third.salt
    assert first.payload_digest != third.payload_digest


@pytest.mark.django_db
def test_a_leaf_tells_all_of_an_entry_but_its_payload():
    entry, head = (
        Entry.objects.get(public_id=an_exchange().public_id),
        Head.objects.get(),
    )

    assert json.loads(entry.leaf) == {
        "log_id": head.log_id,
        "seq": entry.seq,
        "type": "published",
        "cause": "new_record",
        "kind": "exchanges",
        "id": "EX-0001",
        "version": 1,
        "recorded_at": instant(entry.recorded_at),
        "change_set": str(entry.change_set_id),
        "reason": entry.reason,
        "payload_digest": entry.payload_digest,
    }
    assert entry.leaf == leaf_of(entry, head.log_id)


@pytest.mark.django_db
def test_the_root_is_that_of_the_leaves():
    an_exchange()
    commit(*(edit(an_exchange(), note="x") for _ in range(3)))

    peaks: list[bytes] = []
    for size, entry in enumerate(Entry.objects.order_by("seq")):
        peaks = merkle.append(peaks, size, leaf=entry.leaf.encode())

    assert Head.objects.get().root == merkle.root(peaks).hex()


@pytest.mark.django_db
def test_the_log_alone_tells_one_register_from_another():
    entry = Entry(seq=1, recorded_at=NOON, change_set_id=uuid4())

    assert leaf_of(entry, "one") != leaf_of(entry, "other")


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 4])
def test_appending_costs_one_statement_for_entries_and_one_for_the_head(count):
    changes = [edit(an_exchange(), note="x") for _ in range(count)]

    with CaptureQueriesContext(connection) as captured:
        commit(*changes)

    told = [query["sql"] for query in captured.captured_queries]
    assert sum('INSERT INTO "registry_entry"' in sql for sql in told) == 1
    assert sum('UPDATE "registry_head"' in sql for sql in told) == 1


@pytest.mark.django_db
def test_the_head_is_read_with_a_lock(django_assert_num_queries):
    with django_assert_num_queries(1) as captured:
        head = lock_head()

    assert head.pk == 1
    (query,) = captured.captured_queries
    assert (
        query["sql"].endswith("FOR UPDATE") == connection.features.has_select_for_update
    )


@given(st.integers(1, 12_000))
def test_numbers_of_a_kind_go_up_by_one(number):
    head = Head(counters={"EX": number - 1, "PL": 3})

    assert next_public_id(head, "EX") == f"EX-{number:04d}"
    assert head.counters == {"EX": number, "PL": 3}


def test_a_kind_begins_at_one():
    assert next_public_id(Head(counters={}), "RG") == "RG-0001"


@pytest.mark.parametrize(
    ("before", "now", "recorded"),
    [
        (None, NOON, NOON),
        (NOON, NOON + TICK, NOON + TICK),
        (NOON, NOON, NOON + TICK),
        (NOON, NOON - timedelta(days=9), NOON + TICK),
    ],
)
def test_an_instant_is_later_than_the_one_before(before, now, recorded):
    assert next_instant(Head(recorded_at=before), now) == recorded


def test_an_instant_is_written_in_utc_with_microseconds():
    hong_kong = timezone(timedelta(hours=8))

    assert instant(datetime(2024, 6, 1, 20, tzinfo=hong_kong)) == (
        "2024-06-01T12:00:00.000000Z"
    )


def test_a_digest_hangs_on_salt_and_payload():
    assert digest("00", "a") == hashlib.sha256(b"\x00a").hexdigest()
    assert len({digest("00", "a"), digest("01", "a"), digest("00", "b")}) == 3
