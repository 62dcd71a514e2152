"""The tags of answers, and their words."""

import csv
from pathlib import Path

import pytest

from policies.answers.permissions import RANK
from policies.answers.tags import STATUSES, TAGS, doubt
from policies.licence import status
from policies.policy import standing
from tests.test_tokens import TONES

SHAPES = {"disc", "clock", "ring", "speech", "box", "triangle"}


def test_every_tag_an_answer_may_bear_is_here_and_no_other() -> None:
    of_licences = {*status.TAGS.values(), *RANK}
    of_policies = set(standing.TAGS.values())

    assert TAGS.keys() == of_licences | of_policies | {"alert", "uncertain"}


def test_what_an_answer_may_bear_is_told_kind_by_kind() -> None:
    with (Path(__file__).parent / "golden.csv").open(encoding="utf-8") as golden:
        said = {(row["table"], row["tag"]) for row in csv.DictReader(golden)}

    assert {tag for tags in STATUSES.values() for tag in tags} == TAGS.keys()
    for kind, tag in said:
        slug = kind.removeprefix("legal_")
        assert tag in STATUSES.get(slug, ("",)), (kind, tag)


@pytest.mark.parametrize("code", TAGS)
def test_a_tag_has_a_word_a_tone_and_a_shape(code: str) -> None:
    found = TAGS[code]

    assert str(found.label)
    assert found.tone in TONES
    assert found.shape in SHAPES


def test_green_is_kept_for_what_is_confirmed_and_in_force() -> None:
    green = {code for code, found in TAGS.items() if found.tone == "ok"}

    assert green == {"licensed", "in-force"}


def test_a_doubt_names_all_that_is_possible() -> None:
    words = "Not certain on this day. Possible: No record / Applied, not licensed."

    assert doubt(["none", "applied"]) == words
