"""The guards as SQLite triggers."""

from collections.abc import Iterator

from registry.history.tables import (
    HEAD,
    added_tables,
    fixed_tables,
    kept_tables,
    live_tables,
    twin_tables,
)
from registry.records.recorder import STILL_CURRENT

CLOSED, APPEND = "registry: write outside a change set", "registry: append-only"
NEED_GATE = (
    f"SELECT RAISE(ABORT, '{CLOSED}') WHERE NOT EXISTS (SELECT 1 FROM registry_gate);"
)
REFUSE = f"SELECT RAISE(ABORT, '{APPEND}')"
SIDES = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}


def triggers() -> Iterator[tuple[str, str, str]]:
    """Yield (trigger, table, statement after its name)."""
    for table, columns in live_tables():
        yield from _live(table, columns)
    for table, frozen in twin_tables():
        yield from _twin(table, frozen)
    for table in fixed_tables():
        yield _named(table, "gate", when="BEFORE INSERT", body=NEED_GATE)
        yield _named(table, "update", when="BEFORE UPDATE", body=f"{REFUSE};")
        yield _named(table, "delete", when="BEFORE DELETE", body=f"{REFUSE};")
    for table in added_tables():
        yield _named(table, "update", when="BEFORE UPDATE", body=f"{REFUSE};")
    for table in [*added_tables(), *kept_tables()]:
        yield _named(table, "delete", when="BEFORE DELETE", body=f"{REFUSE};")
        # REPLACE deletes without telling the trigger above
        known = f'{REFUSE} WHERE EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id);'
        yield _named(table, "insert", when="BEFORE INSERT", body=known)
    yield _named(HEAD, "update", when="BEFORE UPDATE", body=NEED_GATE)
    yield _named(HEAD, "delete", when="BEFORE DELETE", body=f"{REFUSE};")


def _named(table: str, what: str, *, when: str, body: str) -> tuple[str, str, str]:
    return f"guard_{table}_{what}", table, f'{when} ON "{table}" BEGIN {body} END'


def _live(table: str, columns: list[str]) -> Iterator[tuple[str, str, str]]:
    for event, rows in SIDES.items():
        marks = " ".join(
            f'INSERT INTO registry_touched("row") VALUES ({row}."{column}");'
            for row in rows
            for column in columns
        )
        body = f"{NEED_GATE} {marks}"
        yield _named(table, event.lower(), when=f"AFTER {event}", body=body)


def _twin(table: str, frozen: list[str]) -> Iterator[tuple[str, str, str]]:
    changed = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in frozen)
    clear = 'DELETE FROM registry_touched WHERE "row" = NEW.id;'
    closed = f"{REFUSE} WHERE OLD.seq_to <> {STILL_CURRENT};"
    yield _named(table, "insert", when="AFTER INSERT", body=f"{NEED_GATE} {clear}")
    # not UPDATE OF: `SET rowid = …` names none of the columns
    yield _named(
        table, "frozen", when="BEFORE UPDATE", body=f"{REFUSE} WHERE {changed};"
    )
    # after it, so that a rewritten row is told apart from one closed by hand
    yield _named(
        table, "close", when="AFTER UPDATE OF seq_to", body=f"{NEED_GATE} {closed}"
    )
    yield _named(table, "delete", when="BEFORE DELETE", body=f"{REFUSE};")
