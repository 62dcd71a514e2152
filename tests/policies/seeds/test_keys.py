from uuid import UUID

from policies.seeds.keys import part_key, record_key


def test_a_row_has_the_same_key_in_every_register():
    assert record_key("regulators", "sfc") == UUID(
        "d0c1a115-c27f-5a99-a968-868a4ebfbf32"
    )
    assert part_key("exchanges", "osl", accessor="operators") == UUID(
        "4f4aa126-ba8b-5243-b999-dfe605cc0306"
    )


def test_rows_of_different_tables_never_share_a_key():
    keys = {
        record_key("exchanges", "osl"),
        record_key("legal_entities", "osl"),
        part_key("exchanges", "osl", accessor="operators"),
        part_key("exchanges", "osl", accessor="names"),
    }

    assert len(keys) == 4
