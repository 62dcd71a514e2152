"""Look records up, live, past or withdrawn."""

import pytest

from policies.policy.kind import POLICY
from policies.regulator.kind import REGULATOR
from registry.api import lookup
from tests.makers import a_policy, a_regulator, revise, withdraw

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_live_record_is_found_by_id_and_by_slug(key: str) -> None:
    regulator = a_regulator(slug="sfc")

    entry = lookup.live(REGULATOR, key)

    assert entry is not None
    assert entry.seq == regulator.seq
    assert lookup.id_of(REGULATOR, key) == "RG-0001"


@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_record_of_another_kind_is_not_found(key: str) -> None:
    a_regulator(slug="sfc")

    assert lookup.live(POLICY, key) is None
    assert lookup.past(POLICY, key) is None


def test_a_slug_in_the_form_of_an_id_never_hides_the_record_of_that_id() -> None:
    first = a_regulator(name_en="First")
    a_regulator(name_en="Second", slug="RG-0001")

    entry = lookup.live(REGULATOR, "RG-0001")

    assert entry is not None
    assert entry.record == first.pk


@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_withdrawn_record_is_past_and_not_live(key: str) -> None:
    entry = withdraw(a_regulator(slug="sfc"))

    assert lookup.live(REGULATOR, key) is None
    assert lookup.past(REGULATOR, key) == entry
    assert lookup.id_of(REGULATOR, key) == "RG-0001"


def test_an_old_slug_is_past() -> None:
    renamed = revise(a_regulator(slug="old"), slug="new")

    entry = lookup.past(REGULATOR, "old")

    assert lookup.live(REGULATOR, "old") is None
    assert entry is not None
    assert entry.seq == renamed.seq


def test_versions_of_a_record_come_oldest_first() -> None:
    policy = revise(revise(a_policy(), note="One."), note="Two.")

    every = lookup.versions(policy.public_id, after=0, limit=5)
    some = lookup.versions(policy.public_id, after=1, limit=1)

    assert [entry.version for entry in every] == [1, 2, 3]
    assert [entry.version for entry in some] == [2]
    assert lookup.version(policy.public_id, 2) == some[0]
    assert lookup.version(policy.public_id, 4) is None


@pytest.mark.parametrize("key", ["RG-0001", "now", "once"])
def test_a_record_is_named_by_its_id_and_by_every_slug_it_had(key: str) -> None:
    revise(a_regulator(slug="once"), slug="now")

    assert lookup.ids_of(key, [POLICY, REGULATOR]) == {"RG-0001"}
    assert lookup.ids_of(key, [POLICY]) == set()


@pytest.mark.parametrize("key", ["RG-0404", "nobody", "RG-1", "RG-x"])
def test_what_names_no_record_names_none(key: str) -> None:
    a_regulator()

    assert lookup.ids_of(key, [POLICY, REGULATOR]) == set()


def test_a_slug_may_name_one_record_of_each_kind() -> None:
    a_regulator(slug="same")
    a_policy(slug="same")

    assert lookup.ids_of("same", [POLICY, REGULATOR]) == {"PL-0001", "RG-0001"}


def test_a_withdrawn_record_keeps_its_slug() -> None:
    withdraw(a_policy(slug="gone"))

    assert lookup.ids_of("gone", [REGULATOR, POLICY]) == {"PL-0001"}
