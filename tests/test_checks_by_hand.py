"""A look in an official list, entered by hand on the desk, and what it does."""

from datetime import date

import pytest

from policies.answers.checks import looked_in
from policies.official_list.models import OfficialList
from registry.changesets.drafts import open_set
from registry.records.kinds import kind_of
from tests.forms import errors_on, open_form, save_and_publish, signed_in
from tests.makers import an_official_list, evidence
from tests.proposals import agreed
from tests.registry.admin.new_records import address

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 1)


def form_with_a_check(user, record, **typed):
    """Return the list's form with one more check typed into it."""
    path = address(kind_of(OfficialList), record.pk, "change")
    form = open_form(signed_in(user), path).why()
    check = {"checked_on": "2026-07-01", "time": "09:30", "result": "14 platforms."}
    place = form.row("checks", **check | typed)
    return form.put(**{f"{place}-cite_source": evidence()})


def overdue() -> list[bool]:
    return [looked.overdue for looked in looked_in(JULY, "en")]


def test_a_new_check_makes_a_list_good_again(publisher):
    record = an_official_list(checks=[{"checked_on": "2026-05-29"}])
    before = overdue()

    save_and_publish(form_with_a_check(publisher, record), publisher)

    (after,) = looked_in(JULY, "en")
    assert before == [True]
    assert not after.overdue
    assert after.seen is not None
    assert (after.seen.day, after.seen.time) == (JULY, "09:30")


def test_nobody_reads_a_check_before_another_has_reviewed_it(editor, publisher):
    record = an_official_list(checks=[{"checked_on": "2026-05-29"}])

    page = form_with_a_check(editor, record).send(signed_in(editor), follow=True)
    waiting = overdue()
    agreed(open_set(editor), publisher)

    assert errors_on(page) == {}
    assert (waiting, overdue()) == ([True], [False])


def test_a_check_may_tell_the_digest_of_what_was_seen(publisher):
    record = an_official_list()
    typed = {"sha256": "ab" * 32, "entries_count": "14", "source": evidence()}

    save_and_publish(form_with_a_check(publisher, record, **typed), publisher)

    check = record.checks.get()
    assert (check.sha256, check.entries_count) == ("ab" * 32, 14)
    assert check.source == evidence()
