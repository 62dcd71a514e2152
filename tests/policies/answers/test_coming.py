"""The next date on record, and how often a record changed since."""

from datetime import UTC, date, datetime

import pytest

from policies.answers.coming import later_changes, next_change
from tests.makers import a_policy, a_source, revise
from tests.policies.answers.golden_cases import NEXT, Next

MIDNIGHT = datetime(2026, 3, 1, 16, tzinfo=UTC)  # 2 March begins in Hong Kong


@pytest.mark.parametrize("case", NEXT, ids=lambda case: f"{case.on} {case.next}")
def test_the_next_date_is_as_written_by_hand(case: Next) -> None:
    assert next_change(case.literals, date.fromisoformat(case.on)) == case.next


@pytest.mark.django_db
def test_changes_are_counted_that_were_recorded_after_the_day_in_hong_kong() -> None:
    eve = MIDNIGHT.replace(hour=15, minute=59)
    source = a_source(at=eve)
    policy = a_policy(source=source, at=eve)
    revise(policy, at=MIDNIGHT, note="Amended.")
    other = a_policy(title_en="Another", source=source, at=MIDNIGHT.replace(hour=18))
    ids = [policy.public_id, other.public_id]

    assert later_changes(ids, date(2026, 2, 28)) == {ids[0]: 2, ids[1]: 1}
    assert later_changes(ids, date(2026, 3, 1)) == {ids[0]: 1, ids[1]: 1}
    assert later_changes(ids[:1], date(2026, 3, 1)) == {ids[0]: 1}
    assert later_changes(ids, date(2026, 3, 2)) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("on", [date.min, date.max])
def test_any_day_may_be_asked(on: date) -> None:
    policy = a_policy()

    found = later_changes([policy.public_id], on)

    assert found == ({policy.public_id: 1} if on == date.min else {})
