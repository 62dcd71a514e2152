"""The words of the tags."""

from policies.answers.permissions import RANK
from policies.answers.tags import WORDS, doubt
from policies.licence import status
from policies.policy import standing
from registry.records.tags import TAGS


def test_every_tag_an_answer_may_bear_has_words() -> None:
    of_licences = {*status.TAGS.values(), *RANK}
    of_policies = set(standing.TAGS.values())

    assert WORDS.keys() == of_licences | of_policies | {"alert", "uncertain"}


def test_a_tag_has_the_words_that_pages_show() -> None:
    shown = {code: str(TAGS[code].label) for code in WORDS}

    assert shown == {code: str(words) for code, words in WORDS.items()}


def test_a_doubt_names_all_that_is_possible() -> None:
    words = "Not certain on this day. Possible: No record / Applied, not licensed."

    assert doubt(["none", "applied"]) == words
