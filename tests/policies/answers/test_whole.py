"""Answers put together."""

from policies.answers.whole import NO_EVIDENCE, Checked, blank, whole
from registry.records.kinds import Answer, Said

SAID = Said(tag="licensed", sentence="Licensed.", confirmed=True)


def test_every_answer_has_every_key() -> None:
    assert whole(SAID).keys() == Answer.__annotations__.keys()


def test_what_is_said_and_what_it_rests_on_stand_side_by_side() -> None:
    found = whole(SAID, checked=Checked((), stale=True), next_change="2024-06")

    assert found == {
        "tag": "licensed",
        "sentence": "Licensed.",
        "confirmed": True,
        "permissions": [],
        "evidence": NO_EVIDENCE,
        "checks": [],
        "stale": True,
        "spoken_to": None,
        "later_changes": 0,
        "next_change": "2024-06",
    }


def test_no_two_blank_answers_are_one() -> None:
    assert blank() == blank()
    assert blank() is not blank()
