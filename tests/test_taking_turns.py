"""Two who publish at once take turns, each in a process or thread of its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from policies.models import Policy
from registry.changesets import drafts
from registry.changesets.publish import publish
from registry.ledger import read
from registry.ledger.append import lock_head
from registry.ledger.verify import verify
from registry.records.kinds import kind_of
from tests.cast import member
from tests.forms import signed_in
from tests.hong_kong import beside, copied, dropped
from tests.makers import a_policy, fresh
from tests.proposals import NOON, drafted, edit, kept
from tests.registry.admin.new_records import address

LONG_S = 0.4  # in which one that need not wait has long published


@pytest.fixture(scope="class")  # before the fixture that opens the database
def own_database(
    django_db_setup,  # noqa: ARG001 - the database that is copied
    django_db_blocker,
    tmp_path_factory,
) -> Iterator[None]:
    """Lend an empty register that several connections may use and commit to."""
    folder = tmp_path_factory.mktemp("turns")
    with django_db_blocker.unblock():
        name = copied(folder / "turns.sqlite3")
        with beside(name):
            yield
        dropped(name)


def both_at_once(policy):
    """Publish two sets, the second while the first is under way; return the errors."""
    person = member("publisher")
    first, second = (
        kept(person, edit(policy, note="x")),
        kept(person, edit(policy, reference="y")),
    )
    inside, over = Event(), Event()

    def slowly():
        inside.set()
        over.wait(LONG_S)
        return NOON

    def meanwhile():
        assert inside.wait(9)
        return published(second, lambda: NOON, over)

    def published(change_set, clock, then):
        try:
            publish(change_set, actor=person, clock=clock)
        finally:
            then.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        going = [pool.submit(published, first, slowly, Event()), pool.submit(meanwhile)]
        return [str(one.exception()) for one in going if one.exception()]


@pytest.mark.usefixtures("own_database")
@pytest.mark.django_db(transaction=True)
def test_the_second_waits_for_the_first():
    policy = a_policy()
    before = read.head().seq

    errors = both_at_once(policy)

    assert errors == []
    assert [entry.seq for entry in read.after(before, 9)] == [before + 1, before + 2]
    assert fresh(policy).version == 3
    assert not list(verify())


@pytest.mark.usefixtures("own_database")
@pytest.mark.django_db(transaction=True)
def test_two_first_saves_at_once_open_one_set():
    person, at_once = member("editor"), Barrier(2)
    edits = edit(a_policy(), note="x"), edit(a_policy(), note="x")

    def save(change):
        try:
            at_once.wait(9)
            return drafts.keep([change], author=person, at=NOON).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(save, edits)

    assert first == second == drafts.open_set(person).pk
    assert {change.record for change in drafted(person)} == {e.record for e in edits}


@pytest.mark.usefixtures("own_database")
@pytest.mark.django_db(transaction=True)
def test_a_page_without_a_draft_waits_for_nobody_who_writes():
    policy = a_policy()
    client = signed_in(member("editor"))
    inside, over = Event(), Event()

    def write():
        try:
            with transaction.atomic():
                lock_head()
                inside.set()
                over.wait(9)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(write)
        assert inside.wait(9)
        page = client.get(address(kind_of(Policy), policy.pk, "change"))
        waited = going.done()
        over.set()

    assert (page.status_code, waited) == (200, False)
