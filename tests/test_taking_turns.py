"""Two who publish at once take turns, each in a process or thread of its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection

from registry.changesets.publish import publish
from registry.ledger import read
from registry.ledger.verify import verify
from tests.cast import member
from tests.hong_kong import beside, copied, dropped
from tests.makers import a_policy, fresh
from tests.proposals import NOON, edit, kept

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
