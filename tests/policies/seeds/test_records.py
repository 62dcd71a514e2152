from policies.seeds.keys import part_key, record_key
from policies.seeds.records import states
from policies.seeds.schema import RECORDS
from policies.seeds.tables import rows

TABLES = {table.name: table for table in RECORDS}


def test_there_is_a_state_for_each_row_in_its_order():
    assert list(states(TABLES["regulators"])) == [r["key"] for r in rows("regulators")]


def test_a_key_serves_as_slug_where_readers_know_the_thing_by_it():
    assert states(TABLES["exchanges"])["hashkey"]["slug"] == "hashkey"
    assert "slug" not in states(TABLES["licences"])["osl-sfo"]


def test_joint_issuers_are_all_linked():
    found = states(TABLES["policies"])["joint-2022"]["issuers"]

    wanted = {record_key("regulators", key) for key in ("sfc", "hkma")}
    assert found == {str(key): True for key in wanted}


def test_parts_lie_in_their_record():
    licence = states(TABLES["licences"])["osl-sfo"]

    key = str(part_key("licence_status_events", "osl-sfo-2", accessor="status_events"))
    assert licence["status_events"][key]["status"] == "licensed"
    assert len(licence["activities"]) == 2
    assert licence["exchanges"] == {str(record_key("exchanges", "osl")): True}


def test_an_operator_is_a_part_of_the_platform():
    found = states(TABLES["exchanges"])

    osl = str(part_key("exchanges", "osl", accessor="operators"))
    entity = str(record_key("legal_entities", "osl"))
    assert found["osl"]["operators"] == {osl: {"entity": entity}}
    assert "operators" not in found["jpex"]
