"""What a message tells: entries in order, the same each time, and where the rest is."""

import json

import pytest
from django.test import Client

from registry.ledger import read
from registry.webhooks import batch
from registry.webhooks.batch import body, cut, message_id
from registry.webhooks.models import Endpoint
from tests.makers import a_policy, a_regulator, a_source, revise, withdraw

pytestmark = pytest.mark.django_db


def seqs(found):
    return [entry.seq for entry in found.entries]


def told(found, after=0):
    head = read.head()
    return json.loads(body(found, log_id=head.log_id, after=after))


def test_entries_follow_the_cursor_in_order(monkeypatch):
    monkeypatch.setattr(batch, "LARGEST", 2)
    for _n in range(3):
        a_source()
    head = read.head().seq

    first = cut(Endpoint(after=0), head)
    second = cut(Endpoint(after=first.upto), head)

    assert (seqs(first), first.upto) == ([1, 2], 2)
    assert seqs(second)[0] == 3


def test_a_batch_under_way_is_cut_the_same_whatever_follows():
    a_source()
    before = cut(Endpoint(after=0), read.head().seq)
    a_source()

    again = cut(Endpoint(after=0, upto=before.upto), read.head().seq)

    assert body(again, log_id="x", after=0) == body(before, log_id="x", after=0)
    assert message_id(again, "x") == message_id(before, "x")


def test_what_is_not_wanted_moves_the_cursor_all_the_same():
    a_regulator()
    a_policy()
    head = read.head().seq

    found = cut(Endpoint(after=0, kinds=["policies"]), head)
    nothing = cut(Endpoint(after=0, kinds=["events"]), head)

    assert {entry.kind for entry in found.entries} == {"policies"}
    assert (nothing.entries, nothing.upto) == ([], head)


def test_long_entries_come_in_more_messages(monkeypatch):
    for _n in range(3):
        a_source(reason="because " * 50)
    head = read.head().seq
    monkeypatch.setattr(batch, "LONGEST", 2000)

    found = cut(Endpoint(after=0), head)

    assert 1 <= len(found.entries) < 3
    assert found.upto == found.entries[-1].seq
    monkeypatch.setattr(batch, "LONGEST", 1)
    assert seqs(cut(Endpoint(after=0), head)) == [1]


def test_the_id_names_the_first_and_the_last_entry():
    a_source()
    one = cut(Endpoint(after=0), 1)
    a_source()
    two = cut(Endpoint(after=0), 2)

    assert message_id(one, "log") == "log:1"
    assert message_id(two, "log") == "log:1-2"


def test_a_message_says_where_it_stands_and_what_each_entry_is():
    made = a_source()
    head = read.head()

    found = told(cut(Endpoint(after=0), head.seq))

    entry = read.newest(made.public_id)
    assert (found["type"], found["log_id"]) == ("register.changes", head.log_id)
    assert (found["after"], found["upto"]) == (0, head.seq)
    (data,) = found["data"]
    assert data["key"] == f"{head.log_id}:{entry.seq}"
    assert data["payload_digest"] == entry.payload_digest
    assert (data["id"], data["kind"], data["type"]) == (
        made.public_id, "sources", "published",
    )  # fmt: skip
    assert found["timestamp"] == data["recorded_at"]
    assert not {"payload", "salt", "leaf"} & data.keys()


def test_the_links_lead_to_what_they_say():
    gone = revise(a_source(), title="Later")
    withdraw(gone)
    stays = a_source()

    entries = told(cut(Endpoint(after=0), read.head().seq))["data"]

    client, statuses = Client(), {}
    for entry in entries:
        for name, path in entry["links"].items():
            statuses[entry["id"], name] = client.get(path).status_code
    assert statuses == {
        (gone.public_id, "change"): 200, (gone.public_id, "html"): 410,
        (gone.public_id, "record"): 410, (gone.public_id, "version"): 200,
        (stays.public_id, "change"): 200, (stays.public_id, "html"): 303,
        (stays.public_id, "record"): 200, (stays.public_id, "version"): 200,
    }  # fmt: skip
    changes = client.get(entries[1]["links"]["change"]).json()
    assert changes["data"][0]["seq"] == entries[1]["seq"]
