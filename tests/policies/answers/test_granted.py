"""Licences and applications as answers list them."""

from datetime import date

import pytest

from policies.answers.granted import granted
from policies.answers.permissions import Permission
from policies.licence.status import standing
from tests.policies.answers.golden_cases import GRANTS, Granted
from tests.policies.events import events


def permission(on: date, *lines: str) -> Permission:
    """Return the licence with these events as it stands on the day."""
    known = events(lines)
    return Permission(
        standing(known, on), "vatp", "", "LC-0001", "RG-0001", tuple(known)
    )


@pytest.mark.parametrize("case", GRANTS, ids=lambda case: f"{case.tag} {case.on}")
def test_a_licence_is_listed_as_written_by_hand(case: Granted) -> None:
    on = date.fromisoformat(case.on)

    found = granted(permission(on, *case.events), on)

    if found is None:
        assert case.tag is None
        return
    assert (found["tag"], found["from"], found["to"]) == (
        *(case.tag, case.since, case.to),
    )
    assert (found["audience"], found["audience_from"]) == (
        *(case.audience, case.audience_from),
    )


def test_a_licence_is_named_with_what_it_covers() -> None:
    on = date(2024, 6, 1)
    held = permission(on, "licensed 2024-01-10 official")

    found = granted(held, on, activities=["LT-0001"])

    assert found is not None
    assert (found["licence"], found["regulator"]) == ("LC-0001", "RG-0001")
    assert (found["regime"], found["activities"]) == ("vatp", ["LT-0001"])
    assert found["confirmed"]
