"""The guards as PostgreSQL triggers."""

from collections.abc import Iterator

from registry.history.tables import (
    HEAD,
    added_tables,
    fixed_tables,
    kept_tables,
    live_tables,
    twin_tables,
)
from registry.history.triggers_sqlite import APPEND, CLOSED
from registry.records.recorder import STILL_CURRENT


def _function(name: str, body: str, *, declare: str = "") -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ {declare} BEGIN {body} END $$"
    )


def _mark(unless: str, row: str) -> str:
    return (
        f"IF tg_op <> '{unless}' THEN INSERT INTO registry_touched(\"row\") "
        f"VALUES ((to_jsonb({row})->>c)::uuid); END IF;"
    )


NEED_GATE = (
    "IF NOT EXISTS (SELECT 1 FROM registry_gate) "
    f"THEN RAISE EXCEPTION '{CLOSED}'; END IF;"
)
REFUSE = f"RAISE EXCEPTION '{APPEND}: %', tg_table_name;"
FUNCTIONS = [
    _function("registry_need_gate", f"{NEED_GATE} RETURN NEW;"),
    _function(
        "registry_mark",
        f"{NEED_GATE} FOREACH c IN ARRAY tg_argv LOOP "
        f"{_mark('INSERT', 'old')} {_mark('DELETE', 'new')} END LOOP; RETURN NULL;",
        declare="DECLARE c text;",
    ),
    _function(
        "registry_clear",
        f'{NEED_GATE} DELETE FROM registry_touched WHERE "row" = new.id; RETURN NULL;',
    ),
    _function(
        "registry_close",
        "IF to_jsonb(new) - 'seq_to' <> to_jsonb(old) - 'seq_to' "
        f"THEN {REFUSE} END IF; {NEED_GATE} "
        f"IF old.seq_to <> {STILL_CURRENT} THEN {REFUSE} END IF; RETURN NEW;",
    ),
    _function("registry_refuse", REFUSE),
]


def triggers() -> Iterator[tuple[str, str, str]]:
    """Yield (trigger, table, statement after its name)."""
    tables = [HEAD]
    yield _on(HEAD, "gate", event="BEFORE UPDATE", call="need_gate()")
    yield _on(HEAD, "refuse", event="BEFORE DELETE", call="refuse()")
    for table, columns in live_tables():
        tables.append(table)
        arguments = ", ".join(f"'{column}'" for column in columns)
        mark = f"mark({arguments})"
        yield _on(table, "mark", event="AFTER INSERT OR UPDATE OR DELETE", call=mark)
    for table, _columns in twin_tables():
        tables.append(table)
        yield _on(table, "clear", event="AFTER INSERT", call="clear()")
        yield _on(table, "close", event="BEFORE UPDATE", call="close()")
        yield _on(table, "refuse", event="BEFORE DELETE", call="refuse()")
    for table in fixed_tables():
        tables.append(table)
        yield _on(table, "gate", event="BEFORE INSERT", call="need_gate()")
        yield _on(table, "refuse", event="BEFORE UPDATE OR DELETE", call="refuse()")
    for table in added_tables():
        tables.append(table)
        yield _on(table, "frozen", event="BEFORE UPDATE", call="refuse()")
    # no account is truncated: what refers to it would be too, and is guarded above
    for table in [*added_tables(), *kept_tables()]:
        yield _on(table, "refuse", event="BEFORE DELETE", call="refuse()")
    for table in tables:
        yield _on(
            table,
            "truncate",
            event="BEFORE TRUNCATE",
            call="refuse()",
            each="STATEMENT",
        )


def _on(
    table: str, what: str, *, event: str, call: str, each: str = "ROW"
) -> tuple[str, str, str]:
    body = f'{event} ON "{table}" FOR EACH {each} EXECUTE FUNCTION registry_{call}'
    return f"guard_{what}", table, body
