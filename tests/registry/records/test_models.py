"""A row is written inside a change set, or not at all."""

import asyncio
import uuid
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from policies.models import Policy, Regulator, Requirement
from registry.history.gate import gate
from registry.records.context import OutsideChangeSet, Writing, entered
from registry.records.models import Record
from tests.makers import a_policy, a_regulator

pytestmark = pytest.mark.django_db
WRITING = Writing(uuid.uuid4(), 1, "A good reason", datetime(2024, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("bulk", ["update", "bulk_create", "bulk_update"])
@pytest.mark.parametrize("model", [Regulator, Requirement])
def test_bulk_writes_are_refused_with_advice(model, bulk):
    with pytest.raises(OutsideChangeSet, match=rf"{model.__name__}: .* propose a"):
        getattr(model.objects, bulk)()


@pytest.mark.parametrize("bulk", ["aupdate", "abulk_create", "abulk_update"])
def test_their_other_forms_are_refused_too(bulk):
    with pytest.raises((OutsideChangeSet, TypeError)):
        asyncio.run(getattr(Regulator.objects, bulk)([], []))


def test_a_related_manager_refuses_too():
    policy = a_policy(requirements=[{}])

    with pytest.raises(OutsideChangeSet):
        policy.requirements.update(subject="x")


def test_save_and_delete_are_refused_outside_a_change_set():
    sfc = a_regulator()

    with pytest.raises(OutsideChangeSet):
        sfc.save()
    with pytest.raises(OutsideChangeSet):
        sfc.delete()


def test_a_row_saved_in_a_capture_gets_a_stand_in_id():
    with transaction.atomic():
        with gate(WRITING):
            row = Regulator(name_en="Draft", slug="draft")
            row.save()
        transaction.set_rollback(True)

    assert row.public_id == f"?{row.id.hex[-11:]}"
    assert len(row.public_id) <= 16


def test_inside_the_gate_rows_are_saved_and_deleted():
    policy = a_policy(requirements=[{}])

    with transaction.atomic():
        with gate(WRITING):
            policy.requirements.get().delete()
            assert not policy.requirements.exists()
        transaction.set_rollback(True)

    assert policy.requirements.exists()


def test_a_change_set_in_name_alone_does_not_open_the_database():
    sfc = a_regulator()

    with (
        entered(WRITING),
        pytest.raises(DatabaseError, match="write outside a change set"),
        transaction.atomic(),
    ):
        sfc.save()


def test_keys_are_made_by_the_application():
    assert Regulator().pk != Regulator().pk


def test_a_record_of_no_kind_in_particular_has_no_problems():
    assert list(Regulator.problems({})) == []


@pytest.mark.parametrize("model", [Policy, Regulator])
def test_public_ids_and_slugs_are_unique(model):
    unique = {field.name for field in model._meta.fields if field.unique}

    assert unique == {"id", "public_id", "slug"}


def test_a_record_goes_by_its_public_id_unless_it_says_otherwise():
    policy = a_policy()

    assert str(policy) == "A circular"
    assert Record.__str__(policy) == "PL-0001"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "SFC"), ("zh-hant", "證監會"), ("zh-hans", "证监会")]
)
def test_a_record_goes_by_its_first_text_in_the_language_spoken(language, name):
    sfc = Regulator(short_name_en="SFC", short_name_zh_hant="證監會", name_en="x")

    with translation.override(language):
        assert str(sfc) == name


def test_a_record_without_that_text_goes_by_the_next_or_by_none():
    with translation.override("zh-hant"):
        names = {"short_name_en": "TRY", "name_en": "Treasury"}
        assert str(Regulator(**names, name_zh_hant="庫務署")) == "庫務署"
        assert str(Regulator(**names)) == "TRY"
        assert str(Regulator(name_en="Treasury")) == "Treasury"
        assert str(Regulator()) == ""
