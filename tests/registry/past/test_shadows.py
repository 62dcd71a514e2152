"""Every table that the past is read from has its shadow, column for column."""

from registry.history.gate import tracked
from registry.past.shadows import shadows
from registry.records.kinds import kinds


def tables():
    return dict(shadows("7", "main"))


def test_every_table_of_records_parts_links_and_names_has_one():
    links = {
        field.m2m_db_table()
        for model in tracked()
        for field in model._meta.local_many_to_many
    }
    own = {model._meta.db_table for model in tracked()}

    assert set(tables()) == own | links | {"registry_entry", "registry_searchrow"}


def test_a_shadow_has_the_columns_of_its_table():
    found = tables()

    for model in tracked():
        select = found[model._meta.db_table].partition(" FROM ")[0]
        names = [field.column for field in model._meta.concrete_fields]
        assert select == "SELECT " + ", ".join(f'h."{name}"' for name in names)


def test_what_had_ended_or_not_begun_is_left_out():
    for table, select in shadows("7", "main"):
        assert "h.seq <= 7" in select
        assert ("h.seq_to > 7" in select) == (table != "registry_entry")


def test_the_directory_has_every_kind():
    select = tables()["registry_searchrow"]

    assert select.count(" UNION ALL ") == len(kinds()) - 1
    assert all(f"'{kind.slug}' AS kind" in select for kind in kinds())
