import pytest

from policies.seeds.evidence import citations, place
from policies.seeds.keys import part_key, record_key
from policies.seeds.tables import rows
from registry.records.state import State


def cited(table: str, key: str) -> list[State]:
    return list(citations()[record_key(table, key)].values())


@pytest.mark.parametrize(
    ("cell", "owner", "path"),
    [
        (("policies", "ps-2022", "lifecycle"), "ps-2022", "stage"),
        (("policy_issuers", "ps-2022--fstb", "regulator"), "ps-2022", "issuers"),
        (("licences", "osl-sfo", "exchange"), "osl-sfo", "exchanges"),
        (("regulators", "sfc", "register_url"), "sfc", "register_urls"),
    ],
)
def test_a_cell_is_placed_by_the_field_it_fills(cell, owner, path):
    found = place(cell)

    assert (found.owner, found.path) == (owner, path)


def test_a_cell_of_a_part_is_placed_by_record_part_and_field():
    found = place(("requirements", "req-cold", "value"))

    part = part_key("requirements", "req-cold", accessor="requirements")
    assert found.record == record_key("policies", "sfc-vatp-gl-2023")
    assert found.path == f"requirements/{part}/value"


def test_an_operator_is_cited_by_the_entity_of_the_part():
    found = place(("exchanges", "osl", "operator"))

    part = part_key("exchanges", "osl", accessor="operators")
    assert found.path == f"operators/{part}/entity"


def test_a_column_the_register_has_not_is_refused():
    with pytest.raises(KeyError):
        place(("regulators", "sfc", "confidence"))


def test_every_row_names_its_field_once():
    named = {
        (record, row["source"], row["locator"], row["stance"], path)
        for record, group in citations().items()
        for row in group.values()
        for path in row["fields"]
    }
    wanted = {
        (
            there.record,
            str(record_key("sources", row["source"])),
            row["locator"],
            row["stance"],
            there.path,
        )
        for row in rows("citations")
        for there in [place((row["table"], row["record"], row["field"]))]
    }

    assert named == wanted


def test_rows_that_say_the_same_are_one_citation_of_several_fields():
    found = [row for row in cited("policies", "sfc-ico-2017") if len(row["fields"]) > 1]

    assert [(row["says"], row["fields"]) for row in found] == [
        ("2017-09-05", ["announced", "effective"])
    ]


def test_what_a_source_says_is_told_in_words():
    says = {row["says"] for row in cited("licences", "osl-sfo")}

    assert {
        "Securities and Futures Commission",
        "OSL Digital Securities Limited",
    } <= says
    assert "Licensed" in says
    assert not says & {"sfc", "osl", "licensed", "cap571"}


def test_a_source_that_contradicts_keeps_its_stance_words_and_quotation():
    found = [
        row for row in cited("policies", "hkma-dp-2022") if row["stance"] != "supports"
    ]

    assert [(row["stance"], row["says"], row["fields"]) for row in found] == [
        ("contradicts", "2023", ["announced"])
    ]
    assert found[0]["quote"].startswith("2023 年发布")
