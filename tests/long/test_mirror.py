"""A mirror of a register under eight writers and three kills is exact at the end."""

import json
import socket
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, transaction

from clients.register_mirror import Mirror, root_of
from registry.changesets.models import ChangeSet
from registry.exports.build import build
from registry.ledger import read
from registry.ledger.append import lock_head
from registry.ledger.verify import verify
from tests.cast import member
from tests.long.mirrored import (
    WRITERS,
    Killable,
    mirroring,
    served,
    wait_for,
    writing,
)
from tests.long.test_concurrency import tell
from tests.makers import a_source, evidence
from tests.test_taking_turns import own_database as own_database

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("own_database"),
]
HELD_S, BETWEEN_S, DOWN_S = 3, 12, 1


def said_by(writers):
    """Return {number: mark} of everything that writers say they committed."""
    lines = [line for one in writers for line in one.communicate()[0].splitlines()]
    assert [one.returncode for one in writers] == [0] * WRITERS
    pairs = (line.rpartition(":") for line in lines)
    return {int(n): mark for mark, _colon, numbers in pairs for n in numbers.split(",")}


def hold_open():
    """Publish in a transaction that stays open for three seconds."""
    with transaction.atomic():
        lock_head()
        a_source(title="Held", reason="Held open for long.")
        time.sleep(HELD_S)


def disturb(server: Killable, mirror: Killable, url: str):
    """Kill the server three times and the mirror twice, and hold up all writers."""
    for number in range(3):
        time.sleep(BETWEEN_S)
        server.kill()
        time.sleep(DOWN_S)
        server.start()
        wait_for(url)
        if number < 2:
            mirror.kill()
            mirror.start()
        if number == 1:
            hold_open()


def asked_and_kept(log: Path):
    """Return (numbers asked after that were kept longer, requests, pages kept)."""
    kept = asked = pages = again = 0
    for line in log.read_text("utf-8").splitlines():
        word, _blank, number = line.partition(" ")
        if word == "ask":
            asked += 1
            again += int(number) < kept
        elif word == "kept":
            pages += 1
            kept = int(number)
    return again, asked, pages


def test_the_mirror_is_the_register_byte_for_byte(settings, tmp_path):
    settings.VAR = tmp_path
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url, copy = f"http://127.0.0.1:{port}", tmp_path / "copy.sqlite"
    for number in range(WRITERS):
        member("publisher", name=f"writer{number}")
    evidence()
    build()  # the mirror begins with it
    server, mirror = served(port, tmp_path), mirroring(url, copy)
    try:
        server.start()
        wait_for(url)
        mirror.start()
        with writing() as writers:
            disturb(server, mirror, url)
            committed = said_by(writers)
        mirror.kill()
        with closing(Mirror(url, str(copy))) as last:
            last.catch_up()
            is_the_register(last, committed)
    finally:
        mirror.kill()
        server.kill()
    again, asked, pages = asked_and_kept(copy.with_suffix(".log"))
    assert again == 0
    tell(
        f"{connection.vendor}, mirror: {read.head().seq} entries,"
        f" {asked} requests, {pages} pages kept, none asked for again; exact"
    )


def is_the_register(mirror: Mirror, committed):
    """Hold a copy against a fresh export, and against what writers committed."""
    export = build()
    lines = (export.folder / "changes.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    held = list(mirror.db.execute("SELECT seq, leaf, salt FROM entries ORDER BY seq"))
    assert held == [(e["seq"], e["leaf"], e["salt"]) for e in entries]
    assert [seq for seq, _leaf, _salt in held] == list(range(1, read.head().seq + 1))
    records = "".join(f"{line}\n" for line in mirror.records())
    assert records.encode() == (export.folder / "records.jsonl").read_bytes()
    assert root_of(mirror.peaks) == read.head().root == export.package["root"]
    told = {e["seq"]: e["reason"] for e in entries if e["reason"].startswith("writer")}
    assert told == committed
    assert {"published", "revised", "withdrawn", "restored", "merged"} <= {
        entry["type"] for entry in entries
    }
    assert ChangeSet.objects.filter(undoes__isnull=False, state="published").exists()
    assert list(mirror.drift()) == []
    assert not list(verify())
