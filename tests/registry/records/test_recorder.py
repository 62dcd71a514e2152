"""simple-history writes when publish says so, and its rows keep themselves in order."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, models, transaction
from django.test.utils import isolate_apps

from policies.models import Licence, Policy, Regulator
from registry.history.gate import gate, touched
from registry.records.context import Writing
from registry.records.recorder import REVISIONS, STILL_CURRENT
from tests.makers import a_policy, a_regulator, revise

pytestmark = pytest.mark.django_db
WRITING = Writing(uuid.uuid4(), 1, "A good reason", datetime(2024, 1, 1, tzinfo=UTC))


@pytest.fixture
def twin():
    """Return an unsaved copy of a regulator's only revision, a day of seq later."""
    found = a_regulator().history.get()
    found.pk, found.seq, found.seq_to = None, found.seq + 5, STILL_CURRENT
    return found


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("one_current", {}),
        ("once_per_seq", {"seq": "same", "seq_to": STILL_CURRENT - 1}),
        ("interval", {"seq": 9, "seq_to": 9}),
        ("reason", {"history_change_reason": "", "seq_to": STILL_CURRENT - 1}),
    ],
)
def test_the_database_keeps_revisions_in_order(twin, rule, broken):
    values = {k: twin.seq - 5 if v == "same" else v for k, v in broken.items()}
    for name, value in values.items():
        setattr(twin, name, value)

    columns = {"one_current": r"regulator\.id", "once_per_seq": r"regulator\.id, .*seq"}
    message = rf"policies_historicalregulator_{rule}|{columns.get(rule, rule)}"
    with (
        pytest.raises(IntegrityError, match=message),
        transaction.atomic(),
        gate(WRITING),
    ):
        models.QuerySet(type(twin)).bulk_create([twin])


def test_saving_and_deleting_write_no_revision():
    policy = a_policy(requirements=[{}])
    before = policy.history.count()

    with transaction.atomic():
        with gate(WRITING):
            policy.save()
            policy.issuers.clear()
            policy.requirements.get().delete()
            assert policy.history.count() == before
            assert policy.pk in touched()
        transaction.set_rollback(True)


def test_links_are_copied_for_plain_many_to_many_fields_alone():
    assert {field.name for field in REVISIONS.get_m2m_fields_from_model(Licence)} == {
        "exchanges"
    }
    assert REVISIONS.get_m2m_fields_from_model(Regulator) == []


def test_a_revision_holds_a_copy_of_the_links():
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc])

    revise(policy, issuers=[])

    first, second = policy.history.order_by("seq")
    assert [copy.regulator_id for copy in first.issuers.all()] == [sfc.pk]
    assert not second.issuers.exists()


@isolate_apps("policies")
def test_a_proxy_has_no_table_of_revisions_of_its_own():
    class Circular(Policy):
        class Meta:
            proxy = True
            app_label = "policies"

    assert Circular._meta.apps.get_models() == [Circular]
    assert Circular.history.model is Policy.history.model
