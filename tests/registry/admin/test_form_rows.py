"""What stands around the fields of a row."""

import pytest

from tests.forms import signed_in
from tests.makers import a_policy

pytestmark = pytest.mark.django_db


def page_of(user, policy, query=""):
    return signed_in(user).get(f"/admin/policies/policy/{policy.pk}/change/{query}")


def rows_of(page, model):
    groups = page.context["inline_admin_formsets"]
    found = {group.opts.model._meta.model_name: group.rows for group in groups}
    return found[model]


def test_rows_stand_in_their_places_and_the_blank_one_last(editor):
    policy = a_policy(requirements=[{"value": "98"}, {"value": "99"}])

    rows = rows_of(page_of(editor, policy), "requirement")

    assert [row["place"] for row in rows] == ["0", "1", "empty"]
    assert [row["is_blank"] for row in rows] == [False, False, True]
    assert {row["original"] for row in rows[:2]} == set(policy.requirements.all())


def test_a_row_says_which_it_is_and_whose(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    row, blank = rows_of(page_of(editor, policy), "requirement")

    key = policy.requirements.get().pk
    assert f'name="requirements-0-id" value="{key}"' in row["keys"]
    assert f'name="requirements-0-policy" value="{policy.pk}"' in row["keys"]
    assert "requirements-__prefix__-policy" in blank["keys"]


def test_a_row_that_stands_may_be_removed(editor):
    row, blank = rows_of(page_of(editor, a_policy(requirements=[{}])), "requirement")

    assert 'name="requirements-0-DELETE"' in row["remove"]
    assert row["remove_id"] == "id_requirements-0-DELETE"
    assert (blank["remove"], blank["remove_id"]) == ("", "")


def test_who_may_only_read_removes_nothing_and_has_no_blank_row(auditor):
    (row,) = rows_of(page_of(auditor, a_policy(requirements=[{}])), "requirement")

    assert (row["remove"], row["is_blank"]) == ("", False)


def test_a_row_is_called_by_its_words_cut_short(editor):
    subject = "insurance " * 20
    policy = a_policy(requirements=[{"subject": subject.strip()}])

    row, blank = rows_of(page_of(editor, policy), "requirement")

    assert str(policy.requirements.get()).startswith(row["called"][:-1])
    assert (len(row["called"]), blank["called"]) == (80, "")


def test_a_citation_that_is_opened_is_a_row_too(editor):
    policy = a_policy()
    citation = policy.citations.get()

    opened, blank = rows_of(page_of(editor, policy, f"?cite={citation.pk}"), "citation")

    assert (opened["original"], blank["is_blank"]) == (citation, True)
