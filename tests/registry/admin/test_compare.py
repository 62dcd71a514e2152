"""Any two versions of a record, told apart value by value."""

import pytest

from policies.models import Policy, Regulator
from registry.records.kinds import kind_of, kinds
from tests.forms import signed_in
from tests.full_records import full
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

POLICIES, REGULATORS = kind_of(Policy), kind_of(Regulator)


def compared(client, record, **asked):
    kind = kind_of(type(record))
    path = address(kind, record.pk, "history", "compare")
    return client.get(path, {name.strip("_"): value for name, value in asked.items()})


def values(page):
    return {one.label: (one.old, one.new) for one in page.context["fields"]}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_two_versions_of_any_kind_are_compared(kind, auditor):
    record = full(kind)
    later = revise(record, slug="other")

    page = compared(signed_in(auditor), record, from_=record.seq, to=later.seq)

    assert values(page) == {"Slug": (record.slug, "other")}
    assert len(page.context["same"]) > 3


def test_they_need_not_follow_each_other_and_may_be_swapped(auditor):
    first = a_policy(summary_en="First words.")
    second = revise(first, summary_en="Second words.")
    third = revise(first, summary_en="Third words.")
    client = signed_in(auditor)

    page = compared(client, first, from_=first.seq, to=third.seq)
    swapped = compared(client, first, from_=third.seq, to=first.seq)

    assert values(page)["Summary, English"] == ("First words.", "Third words.")
    assert values(swapped)["Summary, English"] == ("Third words.", "First words.")
    text = page.content.decode()
    assert "<del>First</del> words." in text
    assert "<ins>Third</ins> words." in text
    assert f"?from={third.seq}&amp;to={first.seq}" in text
    assert second.version == 2


def test_what_is_the_same_is_folded(auditor):
    policy = a_policy(note="The same.")
    later = revise(policy, summary_en="New.")

    page = compared(signed_in(auditor), policy, from_=policy.seq, to=later.seq)

    same = {one.label: one.new for one in page.context["same"]}
    assert same["Note"] == "The same."
    assert "Summary, English" not in same


def test_rows_and_links_are_told_by_name(auditor):
    sfc = a_regulator(name_en="The Commission")
    policy = a_policy()
    later = revise(policy, issuers=[sfc], requirements=[{"value": "98"}])

    found = values(compared(signed_in(auditor), policy, from_=policy.seq, to=later.seq))

    assert found["Issued by"] == ("", "The Commission")
    assert found["Requirement: Value"] == ("", "98")


def test_without_a_choice_the_newest_two_are_compared(auditor):
    policy = revise(revise(a_policy(), note="One."), note="Two.")
    client = signed_in(auditor)

    assert values(compared(client, policy)) == {"Note": ("One.", "Two.")}
    page = compared(client, policy, from_="x", to="9" * 30)
    assert values(page) == {"Note": ("One.", "Two.")}
    assert "It has no such version" in page.content.decode()


def test_a_version_that_left_says_nothing(auditor):
    sfc = a_regulator()
    gone = withdraw(sfc)

    page = compared(signed_in(auditor), sfc, from_=sfc.seq, to=gone.seq)

    assert {new for _old, new in values(page).values()} == {""}
    assert page.context["same"] == []


def test_it_is_only_read_and_only_by_staff(editor):
    policy = a_policy()
    path = address(POLICIES, policy.pk, "history", "compare")
    client = signed_in(editor)

    assert client.post(path).status_code == 405
    assert (
        client.get(address(REGULATORS, policy.pk, "history", "compare")).status_code
        == 404
    )
