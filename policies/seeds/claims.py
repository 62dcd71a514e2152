"""The claims of sources, added once the records they are about have public ids."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from policies.seeds.evidence import Place, citations, place
from policies.seeds.keys import part_key, record_key
from policies.seeds.schema import CLAIMS, RECORDS
from policies.seeds.tables import Row, rows
from policies.seeds.values import values
from registry.changesets.models import Op
from registry.changesets.propose import Proposed
from registry.citations.models import Citation, Claim, Source
from registry.records.models import Part
from registry.records.rows import plain
from registry.records.state import State

Parts = Mapping[str, State]  # {part key: values}


def additions() -> Iterator[Proposed]:
    """Yield an edit of each live source with claims that the register never held."""
    live = set(plain(Source).values_list("pk", flat=True))
    for source, claims in _by_source().items():
        new = _never_held(Claim, claims)
        if new and source in live:
            cited = _never_held(Citation, citations().get(source, {}))
            patch = {"claims": _added(new), "citations": _added(cited)}
            yield Proposed(Source, source, Op.EDIT, patch)


def _by_source() -> dict[UUID, dict[str, State]]:
    ids = {
        key: public_id
        for table in RECORDS
        for key, public_id in plain(table.model).values_list("pk", "public_id")
    }
    found: dict[UUID, dict[str, State]] = {}
    for row in rows(CLAIMS.name):
        key = str(part_key(CLAIMS.name, row["key"], accessor=CLAIMS.accessor))
        source = record_key(CLAIMS.of, row[CLAIMS.owner])
        found.setdefault(source, {})[key] = values(CLAIMS, row) | _about(row, ids)
    return found


def _about(row: Row, ids: Mapping[UUID, str]) -> State:
    """Return the record and field a claim is about, as the register names them."""
    if not row["record"]:
        return {"record": "", "field": ""}
    cell = row["table"], row["record"], row["field"]
    about = place(cell) if row["field"] else Place(*cell)
    return {"record": ids.get(about.record, ""), "field": about.path}


def _never_held(model: type[Part], parts: Parts) -> Parts:
    held = model.history.filter(id__in=parts).values_list("id", flat=True)
    gone = {str(key) for key in held}
    return {key: row for key, row in parts.items() if key not in gone}


def _added(parts: Parts) -> dict[str, list[State | None]]:
    return {key: [None, row] for key, row in parts.items()}
