"""Slugs that records took only after the moment asked."""

from typing import Any

import pytest

from registry.ledger import read
from registry.past.later_names import bearer, by_later_slug
from registry.past.views import laid
from registry.records.kinds import kind_by_slug
from tests.makers import a_policy, a_regulator, restore, revise, withdraw

pytestmark = pytest.mark.django_db


def then_called(slug: str, *, then: int) -> str | None:
    """Return the slug that a regulator bore once change `then` was written."""
    with laid(then):
        entry = by_later_slug(kind_by_slug()["regulators"], slug)
    return read.form_of(entry)["slug"] if entry else None


def test_a_record_is_found_by_the_name_it_has_since() -> None:
    made = a_regulator(slug="sfc")
    first = read.head().seq
    made = revise(made, slug="commission")
    second = read.head().seq
    revise(made, slug="the-sfc")

    assert then_called("the-sfc", then=first) == "sfc"
    assert then_called("commission", then=first) == "sfc"
    assert then_called("the-sfc", then=second) == "commission"


def test_what_had_left_then_is_found_too() -> None:
    made = a_regulator(slug="sfc")
    withdraw(made)
    gone = read.head().seq
    revise(restore(made), slug="commission")

    assert then_called("commission", then=gone) == "sfc"


def test_none_is_found_that_came_later_or_never() -> None:
    a_policy()
    before = read.head().seq
    a_regulator(slug="sfc")

    assert then_called("sfc", then=before) is None
    assert then_called("nobody", then=before) is None


def test_nothing_is_asked_where_no_past_is_laid(
    django_assert_num_queries: Any,
) -> None:
    a_regulator(slug="sfc")

    with django_assert_num_queries(0):
        assert by_later_slug(kind_by_slug()["regulators"], "sfc") is None


def test_who_bears_a_name_is_told_whatever_past_is_laid() -> None:
    a_policy()
    before = read.head().seq
    made = a_regulator(slug="sfc")
    regulators = kind_by_slug()["regulators"]

    with laid(before):
        assert bearer(regulators, "sfc") == made.public_id
        assert bearer(regulators, "nobody") == ""
    assert bearer(regulators, "sfc") == made.public_id
