"""What a change itself tells of the world."""

import pytest

from policies.policy.kind import POLICY
from registry.history.bearing import cited, true_from
from registry.ledger.read import form_of, versions
from registry.records.kinds import kind_of
from tests.makers import a_policy, a_source, revise

pytestmark = pytest.mark.django_db


def forms(record):
    """Return the forms of a record's last two versions, {} for one there is not."""
    told = [{}, *(form_of(entry) for entry in versions(record.public_id))]
    return {"old": told[-2], "new": told[-1]}


def day_of(record):
    return true_from(kind_of(type(record)), **forms(record))


def sources_of(record):
    return cited(kind_of(type(record)), **forms(record))


def test_a_row_that_comes_holds_from_its_first_day():
    policy = a_policy()
    assert day_of(policy) is None

    later = {"value": "98", "valid_from": "2023-06-01", "valid_to": "2023-07"}
    revise(policy, requirements=[later, {"value": "99", "valid_from": "2022"}])

    assert day_of(policy) == "2022"


def test_of_a_row_that_was_there_the_day_that_changed_counts():
    policy = a_policy(requirements=[{"value": "98", "valid_from": "2023-06-01"}])
    row = {"id": policy.requirements.get().pk, "value": "98"}
    revise(policy, requirements=[row | {"valid_from": "2023-06-01"}], note="Other.")
    assert day_of(policy) is None

    kept = row | {"valid_from": "2023-06-01", "valid_to": "2025-01-31"}
    revise(policy, requirements=[kept])
    assert day_of(policy) == "2025-01-31"

    revise(policy, requirements=[kept | {"value": "99"}])
    assert day_of(policy) == "2023-06-01"


def test_a_new_record_rests_on_all_it_cites():
    policy = a_policy()

    (only,) = {row["source"] for row in forms(policy)["new"]["citations"]}
    assert sources_of(policy) == [only]


def test_a_change_rests_on_what_it_cites_anew_and_what_bears_on_its_fields():
    policy = a_policy(requirements=[{"value": "98"}])
    (first,) = sources_of(policy)
    row = policy.requirements.get().pk

    newer = a_source(title="The newer one")
    changed = [{"id": row, "value": "99"}]
    revise(policy, source=newer, announced="2023", requirements=changed)
    assert sources_of(policy) == [newer.public_id, first]

    revise(policy, source=newer, expires="2030")
    assert sources_of(policy) == [newer.public_id]


@pytest.mark.parametrize("days", [["2022", "2022-01-01"], ["2022-01-01", "2022"]])
def test_of_two_days_that_begin_as_one_it_is_always_the_same(days):
    rows = [{"id": day, "valid_from": day} for day in days]

    assert true_from(POLICY, old={}, new={"requirements": rows}) == "2022"
    assert true_from(POLICY, old={"requirements": [{"id": "2022"}]}, new={}) is None
