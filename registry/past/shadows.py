"""What each table of the register held at a change number, as SQL."""

from collections.abc import Iterator, Sequence

from registry.history.gate import tracked
from registry.ledger.models import Entry
from registry.records.kinds import Kind, kinds
from registry.records.recorder import REVISIONS
from registry.records.state import m2m_of
from registry.search.models import SearchRow

LANGUAGES = ("en", "zh_hant", "zh_hans")


def shadows(seq: str, schema: str) -> Iterator[tuple[str, str]]:
    """Yield (table, SELECT of the rows it held once entry `seq` was written).

    `seq` is SQL for the number, `schema` that of the tables themselves. Columns are
    those of the table, under their names and in their order.
    """
    held = _held(seq)
    for model in tracked():
        twin = f'{schema}."{model.history.model._meta.db_table}"'
        yield model._meta.db_table, _select(_columns(model), f"{twin} h", where=held)
        for field in m2m_of(model):
            copy = f'{schema}."{REVISIONS.m2m_models[field]._meta.db_table}"'
            rows = f"{copy} l JOIN {twin} h ON h.history_id = l.history_id"
            columns = _columns(field.remote_field.through, "l")
            yield field.m2m_db_table(), _select(columns, rows, where=held)
    entries = f'{schema}."{Entry._meta.db_table}" h'
    yield (
        Entry._meta.db_table,
        _select(_columns(Entry), entries, where=f"h.seq <= {seq}"),
    )
    yield SearchRow._meta.db_table, directory(seq, schema)


def _held(seq: str) -> str:
    return f"h.seq <= {seq} AND h.seq_to > {seq} AND h.history_type <> '-'"


def _select(columns: Sequence[str], rows: str, *, where: str) -> str:
    return f"SELECT {', '.join(columns)} FROM {rows} WHERE {where}"  # noqa: S608 - our own names


def _columns(model: type, alias: str = "h") -> list[str]:
    fields = model._meta.concrete_fields  # type: ignore[attr-defined]  # a model
    return [f'{alias}."{field.column}"' for field in fields]


def directory(seq: str, schema: str) -> str:
    """Return the SELECT of the directory of names; its texts are left empty."""
    return " UNION ALL ".join(
        _select(
            [
                *(
                    'h.id AS "record"',
                    "h.public_id",
                    f"'{kind.slug}' AS kind",
                    "h.slug",
                ),
                *_names(kind),
                *("'' AS heading", "'' AS body", "h.seq", "0 AS analyser"),
            ],
            f'{schema}."{kind.record.history.model._meta.db_table}" h',
            where=_held(seq),
        )
        for kind in kinds()
    )


def _names(kind: Kind) -> list[str]:
    """Return the columns of a record's names, as its row in the directory has them."""
    title = kind.title[0]
    columns = {field.name: field for field in kind.record._meta.concrete_fields}
    if f"{title}_en" in columns:
        return [f'h."{title}_{code}" AS name_{code}' for code in LANGUAGES]
    plain = title in columns and not columns[title].is_relation
    own = f'h."{title}"' if plain else "''"
    return [f"{own} AS name_en", "'' AS name_zh_hant", "'' AS name_zh_hans"]
