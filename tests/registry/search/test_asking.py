"""What a question in words comes to."""

import pytest

from registry.search.asking import LONGEST, cleaned, close_to, is_answered
from registry.search.find import find
from tests.makers import a_policy, a_source, an_exchange

pytestmark = pytest.mark.django_db


def answered(asked: str) -> bool:
    found = find(asked)
    return is_answered(found, close_to(asked, found))


def near(asked: str) -> tuple[list[str], list[str]]:
    """Return the public ids that pass for it, and those of names like it."""
    found = close_to(asked, find(asked))
    alike, names = found.look_alikes, found.names
    return [c.row.public_id for c in alike], [c.row.public_id for c in names]


def test_a_question_is_cleaned_of_what_cannot_be_shown() -> None:
    assert cleaned("  a\x00\u200e \n b ") == "a b"
    assert len(cleaned("x" * 1000)) == LONGEST


def test_a_name_on_record_is_answered_and_passes_for_nothing() -> None:
    an_exchange(name_en="HashKey Exchange")
    an_exchange(name_en="HashKay Exchange")

    assert answered("HashKey Exchange")
    assert near("HashKey Exchange") == ([], [])


def test_a_name_that_passes_for_another_is_not_answered() -> None:
    an_exchange(name_en="HashKey Exchange")

    assert not answered("Hashkay")
    assert near("Hashkay") == (["EX-0001"], [])


def test_names_like_it_are_told_where_little_is_found() -> None:
    an_exchange(name_en="Victory Securities Platform")

    assert near("Victorian Securities Platforms")[1] == ["EX-0001"]
    for n in range(3):
        a_policy(title_en=f"On Victorian Securities Platforms {n}")
    assert near("Victorian Securities Platforms")[1] == []


def test_sources_alone_answer_to_their_own_title_alone() -> None:
    a_source(title="A report on platforms")

    assert not answered("platforms")
    assert answered("A report on platforms")


def test_nothing_is_near_to_no_question() -> None:
    assert near("") == ([], [])
    assert not answered("")
