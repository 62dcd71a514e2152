"""Every column goes somewhere, and every place has its column."""

import pytest

from policies.seeds.schema import CLAIMS, LINKS, PARTS, RECORDS, TABLE_OF
from policies.seeds.tables import FOLDER, rows
from registry.records.kinds import kinds
from registry.records.state import fields_of

# what editors work with; the register holds something better or nothing in their place
WORKING = {"basis", "confidence", "confirmed", "key", "table"}
UNHELD = {
    "policies": {"official_url", "reference_raw", "status_raw", "type_raw"},
    "regulators": {"type_raw"},
    "policy_issuers": {"position"},
}
NOT_LOADED = {"citations", "questions", "todo"}  # evidence, tests, the editors' list


def used(table: str) -> set[str]:
    """Return the columns of a table that something is made of."""
    found: set[str] = set()
    for it in (*RECORDS, *PARTS, CLAIMS):
        if it.name == table:
            found |= {it.columns.get(f.name, f.name) for f in fields_of(it.model)}
    for part in (*PARTS, CLAIMS):
        found |= {part.owner} if part.name == table else set()
    for link in LINKS:
        found |= {link.owner, link.column} if link.name == table else set()
    return found


@pytest.mark.parametrize(
    "table", sorted({p.stem for p in FOLDER.glob("*.csv")} - NOT_LOADED)
)
def test_every_column_is_loaded_or_known_to_stay_out(table: str):
    columns = set(rows(table)[0])

    assert not columns - used(table) - WORKING - UNHELD.get(table, set())


def test_every_kind_has_its_table():
    assert set(TABLE_OF) == {kind.record for kind in kinds()}


@pytest.mark.parametrize("it", [*RECORDS, *PARTS, CLAIMS], ids=lambda it: it.name)
def test_every_renamed_column_is_there(it):
    fields = {field.name for field in fields_of(it.model)}

    assert set(it.columns) <= fields
    assert set(it.columns.values()) <= set(rows(it.name)[0])
