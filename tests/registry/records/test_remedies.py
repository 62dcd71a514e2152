"""Whom a reader can turn to."""

from registry.records.names import Text
from registry.records.remedies import Remedy


def test_a_remedy_names_the_record_that_cites_its_address() -> None:
    police = Remedy(Text("Police", "en"), "https://police.example", "RG-0014")

    assert police == Remedy(Text("Police", "en"), "https://police.example", "RG-0014")
    assert police != Remedy(Text("Police", "en"), "https://police.test", "RG-0014")
