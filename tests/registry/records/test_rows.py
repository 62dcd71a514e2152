"""The plain queryset refuses nothing; the manager of records does."""

import pytest

from policies.models import Regulator
from registry.records.context import OutsideChangeSet
from registry.records.rows import plain
from tests.makers import a_regulator


@pytest.mark.django_db
def test_all_rows_are_there():
    sfc = a_regulator()

    assert list(plain(Regulator)) == [sfc]


def test_it_is_not_the_managers_queryset():
    with pytest.raises(OutsideChangeSet):
        Regulator.objects.update(remit="x")
    assert not hasattr(plain(Regulator), "_refuse")
