"""How tags look."""

import pytest

from registry.records.kinds import Said, Tag, catalogue
from registry.records.tags import END, OPEN, tag, tag_of


def test_a_tag_looks_as_the_catalogue_says() -> None:
    assert {code: tag(code) for code in catalogue().tags} == catalogue().tags


def test_a_record_without_status_has_no_tag() -> None:
    assert tag(None) is None


def test_a_code_not_known_yet_is_shown_as_it_stands() -> None:
    assert tag("novel") == Tag("novel", *END)


@pytest.mark.parametrize("code", ["in-force", "licensed"])
def test_what_is_not_confirmed_is_never_green(code: str) -> None:
    label = catalogue().tags[code].label

    found = tag_of(Said(tag=code, sentence="", confirmed=False))

    assert found == Tag(f"{label}, not confirmed", *OPEN)


@pytest.mark.parametrize(
    ("code", "confirmed"), [("in-force", True), ("made", False), (None, False)]
)
def test_every_other_answer_bears_its_own_tag(
    code: str | None, confirmed: bool
) -> None:
    answer = Said(tag=code, sentence="", confirmed=confirmed)

    assert tag_of(answer) == tag(code)
