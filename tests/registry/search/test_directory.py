"""Records by their public ids and slugs."""

import pytest

from policies.policy.kind import POLICY
from policies.regulator.kind import REGULATOR
from registry.search.directory import is_id, record_key
from tests.makers import a_regulator, withdraw


@pytest.mark.parametrize("key", ["RG-0001", "RG-12345"])
def test_a_public_id_is_told_from_a_slug(key: str) -> None:
    assert is_id(REGULATOR, key)
    assert not is_id(POLICY, key)
    assert not is_id(REGULATOR, key.lower())


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_live_record_is_known_by_id_and_by_slug(key: str) -> None:
    regulator = a_regulator(slug="sfc")

    assert record_key(REGULATOR, key) == regulator.pk
    assert record_key(POLICY, key) is None


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["RG-0001", "sfc"])
def test_a_withdrawn_record_has_no_key(key: str) -> None:
    withdraw(a_regulator(slug="sfc"))

    assert record_key(REGULATOR, key) is None


@pytest.mark.django_db
def test_a_slug_in_the_form_of_an_id_never_hides_the_record_of_that_id() -> None:
    first = a_regulator(name_en="First")
    a_regulator(name_en="Second", slug="RG-0001")

    assert record_key(REGULATOR, "RG-0001") == first.pk
