"""Forms nobody was shown: rows of other records, lists typed into, acts not offered."""

import pytest

from policies.models import Policy, Requirement
from registry.changesets.models import Change, ChangeSet
from registry.records.kinds import kind_of, kinds
from registry.records.rows import plain
from tests.cast import member
from tests.forms import open_form, signed_in
from tests.makers import MAKERS, a_policy
from tests.registry.admin.new_records import address
from tests.snapshots import snapshot

pytestmark = [pytest.mark.django_db, pytest.mark.face]
POLICIES = kind_of(Policy)
ROW = {"subject": "forged", "rule": "None.", "comparator": "required",
       "applies_to": "vatp_operator"}  # fmt: skip

every_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)


@pytest.fixture
def client():
    return signed_in(member("publisher"))


def drafted():
    """Return the record of every change in any change set that is not published."""
    rows = Change.objects.exclude(change_set__state="published")
    return set(rows.values_list("record", flat=True))


def row_of(policy):
    return plain(Requirement).get(policy=policy)


def test_a_row_of_another_record_is_not_changed(client):
    own, other = a_policy(requirements=[{}]), a_policy(requirements=[{}])
    form = open_form(client, address(POLICIES, own.pk, "change"))
    form.put(**{"requirements-0-id": row_of(other), "requirements-0-value": "1"}).why()
    before = snapshot()

    form.send(client)

    assert drafted() == set()
    assert snapshot() == before


def test_a_row_does_not_move_to_another_record(client):
    own, other = a_policy(requirements=[{}]), a_policy(requirements=[{}])
    form = open_form(client, address(POLICIES, own.pk, "change"))
    form.put(**{"requirements-0-policy": other.pk, "requirements-0-value": "1"}).why()

    form.send(client)

    rows = ChangeSet.objects.filter(opened=True).values_list("changes__patch")
    assert all("policy" not in str(patch) for (patch,) in rows)
    assert drafted() <= {own.pk}


def test_more_rows_than_the_form_shows_are_refused(client):
    policy = a_policy(requirements=[{}])
    form = open_form(client, address(POLICIES, policy.pk, "change")).why()
    data = form.data("_save") | {"requirements-TOTAL_FORMS": "5000"}

    page = client.post(form.target, data)

    assert page.status_code in {200, 400}
    assert drafted() == set()


def test_rows_of_a_part_the_record_has_not_are_not_read(client):
    policy = a_policy()
    form = open_form(client, address(POLICIES, policy.pk, "change")).why()
    extra = {f"status_events-0-{name}": value for name, value in ROW.items()}
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0"}
    extra |= {f"status_events-{name}": value for name, value in counts.items()}

    client.post(form.target, form.data("_save") | extra)

    assert drafted() == set()


@every_kind
def test_nothing_is_typed_into_a_list(client, kind):
    record = MAKERS[kind.slug]()
    before = snapshot()
    typed = {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": str(record.pk),
        "form-0-slug": "forged", "form-0-note": "Forged.", "_save": "Save",
    }  # fmt: skip

    page = client.post(address(kind), typed)

    assert page.status_code in {200, 302}
    assert drafted() == set()
    assert snapshot() == before


@every_kind
def test_no_stock_act_is_done_to_many(client, kind):
    record = MAKERS[kind.slug]()
    before = snapshot()

    client.post(address(kind), {"action": "delete_selected", "post": "yes",
                                "_selected_action": str(record.pk)})  # fmt: skip

    assert drafted() == set()
    assert snapshot() == before
