"""An export is whole, exact, the same each time, and seen only once it is."""

import csv
import hashlib
import io
import json
import sqlite3
from contextlib import closing

import pytest
from pyarrow import parquet as pq

from registry import built
from registry.exports import build as building
from registry.exports import parquet
from registry.exports.build import Broken, build
from registry.exports.snapshot import NoSuchEntry
from registry.ledger import merkle
from registry.ledger.models import Entry
from registry.ledger.read import head
from tests.makers import a_licence, a_policy, a_source, revise
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR = tmp_path


def lines(export, name):
    return (export.folder / name).read_text("utf-8").splitlines()


def rows(export, name):
    text = (export.folder / name).read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.usefixtures("hong_kong")
def test_the_register_of_hong_kong_is_there_byte_for_byte():
    export = build()

    stored = {entry.seq: entry.payload for entry in Entry.objects.all()}
    live = [line.split() for line in lines(export, "live.txt")]
    assert lines(export, "records.jsonl") == [stored[int(seq)] for _id, seq in live]
    changes = [json.loads(line) for line in lines(export, "changes.jsonl")]
    assert [entry["seq"] for entry in changes] == sorted(stored)
    with closing(sqlite3.connect(export.folder / "register.sqlite")) as copy:
        for table in ("licences", "policies_requirements", "citations"):
            path = f"{table.replace('_', '-')}.csv"
            (count,) = copy.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
            assert count == export.files[path]["rows"] == len(rows(export, path)) > 0
            typed = pq.read_metadata(
                export.folder / f"{table.replace('_', '-')}.parquet"
            )
            assert typed.num_rows == count
        assert copy.execute("SELECT data FROM records").fetchone()[0] in stored.values()


@pytest.mark.usefixtures("hong_kong")
def test_no_value_of_a_form_is_left_out_of_the_tables():
    export = build()

    columns = {
        file["path"]: {field["name"] for field in file["schema"]["fields"]}
        for file in export.files.values()
        if "schema" in file
    }
    for line in lines(export, "records.jsonl"):
        form = json.loads(line)
        of_kind = columns[f"{form['kind']}.csv"]
        for name, value in form.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                path = f"{form['kind']}-{name.replace('_', '-')}.csv"
                path = "citations.csv" if name == "citations" else path
                assert {key for row in value for key in row} <= columns[path]
            elif name != "kind" and value not in ([], None):
                assert name in of_kind


def test_the_package_tells_the_truth():
    a_licence()

    export = build()

    assert {*export.files, built.PACKAGE} == {p.name for p in export.folder.iterdir()}
    for name, file in export.files.items():
        data = (export.folder / name).read_bytes()
        assert (file["bytes"], file["hash"]) == (
            len(data),
            f"sha256:{hashlib.sha256(data).hexdigest()}",
        )
    package = export.package
    assert (package["seq"], package["root"]) == (head().seq, head().root)
    assert (package["log_id"], package["known_at"]) == (
        head().log_id,
        f"seq:{head().seq}",
    )


def test_built_twice_it_is_the_same_bytes(settings, tmp_path):
    a_licence()
    first = build()
    settings.VAR = tmp_path / "other"

    second = build()

    assert first.folder != second.folder
    for name in (*first.files, built.PACKAGE):
        assert (first.folder / name).read_bytes() == (second.folder / name).read_bytes()


def test_an_export_that_stands_is_not_built_again(monkeypatch):
    a_source()
    first = build()
    monkeypatch.setattr(building.Shelf, "fill", None)

    assert build() == first


def test_the_past_is_exported_as_it_stood_and_makes_its_own_root():
    source = a_source(title="First")
    then = head()
    revise(source, title="Second")

    past, now = build(seq=then.seq), build()

    assert [row["title"] for row in rows(past, "sources.csv")] == ["First"]
    assert [row["title"] for row in rows(now, "sources.csv")] == ["Second"]
    assert past.package["root"] == then.root
    assert len(lines(past, "changes.jsonl")) == then.seq


def test_nothing_of_a_draft_is_in_it(editor, settings, tmp_path):
    policy = a_policy()
    before = build()
    settings.VAR = tmp_path / "after"
    kept(editor, edit(policy, title_en="zqsecret"))

    after = build()

    for name in after.files:
        text = (after.folder / name).read_bytes()
        assert b"zqsecret" not in text
        assert text == (before.folder / name).read_bytes()


def test_an_export_is_whole_without_parquet(monkeypatch):
    monkeypatch.setattr(parquet, "IS_HERE", False)
    a_source()

    export = build()

    assert {name.rpartition(".")[2] for name in export.files} == {
        *("csv", "jsonl", "sqlite", "txt")
    }
    assert list(export.package["absent"]) == ["parquet"]


def test_a_cell_is_no_formula():
    a_source(title="=HYPERLINK(1)", publisher="-5")

    (row,) = rows(build(), "sources.csv")

    assert (row["title"], row["publisher"]) == ("'=HYPERLINK(1)", "-5")
    assert row["name"] == "'=HYPERLINK(1)"


def test_what_is_half_built_is_not_seen_and_is_cleared_away(monkeypatch):
    a_source()
    monkeypatch.setattr(building, "line", lambda _entry: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build()
    assert built.exports() == []
    left = built.root() / ".building-left"
    left.mkdir()
    monkeypatch.undo()

    build()

    assert not left.exists()
    assert len(built.exports()) == 1


def test_an_export_of_another_register_makes_way():
    a_source()
    stale = build()
    package = stale.folder / built.PACKAGE
    other = dict(stale.package) | {"last_digest": "0" * 64}
    package.write_text(json.dumps(other))
    assert built.exports() == []

    build()

    assert [e.package["last_digest"] for e in built.exports()] == [
        Entry.objects.get(seq=head().seq).payload_digest
    ]


def test_a_ledger_that_is_not_whole_is_not_exported(monkeypatch):
    a_source()
    monkeypatch.setattr(merkle, "root", lambda _peaks: b"other")

    with pytest.raises(Broken):
        build()


def test_what_was_never_published_cannot_be_exported():
    with pytest.raises(NoSuchEntry, match="Nothing is published"):
        build()
    a_source()
    with pytest.raises(NoSuchEntry, match="newest is no"):
        build(seq=2)


def test_progress_is_told_for_each_record_and_entry():
    a_source()
    told = []

    build(tell=told.append)

    assert told == [1, 2]
