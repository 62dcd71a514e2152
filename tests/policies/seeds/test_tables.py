import pytest

from policies.seeds.tables import FOLDER, by_key, name_in, rows

TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_key_of_its_own(table: str):
    keys = [row["key"] for row in rows(table)]

    assert all(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_wider_or_narrower_than_its_header(table: str):
    assert not [row for row in rows(table) if None in row or None in row.values()]


def test_a_row_is_found_by_its_key():
    assert by_key("regulators")["sfc"]["short_name_en"] == "SFC"


@pytest.mark.parametrize(
    ("table", "key", "name"),
    [
        ("regulators", "sfc", "Securities and Futures Commission"),
        ("policies", "cap656", "Stablecoins Ordinance"),
        ("sources", "doc-cap571", "Securities and Futures Ordinance"),
    ],
)
def test_a_row_is_called_by_its_name_or_title(table: str, key: str, name: str):
    assert name_in(table, key) == name
