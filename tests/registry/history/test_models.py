"""The gate and the list of what is owed are empty between publications."""

import pytest

from registry.history.models import Gate, Touched
from tests.makers import a_policy, withdraw

pytestmark = pytest.mark.django_db


def test_a_publication_leaves_neither_gate_nor_debt():
    withdraw(a_policy(requirements=[{}]))

    assert not Gate.objects.exists()
    assert not Touched.objects.exists()


def test_they_say_what_they_are():
    policy = a_policy()

    assert str(Touched(row=policy.pk)) == str(policy.pk)
    assert str(Gate(pk=7)) == "gate 7"
