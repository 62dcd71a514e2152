"""What is saved in a draft: page after page, in two tabs, in two sets."""

import pytest

from policies.models import Policy, Regulator, Requirement
from registry.changesets import drafts
from registry.changesets.capture import Page
from registry.records.kinds import kind_of
from registry.records.models import STAND_IN
from tests.forms import open_form, signed_in
from tests.makers import a_policy, a_regulator, evidence, fresh, live_state
from tests.proposals import (
    NOON,
    agreed,
    drafted,
    edit,
    opened,
    page_of,
    patch_of,
    saved,
    seen_by,
    typed,
)
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db


def add_regulator(**values):
    found = Regulator(**{"name_en": "New", "type": "bureau"} | values)
    found.save()
    return found


# One page after the other


def test_what_is_saved_again_unchanged_is_no_change(editor):
    a_regulator()
    page, sfc = opened(editor, Regulator)
    saved(editor, typed(sfc, remit="Mine."), page=page)
    page, sfc = opened(editor, Regulator)

    saved(editor, typed(sfc), page=page)

    assert patch_of(editor, sfc) == {"remit": ["", "Mine."]}


def test_taken_back_by_hand_none_is_left(editor):
    a_regulator(remit="Before.")
    page, sfc = opened(editor, Regulator)
    saved(editor, typed(sfc, remit="Mine."), page=page)
    page, sfc = opened(editor, Regulator)

    saved(editor, typed(sfc, remit="Before."), page=page)

    assert drafted(editor) == []


def test_a_row_and_a_link_drafted_and_removed_again_leave_nothing(editor):
    policy, sfc = a_policy(), a_regulator()

    def add():
        policy.issuers.add(sfc)
        Requirement(policy=policy, subject="cold", rule="Keep.").save()

    def remove():
        policy.issuers.clear()
        policy.requirements.all().delete()

    saved(editor, add)
    assert set(patch_of(editor, policy)) == {"issuers", "requirements"}
    saved(editor, remove)

    assert drafted(editor) == []


def test_a_row_removed_stays_removed_on_the_next_page(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    key = str(policy.requirements.get().pk)
    saved(editor, policy.requirements.get().delete)

    page, shown = opened(editor, Policy)
    saved(editor, typed(shown, note="Mine."), page=page)

    patch = patch_of(editor, policy)
    assert patch["note"] == ["", "Mine."]
    assert patch["requirements"][key][1] is None


def test_a_row_edited_twice_and_then_removed_went_as_it_was_published(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    row = policy.requirements.get()
    was = live_state(policy)["requirements"][str(row.pk)]
    row.value = 99
    saved(editor, row.save)

    saved(editor, lambda: Requirement.objects.get().delete())

    assert patch_of(editor, policy)["requirements"] == {str(row.pk): [was, None]}


# New records


def test_a_new_record_has_no_name_that_only_stands_in(editor):
    saved(editor, add_regulator)
    page, new = opened(editor, Regulator)
    assert new.slug.startswith(STAND_IN)

    saved(editor, typed(new, remit="Mine."), page=page)

    (change,) = drafted(editor)
    assert (change.op, change.patch["remit"]) == ("+", [None, "Mine."])
    assert STAND_IN not in str(change.patch)


def test_saved_again_as_it_stands_a_new_record_changes_nothing(editor):
    saved(editor, add_regulator)
    before = [change.patch for change in drafted(editor)]
    page, new = opened(editor, Regulator)

    saved(editor, typed(new), page=page)

    assert [change.patch for change in drafted(editor)] == before


def test_several_new_records_are_published_with_names_of_their_own(editor, publisher):
    for name in ("First", "Second", "Third"):
        saved(editor, lambda name=name: add_regulator(name_en=name))

    with pytest.raises(Exception, match="No citation names this value"):
        agreed(drafts.open_set(editor), publisher)
    for change in drafted(editor):
        cite(editor, change.record)
    agreed(drafts.open_set(editor), publisher)

    found = Regulator.objects.order_by("public_id")
    assert [row.slug for row in found] == ["first", "second", "third"]
    assert not any(row.public_id.startswith(STAND_IN) for row in found)


def cite(author, key):
    source = evidence()

    def add():
        found = Regulator.objects.get(pk=key)
        found.citations.create(source=source, fields=["name_en", "type"])

    saved(author, add)


def test_a_new_record_that_is_thrown_away_was_never_there(editor):
    saved(editor, add_regulator)

    saved(editor, lambda: Regulator.objects.get().delete())

    assert drafted(editor) == []


def test_a_new_record_may_be_named_in_the_same_set(editor):
    policy = a_policy()
    saved(editor, add_regulator)

    saved(editor, lambda: policy.issuers.add(Regulator.objects.get()))

    new = next(change.record for change in drafted(editor) if change.op == "+")
    assert patch_of(editor, policy) == {"issuers": {str(new): [None, True]}}


# Two tabs


def test_two_tabs_that_edit_different_fields_both_count(editor):
    a_regulator()
    (one, left), (other, right) = (opened(editor, Regulator) for _ in range(2))
    saved(editor, typed(left, remit="Left."), page=one)

    saved(editor, typed(right, website="https://sfc.example"), page=other)

    assert patch_of(editor, left) == {
        "remit": ["", "Left."],
        "website": ["", "https://sfc.example"],
    }


def test_an_old_tab_does_not_take_back_what_a_newer_one_saved(editor):
    a_regulator()
    page, old = opened(editor, Regulator)
    saved(editor, typed(fresh(old), remit="Newer."))

    saved(editor, typed(old), page=page)

    assert patch_of(editor, old) == {"remit": ["", "Newer."]}


def test_of_one_field_in_two_tabs_what_was_typed_last_stands(editor):
    a_regulator()
    (one, left), (other, right) = (opened(editor, Regulator) for _ in range(2))
    saved(editor, typed(left, remit="Left."), page=one)

    saved(editor, typed(right, remit="Right."), page=other)

    assert patch_of(editor, left) == {"remit": ["", "Right."]}


def test_rows_added_in_two_tabs_both_stand(editor):
    policy = a_policy()
    page = page_of(editor, policy)
    for subject in ("left", "right"):
        row = Requirement(policy=policy, subject=subject, rule="Keep.")
        saved(editor, row.save, page=page)

    rows = patch_of(editor, policy)["requirements"].values()

    assert sorted(new["subject"] for _old, new in rows) == ["left", "right"]


# Two sets


def test_a_page_of_one_set_takes_nothing_of_it_into_another(editor):
    a_regulator()
    first = saved(editor, typed(fresh(Regulator.objects.get()), remit="First set."))
    page, shown = opened(editor, Regulator)
    assert shown.remit == "First set."
    second = drafts.start(editor, at=NOON)

    saved(editor, typed(shown, website="https://sfc.example"), page=page)

    assert patch_of(editor, shown) == {"website": ["", "https://sfc.example"]}
    assert drafts.open_set(editor) == second
    assert first.changes.get().patch == {"remit": ["", "First set."]}


def test_a_page_made_in_no_set_saves_what_was_typed_into_the_open_one(editor):
    a_regulator()
    page, shown = opened(editor, Regulator)
    drafts.start(editor, at=NOON)
    saved(editor, typed(fresh(shown), remit="In the set."))

    saved(editor, typed(shown, website="https://sfc.example"), page=page)

    assert set(patch_of(editor, shown)) == {"remit", "website"}


# Which page, which record


def test_a_page_that_says_not_what_it_showed_is_taken_as_made_now(editor):
    a_regulator()
    saved(editor, typed(fresh(Regulator.objects.get()), remit="Mine."))
    shown = seen_by(editor, Regulator.objects.get)

    saved(editor, typed(shown, remit="", website="https://sfc.example"), page=Page())

    assert patch_of(editor, shown) == {"website": ["", "https://sfc.example"]}


def test_what_is_withdrawn_after_it_was_edited_is_withdrawn(editor):
    sfc = a_regulator()
    saved(editor, typed(fresh(sfc), remit="Mine."))

    saved(editor, lambda: Regulator.objects.get().delete())

    (change,) = drafted(editor)
    assert (change.op, change.patch) == ("-", {})
    saved(editor, lambda: None)
    assert len(drafted(editor)) == 1


def test_an_open_page_of_what_another_tab_withdrew_changes_nothing_by_itself(editor):
    sfc, client = a_regulator(), signed_in(editor)
    form = open_form(client, address(kind_of(Regulator), sfc.pk, "change"))
    saved(editor, lambda: Regulator.objects.get().delete())

    form.send(client)
    assert [change.op for change in drafted(editor)] == ["-"]

    form.put(remit="But.").send(client)
    assert patch_of(editor, sfc) == {"remit": ["", "But."]}


def test_an_edit_of_another_record_leaves_the_draft_of_this_one(editor):
    sfc, policy = a_regulator(), a_policy()
    saved(editor, typed(fresh(sfc), remit="Mine."))

    saved(editor, typed(fresh(policy), note="Mine."))

    assert {c.record: c.patch for c in drafted(editor)} == {
        sfc.pk: {"remit": ["", "Mine."]},
        policy.pk: edit(policy, note="Mine.").patch,
    }
