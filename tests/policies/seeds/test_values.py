from policies.seeds.keys import record_key
from policies.seeds.schema import PARTS, RECORDS
from policies.seeds.values import values, words

TABLES = {it.name: it for it in (*RECORDS, *PARTS)}


def test_an_empty_cell_is_no_value():
    assert values(TABLES["exchanges"], {"key": "x", "operator": ""}) == {}


def test_a_column_takes_the_field_it_is_declared_for():
    row = {"lifecycle": "issued", "force": "in_force", "status_raw": "in_force"}

    assert values(TABLES["policies"], row) == {"stage": "issued", "force": "in_force"}


def test_a_key_becomes_the_key_of_the_record_it_names():
    found = values(TABLES["licences"], {"holder": "osl", "exchange": "osl"})

    assert found == {"holder": str(record_key("legal_entities", "osl"))}


def test_numbers_are_numbers_and_figures_exact():
    assert values(TABLES["sources"], {"tier": "3"}) == {"tier": 3}
    assert values(TABLES["requirements"], {"value": "98"}) == {"value": "98"}
    assert values(TABLES["requirements"], {"value": "0.50"}) == {"value": "0.5"}


def test_a_cell_of_several_values_is_a_list():
    found = values(
        TABLES["sources"], {"read_via": "https://a.example | https://b.example"}
    )

    assert found == {"read_via": ["https://a.example", "https://b.example"]}
    assert words("one") == ["one"]
