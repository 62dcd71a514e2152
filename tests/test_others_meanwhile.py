"""What others publish while a draft is open: its editor sees it and loses nothing."""

from uuid import uuid4

import pytest

from policies.models import Exchange, Policy
from registry.changesets import drafts
from registry.changesets.propose import Proposed
from tests.makers import a_policy, a_regulator, an_exchange, fresh, revise, withdraw
from tests.proposals import (
    agreed,
    drafted,
    edit,
    kept_open,
    opened,
    patch_of,
    saved,
    seen_by,
    typed,
)

pytestmark = pytest.mark.django_db


# What the editor sees


def test_the_editor_sees_what_was_typed_where_others_wrote_too(editor):
    exchange = an_exchange()
    kept_open(editor, edit(exchange, note="mine"))
    revise(exchange, note="theirs", name_zh_hant="平台")

    def look():
        return Exchange.objects.values_list("note", "name_zh_hant").get()

    assert seen_by(editor, look) == ("mine", "平台")


def test_what_others_gave_too_is_laid_out_once(editor):
    policy, sfc, key = a_policy(), a_regulator(), uuid4()
    given = {"issuers": [sfc], "requirements": [{"id": key, "value": "98"}]}
    kept_open(editor, edit(policy, **given))
    revise(policy, **given)

    def look():
        found = Policy.objects.get()
        return found.issuers.get(), found.requirements.get().pk

    assert seen_by(editor, look) == (sfc, key)


def test_a_row_others_removed_is_not_edited(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    row = policy.requirements.get()
    kept_open(editor, edit(policy, requirements=[{"id": row.pk, "value": "99"}]))
    revise(policy, requirements=[])

    def look():
        return Policy.objects.get().requirements.count()

    assert seen_by(editor, look) == 0


def test_a_row_removed_and_given_again_is_laid_out(editor):
    policy = a_policy(requirements=[{"value": "98"}])
    key = policy.requirements.get().pk
    kept_open(editor, edit(policy, requirements=[]))
    row = {"subject": "back", "rule": "Keep.", "value": "99"}
    back = {"requirements": {str(key): [None, row]}}
    kept_open(editor, Proposed(Policy, policy.pk, "~", back))

    assert seen_by(editor, lambda: Policy.objects.get().requirements.get().pk) == key


@pytest.mark.parametrize("op", ["~", "-"])
def test_a_record_that_left_meanwhile_is_passed_over(op, editor):
    exchange, other = an_exchange(), an_exchange()
    patch = {"note": ["", "x"]} if op == "~" else {}
    kept_open(editor, Proposed(Exchange, exchange.pk, op, patch), edit(other, note="x"))
    withdraw(exchange)

    def look():
        return list(Exchange.objects.values_list("pk", "note"))

    assert seen_by(editor, look) == [(other.pk, "x")]
    assert len(drafted(editor)) == 2  # nothing is lost


# What is saved


def test_what_others_published_meanwhile_is_no_change_of_the_draft(editor):
    policy = a_policy()
    saved(editor, typed(fresh(policy), note="Mine."))
    page, shown = opened(editor, Policy)
    revise(policy, reference="Theirs.")

    saved(editor, typed(shown, summary_en="Mine too."), page=page)

    assert patch_of(editor, policy) == {
        "note": ["", "Mine."],
        "summary_en": ["", "Mine too."],
    }


def test_what_the_draft_says_is_published_and_the_page_sent_after_it(editor, publisher):
    policy = a_policy()
    saved(editor, typed(fresh(policy), note="Mine."))
    page, shown = opened(editor, Policy)
    agreed(drafts.open_set(editor), publisher)
    revise(policy, note="Theirs.")

    saved(editor, typed(shown, reference="Mine too."), page=page)

    assert patch_of(editor, policy) == {"reference": ["", "Mine too."]}


def test_a_record_that_left_meanwhile_keeps_what_was_typed(editor):
    policy = a_policy()
    saved(editor, typed(fresh(policy), note="Mine."))
    page, shown = opened(editor, Policy)
    withdraw(policy)

    saved(editor, typed(shown, reference="Mine too."), page=page)

    (change,) = drafted(editor)
    assert change.op == "~"
    assert change.patch == {"note": ["", "Mine."], "reference": ["", "Mine too."]}
