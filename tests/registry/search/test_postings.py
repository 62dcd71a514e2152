"""What of a row is indexed, and where."""

from uuid import uuid4

from registry.search.models import SearchRow
from registry.search.postings import LONGEST_BODY, LONGEST_HEADING, posting


def test_names_and_id_belong_to_the_heading() -> None:
    row = SearchRow(
        record=uuid4(), public_id="RG-0002", name_en="Monetary", name_zh_hant="金管局"
    )

    found = posting(row)

    assert found.record == row.record
    assert {"rg0002", "monetary", "金管", "管局"} <= set(found.heading)
    assert found.body == []


def test_each_line_of_the_heading_is_a_whole_name() -> None:
    row = SearchRow(name_en="Hong Kong", heading="HKMA\n金管局\n\nHong Kong")

    found = posting(row)

    names = [token for token in found.heading if token.startswith("=")]
    assert names == ["=hongkong", "=hkma", "=金管局"]


def test_a_line_given_twice_is_indexed_once() -> None:
    row = SearchRow(name_en="Monetary", heading="Monetary\nMonetary")

    assert posting(row).heading.count("monetary") == 1


def test_the_body_is_no_name() -> None:
    found = posting(SearchRow(body="HKMA\n金管局"))

    assert found.heading == []
    assert found.body == ["hkma", "金管", "管局", "局"]


def test_a_long_text_is_indexed_up_to_its_share() -> None:
    found = posting(SearchRow(heading="a b " * 5_000, body="金" * 20_000))

    assert len(found.heading) == LONGEST_HEADING
    assert len(found.body) == LONGEST_BODY
    assert found.heading[0].startswith("=")
