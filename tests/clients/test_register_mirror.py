"""The mirror copies all of a live register, proves it, and goes on where it was."""

import sqlite3
from contextlib import closing

import pytest

from clients import register_mirror as mirrors
from clients.register_mirror import (
    Mirror,
    OtherRegister,
    Server,
    Unproved,
    Unreachable,
    items,
    main,
    root_of,
)
from registry.exports.build import build
from registry.ledger.read import head
from tests.makers import a_policy, a_source, restore, revise, withdraw


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR = tmp_path / "var"


@pytest.fixture
def copy(tmp_path):
    return str(tmp_path / "copy.sqlite")


@pytest.fixture
def mirror(live_server, copy):
    with closing(Mirror(live_server.url, copy)) as found:
        yield found


@pytest.fixture
def asked(monkeypatch):
    """Collect every path that is asked for."""
    paths, opened = [], Server.opened

    def listening(self, path):
        paths.append(path)
        return opened(self, path)

    monkeypatch.setattr(Server, "opened", listening)
    return paths


def story():
    """Publish, revise, withdraw, restore and withdraw again; ten entries."""
    gone, back, rule = a_source(), a_source(title="Back"), a_policy()
    revise(rule, title_en="Later")
    withdraw(gone)
    withdraw(back)
    restore(back)
    return rule


def is_exact(mirror):
    """Say whether the copy is the newest export, byte for byte."""
    export = build()
    records = (export.folder / "records.jsonl").read_text("utf-8")
    return (
        "".join(f"{line}\n" for line in mirror.records()) == records
        and (mirror.after, root_of(mirror.peaks)) == (head().seq, head().root)
        and not list(mirror.drift())
    )


# All of it


def test_without_an_export_the_feed_is_copied(mirror):
    story()

    mirror.catch_up()

    assert is_exact(mirror)


def test_with_an_export_the_feed_begins_behind_it(mirror, asked):
    rule = story()
    build()
    before = head().seq
    revise(rule, title_en="Later still")

    mirror.catch_up()

    feed = [path for path in asked if "/changes?" in path]
    assert feed == [f"/api/v1/changes?after={before}&limit=500&log={head().log_id}"]
    assert is_exact(mirror)


def test_nothing_held_is_ever_asked_for_again(mirror, asked, monkeypatch):
    monkeypatch.setattr(mirrors, "PAGE", 2)
    rule = story()
    mirror.catch_up()
    revise(rule, title_en="Later still")

    mirror.catch_up()

    feed = [path for path in asked if "/changes?" in path]
    after = [int(path.split("after=")[1].split("&")[0]) for path in feed]
    assert after == sorted(set(after))
    assert is_exact(mirror)


def test_an_empty_register_is_copied_as_one(mirror):
    mirror.catch_up()

    assert (mirror.after, mirror.log_id) == (0, head().log_id)
    assert list(mirror.records()) == []


# Crashes and failures


def test_what_breaks_off_leaves_whole_pages(mirror, monkeypatch):
    monkeypatch.setattr(mirrors, "PAGE", 3)
    story()
    kept, keep = [], Mirror._keep

    def breaking(self, entry):
        kept.append(entry.seq)
        if entry.seq == 5:
            raise KeyboardInterrupt
        keep(self, entry)

    with monkeypatch.context() as patch:
        patch.setattr(Mirror, "_keep", breaking)
        with pytest.raises(KeyboardInterrupt):
            mirror.catch_up()
    assert (kept, mirror.after) == ([1, 2, 3, 4, 5], 3)

    mirror.catch_up()

    assert is_exact(mirror)


def test_an_export_that_breaks_off_is_gone_on_with_by_the_feed(mirror, monkeypatch):
    story()
    file = build().folder / "changes.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:3]) + lines[3][:40])
    monkeypatch.setattr(mirrors, "PAGE", 3)

    with pytest.raises(Unreachable):
        mirror.catch_up()
    assert mirror.after == 3
    mirror.catch_up()

    assert (mirror.after, root_of(mirror.peaks)) == (head().seq, head().root)


def test_two_runs_on_one_copy_take_each_page_once(live_server, copy, mirror):
    story()
    changes = mirror.server.changes

    def meanwhile(*asked):
        page = changes(*asked)
        with closing(Mirror(live_server.url, copy)) as other:
            other.pull()
        return page

    mirror.server.changes = meanwhile
    mirror.pull()

    assert is_exact(mirror)


# What is not the register that was copied


def forged(mirror, name, value):
    mirror.db.execute("UPDATE state SET value = ? WHERE name = ?", [value, name])


@pytest.mark.parametrize(
    ("name", "value"), [("after", "99"), ("log_id", "0" * 32), ("peaks", '["00"]')]
)
def test_another_register_stops_it_and_is_begun_anew_on_request(
    live_server, copy, capsys, name, value
):
    a_source()
    arguments = [live_server.url, copy]
    assert main(arguments) == 0
    with closing(Mirror(*arguments)) as mirror:
        forged(mirror, name, value)
        before = (mirror.after, mirror.log_id)

    assert main(arguments) == 3
    assert "--restart" in capsys.readouterr().err
    with closing(Mirror(*arguments)) as mirror:
        assert (mirror.after, mirror.log_id) == before

    assert main([*arguments, "--restart"]) == 0
    with closing(Mirror(*arguments)) as mirror:
        assert is_exact(mirror)


def test_a_register_restored_and_gone_on_with_is_told_by_its_root(mirror, monkeypatch):
    rule = story()
    mirror.catch_up()
    held = mirror.after
    revise(rule, title_en="After a restore")
    monkeypatch.setattr(Server, "head", lambda _self: (held + 1, "0" * 64))

    with pytest.raises(OtherRegister, match="restored"):
        mirror.catch_up()

    assert mirror.after == held


def test_what_does_not_fit_its_digest_is_not_kept(mirror, monkeypatch):
    a_source(title="As it was")
    text = Server.text
    monkeypatch.setattr(
        Server, "text", lambda self, path: text(self, path).replace("As it was", "No")
    )

    with pytest.raises(Unproved):
        mirror.catch_up()

    assert mirror.after == 0


def test_an_entry_left_out_is_noticed(mirror):
    story()
    page = mirror.server.changes(0, "")
    page["data"] = f"[{','.join(list(items(page['data']))[1:])}]"
    mirror.server.changes = lambda *_asked: page

    with pytest.raises(Unproved, match=r"No\. 1 was asked for"):
        mirror.pull()


# Drift


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE records SET data = '{}' WHERE id = 'PL-0001'", "PL-0001 is not what"),
        ("DELETE FROM records WHERE id = 'PL-0001'", "PL-0001 is not what"),
        ("UPDATE entries SET payload = '{}' WHERE seq = 2", "No. 2 is not what"),
        ("DELETE FROM entries WHERE seq = 2", "No. 2 was asked for"),
        ("UPDATE entries SET leaf = 'x' WHERE seq = 2", "No. 2 has no proof"),
    ],
)
def test_a_copy_that_was_touched_says_where(live_server, copy, capsys, statement, told):
    story()
    arguments = [live_server.url, copy, "--check"]
    assert main(arguments) == 0
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute(statement)

    assert main(arguments) == 1

    assert told in capsys.readouterr().out


def test_live_ids_are_held_against_those_of_the_export(mirror):
    story()
    export = build()
    mirror.catch_up()
    assert list(mirror.drift()) == []

    (export.folder / "live.txt").write_text("PL-0001 1\n")

    assert [line for line in mirror.drift() if "live ids" in line]
