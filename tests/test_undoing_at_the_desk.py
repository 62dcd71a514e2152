"""A published set is undone by a button: a new set, and what it leaves as it stands."""

import pytest

from policies.models import Policy
from registry.changesets.models import ChangeSet
from registry.ledger.models import Entry
from tests.cast import member
from tests.forms import signed_in
from tests.makers import a_policy, fresh, revise, snapshot
from tests.proposals import agreed, edit, kept

pytestmark = pytest.mark.django_db


def place(change_set, act):
    return f"/admin/registry/changeset/{change_set.pk}/{act}/"


def published():
    """Return a policy, and the set that changed it in two places."""
    policy = a_policy(summary_en="First.", note="One.")
    revise(policy, summary_en="Second.", note="Two.")
    return policy, Entry.objects.latest("seq").change_set


def test_it_leads_to_the_new_set(editor, publisher):
    policy, change_set = published()
    revise(policy, title_zh_hant="通函")
    before = snapshot()

    page = signed_in(editor).post(place(change_set, "undo"), follow=True)

    made = ChangeSet.objects.get(undoes=change_set)
    assert page.redirect_chain == [(place(made, "change"), 302)]
    assert "This set takes all of it back." in page.content.decode()
    assert (made.author, made.opened, snapshot() == before) == (editor, True, True)
    agreed(made, publisher)
    now = fresh(policy)
    assert (now.summary_en, now.note, now.title_zh_hant) == ("First.", "One.", "通函")


def test_what_is_left_as_it_stands_is_told(editor):
    policy, change_set = published()
    revise(policy, note="Three.")

    page = signed_in(editor).post(place(change_set, "undo"), follow=True)

    assert "1 place was left as it stands" in page.content.decode()
    made = ChangeSet.objects.get(undoes=change_set)
    assert [remark.path for remark in made.remarks.all()] == ["note"]


def test_what_cannot_be_undone_is_told_where_one_stands(editor):
    policy, _change_set = published()
    draft = kept(editor, edit(policy, note="Four."))

    page = signed_in(editor).post(place(draft, "undo"), follow=True)

    assert page.redirect_chain == [(place(draft, "change"), 302)]
    assert "notice error" in page.content.decode()


@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_whoever_only_reads_is_refused(role):
    _policy, change_set = published()

    page = signed_in(member(role)).post(place(change_set, "undo"))

    assert page.status_code == 403
    assert not ChangeSet.objects.filter(undoes=change_set).exists()
    assert Policy.objects.get().note == "Two."


def test_it_answers_only_a_post(editor):
    _policy, change_set = published()

    assert signed_in(editor).get(place(change_set, "undo")).status_code == 405
