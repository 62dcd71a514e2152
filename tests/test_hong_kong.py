"""A test finds the data set loaded where it asks for it, and nowhere else."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from policies.models import Regulator
from registry.ledger.models import Entry
from registry.ledger.verify import verify

MARK = "written by a test"


@pytest.mark.usefixtures("hong_kong")
def test_the_register_is_full_and_whole_where_it_is_asked_for():
    assert Regulator.objects.filter(slug="sfc").exists()
    assert not list(verify())


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("time", [1, 2])
def test_what_a_test_writes_is_gone_in_the_next(time: int):
    assert not Group.objects.filter(name=MARK).exists(), time

    Group.objects.create(name=MARK)


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", [1, 2])
def test_a_test_that_commits_has_a_copy_of_its_own(time: int):
    assert Regulator.objects.exists()
    assert not Group.objects.filter(name=MARK).exists(), time

    with transaction.atomic():
        Group.objects.create(name=MARK)


@pytest.mark.django_db
def test_the_register_is_empty_elsewhere():
    assert not Entry.objects.exists()
