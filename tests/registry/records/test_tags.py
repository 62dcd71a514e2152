"""How tags look."""

from registry.records.kinds import Tag, catalogue
from registry.records.tags import END, tag


def test_a_tag_looks_as_the_catalogue_says() -> None:
    assert {code: tag(code) for code in catalogue().tags} == catalogue().tags


def test_a_record_without_status_has_no_tag() -> None:
    assert tag(None) is None


def test_a_code_not_known_yet_is_shown_as_it_stands() -> None:
    assert tag("novel") == Tag("novel", *END)
