"""Entries as pages tell them."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from policies.seeds import load
from registry.changesets.models import ChangeSet
from registry.changesets.review import look_at
from registry.changesets.roles import AUTHORING, REVIEWING
from registry.ledger.models import Entry
from registry.ledger.read import versions
from registry.pages.reader import Reader
from registry.pages.telling import ROLES, Told, review, tell
from registry.records.models import Record
from tests.cast import member
from tests.makers import a_policy, a_source, revise, withdraw
from tests.proposals import NOON, agreed, approved, edit, kept

pytestmark = pytest.mark.django_db
READER = Reader("en", date(2026, 6, 1), date(2026, 6, 1))


def set_of(record: Record) -> ChangeSet:
    """Return the change set that published a record last."""
    return versions(record.public_id)[-1].change_set


def said(change_set: ChangeSet) -> str:
    """Return what pages say of who stands behind a change set."""
    with override("en"):
        return review(Entry.objects.filter(change_set=change_set).latest("seq"))


def told(record: Record) -> list[Told]:
    with override("en"):
        return tell(versions(record.public_id), READER)


def test_the_title_says_what_happened() -> None:
    made = revise(a_policy(), announced="2023", cause="law_changed")
    made = revise(made, announced="2023-05", stage="commenced", reference="26EC26")
    withdraw(made)

    created, one, many, gone = told(made)

    assert created.title == "record created"
    assert one.title == "announced, citations"
    assert many.title == "4 values changed"
    assert gone.title == "withdrawn from the register"
    assert one.cause == "Law changed"


def test_a_change_tells_its_first_day_and_what_it_rests_on() -> None:
    made = a_policy()
    row = {"value": "98", "valid_from": "2023-06-01"}
    source = a_source(title="The newer one")
    revise(made, source=source, requirements=[row])
    withdraw(made)

    created, revised, gone = told(made)

    assert [day.text for day in revised.true_from] == ["1 Jun 2023"]
    assert [one.text for one in revised.sources] == ["The newer one"]
    assert created.true_from == gone.true_from == gone.sources == []
    assert len(created.sources) == 1


def test_a_withdrawn_record_is_told_without_a_link() -> None:
    made = a_policy()
    withdraw(made)

    assert [entry.ref for entry in told(made)] == [None, None]


def test_a_published_record_is_linked_and_numbered() -> None:
    (found,) = told(a_policy(title_en="A circular"))

    assert found.ref is not None
    assert found.ref.url == "/en/policies/a-circular"
    assert found.url == f"/en/changes/{found.entry.seq}"


def test_what_was_published_alone_says_so_and_who_looked_since() -> None:
    change_set = set_of(a_policy(by=member("publisher")))

    assert said(change_set) == "published alone by a publisher, not yet reviewed"

    look_at(change_set, actor=member("administrator"), at=NOON, text="It is right.")
    assert said(change_set) == (
        "published alone by a publisher, reviewed afterwards by an administrator"
    )


def test_what_two_people_agreed_on_names_both_roles() -> None:
    change_set = kept(member("editor"), edit(a_policy(), announced="2023"))
    agreed(approved(change_set, member("publisher")), member("publisher"))

    assert said(change_set) == "by an editor, approved by a publisher"


def test_roles_are_those_of_then_not_of_today() -> None:
    change_set = kept(member("editor"), edit(a_policy(), reference="26EC26"))
    agreed(approved(change_set, member("reviewer")), member("publisher"))

    for name in ("editor", "reviewer"):
        member(name).groups.set(Group.objects.filter(name="administrator"))

    assert said(change_set) == "by an editor, approved by a reviewer"


def test_what_was_loaded_is_nobodys_work_and_says_whether_it_was_reviewed() -> None:
    loader = User.objects.create_superuser(load.LOADER)
    change_set = set_of(a_policy(by=loader))

    assert said(change_set) == "loaded, not reviewed"

    look_at(change_set, actor=member("reviewer"), at=NOON, text="It is right.")
    assert said(change_set) == "loaded, reviewed afterwards by a reviewer"


def test_whoever_had_no_role_is_a_member_of_staff() -> None:
    root = User.objects.create_superuser("root")

    found = said(set_of(a_policy(by=root)))

    assert found == "published alone by a member of staff, not yet reviewed"


def test_every_role_that_writes_or_reviews_has_its_words() -> None:
    assert {*AUTHORING, *REVIEWING} == set(ROLES)


def test_the_queries_do_not_grow_with_the_entries() -> None:
    made = revise(a_policy(), announced="2023")

    def cost() -> int:
        entries = versions(made.public_id)
        with CaptureQueriesContext(connection) as queries:
            tell(entries, READER)
        return len(queries)

    few = cost()
    for year in ("2020", "2021", "2022"):
        revise(made, announced=year, by=member("publisher"))

    assert cost() == few
