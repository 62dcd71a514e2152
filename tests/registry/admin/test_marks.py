"""What citations say of a value, and what a partial date means."""

from datetime import date

import pytest

from registry.admin.marks import Evidence, mark_of, meaning
from registry.citations.models import Citation
from tests.makers import a_regulator, a_source

pytestmark = pytest.mark.django_db


def cited(*tiers, stance="supports"):
    kinds = {1: "gazette", 3: "regulator", 7: "press"}
    return [
        Citation(
            source=a_source(title=f"Source {number}", publisher_kind=kinds[tier]),
            stance=stance,
        )
        for number, tier in enumerate(tiers)
    ]


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ((3,), "1 source, official"),
        ((7,), "1 source, secondary"),
        ((1, 7), "2 sources"),
    ],
)
def test_a_mark_says_how_many_sources_and_of_which_sort(tiers, words):
    found = mark_of(cited(*tiers))

    assert found is not None
    assert (found.words, found.unsettled) == (words, False)


def test_sources_that_disagree_need_an_editor():
    found = mark_of([*cited(1), *cited(7, stance="contradicts")])

    assert found is not None
    assert (found.words, found.unsettled) == ("Sources disagree", True)


def test_a_value_without_a_source_has_no_mark():
    assert mark_of([]) is None


@pytest.mark.parametrize(
    ("literal", "words", "first", "last"),
    [
        ("2023-06-01", "1 Jun 2023", None, None),
        ("2023-06", "Jun 2023", date(2023, 6, 1), date(2023, 6, 30)),
        ("[2023-06..]", "Jun 2023 or later", date(2023, 6, 1), None),
    ],
)
def test_a_date_is_told_in_words_with_its_bounds(literal, words, first, last):
    found = meaning(literal, "en")

    assert found is not None
    assert (found.words, found.earliest, found.latest) == (words, first, last)


def test_what_is_no_date_has_no_meaning():
    assert meaning("1/6/2024", "en") is None


def test_what_wants_a_citation_asks_for_one():
    record = a_regulator(remit="Platforms.")
    evidence = Evidence(record)

    given, lacking = evidence.of_field("remit"), evidence.of_field("website")

    assert (given.words, given.unsettled) == ("1 source, official", False)
    assert (lacking.words, lacking.unsettled) == ("No citation yet", True)
    assert (given.path, lacking.path) == ("remit", "website")
