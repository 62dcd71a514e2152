"""One licence for each holder and statute, as states and as published records."""

from uuid import uuid4

import pytest

from policies.licence.rivals import rivals
from policies.models import Licence
from registry.changesets.refusals import Invalid
from tests.makers import (
    Proposed,
    a_licence,
    a_policy,
    a_regulator,
    an_entity,
    commit,
    new_record,
    revise,
    snapshot,
    state_of,
)

SUBMITTED = {"position": 1, "status": "submitted", "effective": "2023-06-01"}


def state(*statuses, holder="H", statute="S"):
    events = {str(n): {"position": n, "status": s} for n, s in enumerate(statuses)}
    return {"holder": holder, "statute": statute, "status_events": events}


def told(wanted, others, names):
    return list(rivals(wanted, others=others, names=names))


@pytest.mark.parametrize("status", ["returned", "refused", "withdrawn", "lapsed",
                                    "revoked", "ceased", "expired"])  # fmt: skip
def test_a_new_application_may_follow_one_that_is_over(status):
    old, new = uuid4(), uuid4()

    found = told({new: state("submitted")}, {old: state(status)}, {old: "LC-0001"})

    assert found == []


@pytest.mark.parametrize("status", ["submitted", "licensed", "suspended", "granted"])
def test_a_second_one_beside_one_that_runs_is_told_of_at_its_statute(status):
    old, new = uuid4(), uuid4()

    found = told({new: state("submitted")}, {old: state(status)}, {old: "LC-0001"})

    ((key, path, message),) = found
    assert (key, path, message[:8]) == (new, "statute", "LC-0001 ")


def test_a_condition_varied_does_not_reopen_what_is_over():
    old, new = uuid4(), uuid4()
    over = state("licensed", "revoked", "condition_varied")

    assert told({new: state("submitted")}, {old: over}, {old: "LC-0001"}) == []


@pytest.mark.parametrize("blank", [{"holder": None}, {"statute": None}])
def test_what_is_not_established_is_compared_with_nothing(blank):
    old, new = uuid4(), uuid4()
    one, other = (state("submitted", **blank) for _each in "ab")

    assert told({new: one}, {old: other}, {old: "LC-0001"}) == []


def test_two_in_one_set_are_told_of_too():
    one, other = uuid4(), uuid4()

    found = told({one: state("submitted"), other: state()}, {}, {})

    message = "This change set has another record for the same holder and statute."
    assert found == [(one, "statute", message), (other, "statute", message)]


def test_a_set_that_ends_the_one_may_begin_the_other():
    one, other = uuid4(), uuid4()

    assert told({one: state("refused"), other: state("submitted")}, {}, {}) == []
    assert told({one: None, other: state("submitted")}, {}, {}) == []


@pytest.fixture
def running(db):  # noqa: ARG001 - opens the database
    """Publish an application that is not over."""
    holder, statute, regulator = an_entity(), a_policy(), a_regulator()
    return a_licence(
        holder=holder, statute=statute, regulator=regulator, status_events=[SUBMITTED]
    )


def second(licence, **fields):
    given = {"holder": licence.holder, "statute": licence.statute,
             "regulator": licence.regulator, "regime": "vatp"}  # fmt: skip
    return new_record(Licence, uuid4(), state=state_of(Licence, given | fields))


def test_publication_refuses_a_second_record_naming_the_first(running):
    change = second(running)
    before = snapshot()

    with pytest.raises(Invalid, match="LC-0001 is for the same holder") as refused:
        commit(change)

    assert [path for _record, path, _message in refused.value.faults] == ["statute"]
    assert snapshot() == before


def test_publication_takes_a_new_application_after_a_refusal(running):
    refusal = {"position": 2, "status": "refused", "effective": "2024-01-01"}
    row = running.status_events.get()
    revise(running, status_events=[{"id": row.pk}, refusal])

    commit(second(running))

    assert Licence.objects.count() == 2


def test_publication_takes_one_whose_rival_leaves_in_the_same_set(running):
    gone = Proposed(Licence, running.pk, "-")

    commit(gone, second(running))

    assert Licence.objects.count() == 1


def test_one_without_a_statute_stands_beside_another(running):
    commit(second(running, statute=None))

    assert Licence.objects.count() == 2
