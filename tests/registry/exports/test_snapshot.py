"""What is published meanwhile is seen whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection

from registry.citations.models import Source
from registry.exports.snapshot import NoSuchEntry, standing
from registry.ledger.read import head
from tests.makers import a_source, revise
from tests.test_taking_turns import own_database as own_database


def publish_one():
    try:
        a_source(title="Later")
    finally:
        connection.close()


@pytest.mark.usefixtures("own_database")
@pytest.mark.django_db(transaction=True)
def test_a_publication_neither_waits_nor_is_seen():
    a_source()
    before = head().seq

    with standing() as at:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(publish_one).result(timeout=20)
        seen = (head().seq, Source.objects.count())

    assert seen == (at.seq, 1) == (before, 1)
    assert (head().seq, Source.objects.count()) == (before + 1, 2)


@pytest.mark.usefixtures("own_database")
@pytest.mark.django_db(transaction=True)
def test_after_a_failure_the_present_is_read_and_written_again():
    source = a_source(title="First")
    revise(source, title="Second")

    with suppress(ZeroDivisionError), standing(1):
        then = Source.objects.get().title
        raise ZeroDivisionError

    assert then == "First"

    assert Source.objects.get().title == "Second"
    a_source()


@pytest.mark.django_db
def test_it_tells_which_entry_and_which_ledger():
    source = a_source()
    then = head()
    revise(source, title="Second")

    with standing() as now:
        assert (now.seq, now.root, now.log_id) == (2, head().root, head().log_id)
    with standing(then.seq) as past:
        assert (past.seq, past.root) == (1, None)
        assert past.recorded_at == then.recorded_at
    assert past.last_digest != now.last_digest


@pytest.mark.django_db
@pytest.mark.parametrize("seq", [None, 0, 5])
def test_a_number_that_was_never_given_is_refused(seq):
    with pytest.raises(NoSuchEntry), standing(seq):
        pass
