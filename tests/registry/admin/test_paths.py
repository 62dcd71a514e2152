"""How a form names the values of a record, and where it shows their faults."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.models import Policy, Regulator
from registry.admin.paths import page_state, path_choices, rows_of, to_rows
from registry.records.kinds import kind_of
from tests.forms import signed_in
from tests.makers import a_policy, revise

pytestmark = pytest.mark.django_db

KEY = "6d1c0f6e-6f0e-4a53-9d5c-0d7b6f6f2b11"


def test_a_new_record_offers_its_own_fields_but_no_slug():
    state = page_state(Regulator, None, seen=None)

    choices = dict(path_choices(kind_of(Regulator), state))

    assert choices["name_en"] == "Name, English"
    assert "slug" not in choices
    assert "citations" not in choices


def test_links_and_rows_are_offered_by_name_and_number():
    policy = a_policy(requirements=[{"value": "98"}, {"subject": "hot wallets"}])

    state = page_state(Policy, policy.pk, seen=None)

    choices = dict(path_choices(kind_of(Policy), state))

    keys = sorted(str(row.pk) for row in policy.requirements.all())
    rows = {name: dict(choices[name]) for name in ("Requirement 1", "Requirement 2")}
    assert choices["issuers"] == "Issued by"
    assert rows["Requirement 1"][f"requirements/{keys[0]}/value"] == "Value"
    assert f"requirements/{keys[1]}/subject" in rows["Requirement 2"]


def test_rows_removed_since_the_page_was_made_keep_their_choices():
    policy = a_policy(requirements=[{"value": "98"}])
    revise(policy, requirements=[])

    now, then = (
        dict(path_choices(kind_of(Policy), page_state(Policy, policy.pk, seen=seen)))
        for seen in (None, policy.seq)
    )

    assert "Requirement 1" not in now
    assert "Requirement 1" in then


def test_what_a_page_offers_is_told_by_its_rows_alone(django_assert_num_queries):
    policy = a_policy(requirements=[{"value": "1"}, {"value": "2"}])
    kind = kind_of(Policy)

    with django_assert_num_queries(2):
        rows = rows_of(Policy, policy.pk, shown={})

    whole = page_state(Policy, policy.pk, seen=None)
    assert path_choices(kind, rows) == path_choices(kind, whole)
    assert rows_of(Policy, None, shown={}) == page_state(Policy, None, seen=None)


def test_faults_go_to_the_row_that_has_them():
    found = [("title_en", "a"), (f"requirements/{KEY}/value", "b"), ("title_en", "c")]

    rows = to_rows(found, {KEY: "requirements-0"})

    assert rows == {
        "": {"title_en": ["a", "c"]}, "requirements-0": {"value": ["b"]},
    }  # fmt: skip


def test_a_fault_of_a_row_that_is_not_on_the_page_is_told_with_its_place():
    path = f"requirements/{KEY}/value"

    assert to_rows([(path, "b")], {}) == {"": {path: [f"{path}: b"]}}


def test_a_page_reads_the_rows_that_it_shows_once(editor):
    policy = a_policy(requirements=[{"value": "1"}, {"value": "2"}])
    path = f"/admin/policies/policy/{policy.pk}/change/"
    client = signed_in(editor)

    with CaptureQueriesContext(connection) as queries:
        page = client.get(path).content.decode()

    reads = [q["sql"] for q in queries if 'FROM "policies_requirement"' in q["sql"]]
    assert len([sql for sql in reads if '"policy_id" =' in sql]) == 1
    for row in policy.requirements.all():
        assert f'value="requirements/{row.pk}/value"' in page
