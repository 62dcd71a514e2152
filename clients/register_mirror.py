#!/usr/bin/env python3
"""Keep an exact copy of a Virtual Asset Policy Register, in SQLite, for years.

    python register_mirror.py https://register.example copy.sqlite --follow

One file, Python 3.11, its standard library. `entries` holds every change as it came,
`records` the live records in their public form, `state` how far the copy is. Each page
is one transaction: killed at any moment, the next run goes on where the last one was.
Each entry is proved by its digest, and all of them by the root of the register's tree.

Exit codes: 0 done, 1 the copy differs (--check), 2 wrong use, 3 the register is not the
one that was copied, 4 it cannot be reached, 5 what it sends is not what it proves.
"""

import argparse
import hashlib
import http.client
import json
import re
import sqlite3
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

PAGE, LONGEST_WAIT_S, TIMEOUT_S = 500, 20, 60
REST_S = 5  # before we ask again where a busy register let nobody wait
PAUSES_S = (1, 2, 4, 8, 16, 30)  # between tries, the last one again and again
LEFT = ("withdrawn", "merged")  # with these a record leaves the register
TABLES = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY, leaf TEXT NOT NULL, salt TEXT NOT NULL,
    payload TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS records (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, seq INTEGER NOT NULL, data TEXT NOT NULL);
"""
IN_ORDER = "SELECT data FROM records ORDER BY kind, length(id), id"
HELD = """SELECT r.id, CASE WHEN e.payload = r.data THEN r.seq END
    FROM records r LEFT JOIN entries e ON e.seq = r.seq"""
DECODER, SPACE = json.JSONDecoder(), re.compile(r"[ \t\r\n]*")


class OtherRegister(Exception):
    """The register is not the one that was copied: restored, or begun anew."""


class Unreachable(Exception):
    """The register does not answer, or not in full; `pause_s` is what it asks for."""

    pause_s = 0


class Unproved(Exception):
    """What the register sends is not what it proves."""


class NotThere(Exception):
    """The register has nothing at this address."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it came; `payload` is the text that its digest was made of."""

    seq: int
    leaf: str
    salt: str
    payload: str

    @property
    def facts(self) -> dict[str, Any]:
        """Return what the register's tree vouches for."""
        found: dict[str, Any] = json.loads(self.leaf)
        return found

    def prove(self, seq: int, log_id: str) -> None:
        """Raise Unproved unless this is entry `seq` of that log, to the letter."""
        try:
            facts, salt = self.facts, bytes.fromhex(self.salt)
            told = facts["payload_digest"]
        except (KeyError, ValueError) as error:
            raise Unproved(f"No. {seq} has no proof.") from error
        if (self.seq, facts.get("seq"), facts.get("log_id")) != (seq, seq, log_id):
            raise Unproved(f"No. {seq} was asked for, and no. {self.seq} was sent.")
        made = hashlib.sha256(salt + self.payload.encode())
        if made.hexdigest() != told:
            raise Unproved(f"No. {seq} is not what its digest says.")


class Server:
    """The register that is copied."""

    def __init__(self, url: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"{url} is no address of the web.")
        self.url = url.rstrip("/")

    @contextmanager
    def opened(self, path: str) -> Iterator[Any]:
        """Yield the answer; raise NotThere, OtherRegister or Unreachable."""
        asked = urllib.request.Request(self.url + path)  # noqa: S310 - checked above
        asked.add_header("User-Agent", "register-mirror/1")
        try:
            with urllib.request.urlopen(asked, timeout=TIMEOUT_S) as answer:  # noqa: S310
                yield answer
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(error) from error
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"{self.url}: {error}") from error

    def text(self, path: str) -> str:
        """Return the body at a path."""
        with self.opened(path) as answer:
            body: bytes = answer.read()
        return body.decode()

    def changes(self, after: int, log_id: str, wait_s: int = 0) -> dict[str, str]:
        """Return a page of the change feed: {member: its text}."""
        path = f"/api/v1/changes?after={after}&limit={PAGE}"
        path += f"&log={log_id}" if log_id else ""
        return members(self.text(path + (f"&wait={wait_s}" if wait_s else "")))

    def head(self) -> tuple[int, str]:
        """Return (number of the newest entry, root of all up to it)."""
        meta = json.loads(self.text("/api/v1"))["meta"]
        return meta["head_seq"], meta["root"]


class Mirror:
    """A copy in a file of SQLite; `log_id` is blank until anything was copied."""

    def __init__(self, url: str, path: str) -> None:
        self.server = Server(url)
        self.db = sqlite3.connect(path, isolation_level=None, timeout=60)
        try:
            self.db.executescript(TABLES)
        except sqlite3.Error:  # it is no database
            self.db.close()
            raise

    def close(self) -> None:
        """Close the copy."""
        self.db.close()

    @property
    def after(self) -> int:
        """Return the number of the newest entry that is held."""
        return int(self._state("after", "0"))

    @property
    def log_id(self) -> str:
        """Return which log is copied."""
        return self._state("log_id", "")

    @property
    def peaks(self) -> list[bytes]:
        """Return the roots of the full subtrees over what is held (RFC 6962)."""
        return [bytes.fromhex(p) for p in json.loads(self._state("peaks", "[]"))]

    def restart(self) -> None:
        """Forget everything."""
        with self._written():
            for table in ("entries", "records", "state"):
                self.db.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def begin(self) -> bool:
        """Copy the newest export, where nothing is held yet; say whether there is one.

        An export is every change so far in one file; where it breaks off, the feed
        goes on.
        """
        try:
            package = json.loads(self.server.text("/exports/latest/datapackage.json"))
        except NotThere:
            return False
        path = f"/exports/{package['seq']}/on/{package['true_on']}/changes.jsonl"
        with self.server.opened(path) as lines:
            while some := [entry_of(line.decode()) for line in islice(lines, PAGE)]:
                with self._written():
                    self._take(some, package["log_id"])
        if self.after == package["seq"]:
            self._compare(package["seq"], package["root"])
        return True

    def pull(self, wait_s: int = 0) -> int:
        """Take one page of changes; return how many are still to come."""
        after = self.after
        page = self.server.changes(after, self.log_id, wait_s)
        log_id, head = json.loads(page["log_id"]), int(page["head_seq"])
        entries = [entry_of(item) for item in items(page["data"])]
        is_all = after + len(entries) == head
        told = self.server.head() if is_all else (0, "")
        with self._written():
            if self.after != after:
                return head - self.after  # another run took them meanwhile
            self._take(entries, log_id)
            self._compare(*told)
        return head - self.after

    def catch_up(self) -> None:
        """Take everything there is."""
        if not self.after:
            self.begin()
        while self.pull():
            pass

    def follow(self) -> None:
        """Take everything, and what comes, for ever; wait while it cannot be had."""
        tries = 0
        while True:
            try:
                if not self.after:
                    self.begin()
                self._listen()
                tries = 0
            except Unreachable as error:
                print(f"waits: {error}", file=sys.stderr, flush=True)
                usual_s = PAUSES_S[min(tries, len(PAUSES_S) - 1)]
                time.sleep(max(usual_s, error.pause_s))
                tries += 1

    def _listen(self) -> None:
        """Take what comes; rest where nothing came, and sooner than we asked for."""
        after, start = self.after, time.monotonic()
        self.pull(LONGEST_WAIT_S)
        if self.after == after and time.monotonic() - start < REST_S:
            time.sleep(REST_S)

    def records(self) -> Iterator[str]:
        """Yield the public form of every live record, as `records.jsonl` has them."""
        yield from (data for (data,) in self.db.execute(IN_ORDER))

    def drift(self) -> Iterator[str]:
        """Yield what differs: in the copy itself, and from the register.

        Entries are proved anew, records made anew from them, the root compared with
        the register's, and the live ids with those of its newest export.
        """
        log_id, peaks, live = self.log_id, list[bytes](), dict[str, int]()
        exported = self._exported()
        for number, row in enumerate(self._rows(), start=1):
            entry = Entry(*row)
            try:
                entry.prove(number, log_id)
            except Unproved as error:
                yield str(error)
                return
            peaks = grown(peaks, number - 1, entry.leaf)
            live[entry.facts["id"]] = number
            if entry.facts["type"] in LEFT:
                del live[entry.facts["id"]]
            if (number, live) == exported:
                exported = None
        if exported and exported[0] <= self.after:
            yield f"The live ids are not those of the export of no. {exported[0]}."
        held = dict(self.db.execute(HELD).fetchall())
        wrong = {id_ for id_ in held | live if held.get(id_) != live.get(id_)}
        yield from (f"{id_} is not what its entries say." for id_ in sorted(wrong))
        if peaks != self.peaks:
            yield "The entries are not those that were counted."
        seq, root = self.server.head()
        if seq == self.after and root != root_of(peaks):
            yield f"The register has another root at no. {seq}."

    def _exported(self) -> tuple[int, dict[str, int]] | None:
        try:
            package = json.loads(self.server.text("/exports/latest/datapackage.json"))
        except NotThere:
            return None
        path = f"/exports/{package['seq']}/on/{package['true_on']}/live.txt"
        lines = (line.split() for line in self.server.text(path).splitlines())
        return package["seq"], {id_: int(seq) for id_, seq in lines}

    def _rows(self) -> Iterable[Any]:
        return self.db.execute(
            "SELECT seq, leaf, salt, payload FROM entries ORDER BY seq"
        )

    def _take(self, entries: Sequence[Entry], log_id: str) -> None:
        """Keep entries that follow what is held; raise Unproved."""
        after, peaks = self.after, self.peaks
        if self.log_id not in ("", log_id):
            raise OtherRegister("The register has begun another log.")
        for entry in entries:
            entry.prove(after + 1, log_id)
            peaks = grown(peaks, after, entry.leaf)
            after = entry.seq
            row = (entry.seq, entry.leaf, entry.salt, entry.payload)
            self.db.execute("INSERT INTO entries VALUES (?, ?, ?, ?)", row)
            self._keep(entry)
        now = {"after": after, "log_id": log_id}
        now["peaks"] = json.dumps([peak.hex() for peak in peaks])
        self.db.executemany("REPLACE INTO state VALUES (?, ?)", now.items())

    def _keep(self, entry: Entry) -> None:
        facts = entry.facts
        if facts["type"] in LEFT:
            self.db.execute("DELETE FROM records WHERE id = ?", [facts["id"]])
            return
        row = (facts["id"], facts["kind"], entry.seq, entry.payload)
        self.db.execute("REPLACE INTO records VALUES (?, ?, ?, ?)", row)

    def _compare(self, seq: int, root: str) -> None:
        """Raise OtherRegister where the register tells another root of what is held."""
        if seq == self.after and root != root_of(self.peaks):
            raise OtherRegister(
                f"The register tells another story up to no. {seq}:"
                " was it restored from a copy and gone on with?"
            )

    def _state(self, name: str, default: str) -> str:
        rows = self.db.execute("SELECT value FROM state WHERE name = ?", [name])
        return str((rows.fetchone() or [default])[0])

    @contextmanager
    def _written(self) -> Iterator[None]:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")


def entry_of(text: str) -> Entry:
    """Return the entry a JSON text tells, its payload to the letter."""
    try:
        found = members(text)
        seq, leaf, salt = (json.loads(found[name]) for name in ("seq", "leaf", "salt"))
        return Entry(seq, leaf, salt, found["payload"])
    except (KeyError, IndexError, ValueError) as error:
        raise Unreachable("The answer broke off.") from error


def members(text: str, at: int = 0) -> dict[str, str]:
    """Return {name: text of the value} of the JSON object at a place."""
    found: dict[str, str] = {}
    at = _next(text, _next(text, at) + 1)
    while text[at] != "}":
        name, at = DECODER.raw_decode(text, at)
        start = _next(text, _next(text, at) + 1)
        _value, at = DECODER.raw_decode(text, start)
        found[name] = text[start:at]
        at = _after_comma(text, at)
    return found


def items(text: str) -> Iterator[str]:
    """Yield the texts of the items of a JSON list."""
    at = _next(text, 1)
    while text[at] != "]":
        _value, end = DECODER.raw_decode(text, at)
        yield text[at:end]
        at = _after_comma(text, end)


def _next(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _after_comma(text: str, at: int) -> int:
    at = _next(text, at)
    return _next(text, at + 1) if text[at] == "," else at


def grown(peaks: list[bytes], size: int, leaf: str) -> list[bytes]:
    """Return the peaks of a tree of `size` leaves with one more (RFC 6962, 2.1)."""
    found, carried = list(peaks), hashlib.sha256(b"\x00" + leaf.encode()).digest()
    while size & 1:
        carried = hashlib.sha256(b"\x01" + found.pop() + carried).digest()
        size >>= 1
    return [*found, carried]


def root_of(peaks: list[bytes]) -> str:
    """Return the root in hex; that of nothing is SHA-256 of nothing."""
    if not peaks:
        return hashlib.sha256().hexdigest()
    *larger, found = peaks
    for peak in reversed(larger):
        found = hashlib.sha256(b"\x01" + peak + found).digest()
    return found.hex()


def _refusal(error: urllib.error.HTTPError) -> Exception:
    if error.code == http.HTTPStatus.NOT_FOUND:
        return NotThere(error.url)
    if error.code == http.HTTPStatus.CONFLICT:
        return OtherRegister(json.loads(error.read())["detail"])
    refusal = Unreachable(f"{error.url} answered {error.code}.")
    pause = error.headers.get("Retry-After", "")
    refusal.pause_s = int(pause) if pause.isdecimal() else 0
    return refusal


def run(asked: argparse.Namespace) -> int:
    """Do what was asked, and return the exit code."""
    with closing(Mirror(asked.url, asked.copy)) as mirror:
        if asked.restart:
            mirror.restart()
        if asked.follow:
            mirror.follow()
        mirror.catch_up()
        print(f"{asked.copy}: {len(list(mirror.records()))} records as of", end=" ")
        print(f"no. {mirror.after}, root {root_of(mirror.peaks)}")
        found = list(mirror.drift()) if asked.check else []
    for line in found:
        print(line)
    return 1 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, run, and say in one line what stopped it."""
    parser = argparse.ArgumentParser(description="Keep a copy of the register.")
    parser.add_argument(
        "url", help="where the register is, as https://register.example"
    )
    parser.add_argument("copy", help="the file of the copy, made where it is missing")
    parser.add_argument("--follow", action="store_true", help="go on until stopped")
    parser.add_argument("--check", action="store_true", help="prove all that is held")
    parser.add_argument(
        "--restart", action="store_true", help="forget it and begin anew"
    )
    asked = parser.parse_args(arguments)
    try:
        return run(asked)
    except OtherRegister as error:
        print(f"{error} Begin anew with --restart.", file=sys.stderr)
        return 3
    except (Unreachable, NotThere) as error:
        print(f"{error} Try again: nothing is lost.", file=sys.stderr)
        return 4
    except Unproved as error:
        print(f"{error} Nothing of this page was kept.", file=sys.stderr)
        return 5
    except (ValueError, sqlite3.Error) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
