"""What the desk keeps for its people."""

import pytest
from django.db import IntegrityError, transaction

from registry.admin.models import SavedList

pytestmark = pytest.mark.django_db


def test_a_name_is_used_once_by_a_person_for_a_list(editor, second_editor):
    one = {"model": "policies.licence", "name": "Suspended", "query": "q=x"}
    SavedList.objects.create(user=editor, **one)
    SavedList.objects.create(user=second_editor, **one)
    SavedList.objects.create(user=editor, **one | {"model": "policies.policy"})

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedList.objects.create(user=editor, **one)


def test_a_list_is_called_by_its_name():
    assert str(SavedList(name="Suspended")) == "Suspended"
