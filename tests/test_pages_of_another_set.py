"""A page that is sent after another change set was opened, in another tab."""

import pytest

from policies.models import Policy, Regulator
from registry.changesets.drafts import start
from registry.records.kinds import kind_of
from tests.forms import messages_on, open_form, own_open, signed_in
from tests.makers import a_policy, a_regulator
from tests.proposals import NOON
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db

REGULATORS, POLICIES = kind_of(Regulator), kind_of(Policy)


def open_policy(user, policy):
    return open_form(signed_in(user), address(POLICIES, policy.pk, "change"))


def test_a_page_of_one_set_does_not_write_into_another(editor):
    policy, browser = a_policy(), signed_in(editor)
    open_policy(editor, policy).put(note="First.").why().send(browser)
    first, old = own_open(editor), open_policy(editor, policy).put(note="First, more.")
    second = start(editor, at=NOON)

    page = old.send(browser, follow=True)

    assert "is open again" in " ".join(messages_on(page))
    assert own_open(editor) == first
    assert first.changes.get().patch == {"note": ["", "First, more."]}
    assert not second.changes.exists()


def test_a_reason_nobody_typed_leaves_the_one_of_the_set_open_by_now(editor):
    browser, other = signed_in(editor), a_regulator()
    open_policy(editor, a_policy()).put(note="1.").why("The first.").send(browser)
    old = open_form(browser, address(REGULATORS, other.pk, "change"))
    start(editor, at=NOON)
    form = open_policy(editor, a_policy()).put(note="2.")
    form.why("The second.", "law_changed").send(browser)

    old.put(remit="Platforms and funds").send(browser)

    found = own_open(editor)
    assert (found.changes.count(), found.reason) == (2, "The second.")
    assert found.cause == "law_changed"


def test_a_set_without_a_reason_takes_the_one_that_a_page_shows(editor):
    browser, policy = signed_in(editor), a_policy()
    open_policy(editor, policy).put(note="1.").why("The first.").send(browser)
    old = open_form(browser, address(REGULATORS, a_regulator().pk, "change"))
    start(editor, at=NOON)

    old.put(remit="Platforms and funds").send(browser)

    assert own_open(editor).reason == "The first."
