"""The ledger is read in order, by record, by number and by old address."""

from dataclasses import FrozenInstanceError

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.ledger import read
from registry.ledger.models import Entry
from tests.linked_records import merged
from tests.makers import a_policy, a_source, an_exchange, restore, revise, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange():
    """Return an exchange of three versions, between two other records."""
    found = an_exchange(slug="one")  # no. 2; no. 1 is the makers' gazette
    revise(found, slug="two")  # no. 3
    a_policy()  # no. 4
    revise(found, note="x")  # no. 5
    return found


def seqs(entries):
    return [entry.seq for entry in entries]


def test_the_head_of_a_new_register_is_nought():
    head = read.head()

    assert (head.seq, head.recorded_at) == (0, None)
    with pytest.raises(FrozenInstanceError):
        head.seq = 1


@pytest.mark.usefixtures("exchange")
def test_the_head_is_the_newest_number(django_assert_num_queries):
    with django_assert_num_queries(1):
        head = read.head()

    newest = Entry.objects.last()
    assert (head.seq, head.recorded_at) == (5, newest.recorded_at)


@pytest.mark.usefixtures("exchange")
@pytest.mark.parametrize(
    ("after", "limit", "found"),
    [(0, 9, [1, 2, 3, 4, 5]), (2, 2, [3, 4]), (5, 9, []), (99, 9, []), (0, 0, [])],
)
def test_entries_after_a_number_come_oldest_first(after, limit, found):
    assert seqs(read.after(after, limit)) == found


@pytest.mark.usefixtures("exchange")
@pytest.mark.parametrize(
    ("before", "limit", "found"),
    [(5, 2, [5, 4]), (3, 9, [3, 2, 1]), (0, 9, []), (99, 1, [5])],
)
def test_entries_up_to_a_number_come_newest_first(before, limit, found):
    assert seqs(read.before(before, limit)) == found


def test_payloads_are_the_stored_bytes_by_number(exchange, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = read.payloads(iter([exchange.seq, 99]))

    assert found == {exchange.seq: Entry.objects.get(seq=exchange.seq).payload}


def test_entries_are_found_by_number(exchange):
    assert seqs(read.entries([exchange.seq, 99]).values()) == [exchange.seq]


def test_the_versions_of_one_record_come_oldest_first(exchange):
    assert seqs(read.versions(exchange.public_id)) == [2, 3, 5]
    assert read.versions("EX-9999") == []


def test_the_newest_of_one_record_also_where_it_is_withdrawn(exchange):
    assert read.newest(exchange.public_id).seq == 5

    gone = withdraw(exchange)

    assert read.newest(exchange.public_id).seq == gone.seq
    assert read.newest("EX-9999") is None


@pytest.mark.usefixtures("exchange")
def test_an_old_address_leads_to_the_record_that_had_it():
    assert read.by_slug("exchanges", "one").seq == 5
    assert read.by_slug("exchanges", "two").seq == 5
    assert read.by_slug("policies", "one") is None
    assert read.by_slug("exchanges", "never") is None


def test_an_address_outlives_its_record(exchange):
    gone = withdraw(exchange)
    assert read.by_slug("exchanges", "two").seq == gone.seq

    back = restore(exchange)
    assert read.by_slug("exchanges", "one").seq == back.seq


@pytest.mark.parametrize("slug", ["ONE", "o%e", "o_e", 'one","x":"', "", "one\\"])
def test_an_address_is_matched_to_the_letter(exchange, slug):
    assert exchange.slug == "one"
    assert read.by_slug("exchanges", slug) is None


def test_a_text_that_reads_like_an_address_is_none():
    a_source(slug="real", note='"slug":"fake"')

    assert read.by_slug("sources", "fake") is None
    assert read.by_slug("sources", "real") is not None


def test_each_entry_is_put_beside_the_one_before(exchange, django_assert_num_queries):
    first, second, third = read.versions(exchange.public_id)
    other = read.newest("PL-0001")

    with django_assert_num_queries(1):
        found = read.previous([third, second, first, other])

    assert {seq: entry.seq for seq, entry in found.items()} == {
        third.seq: second.seq,
        second.seq: first.seq,
    }


def test_a_merged_record_is_followed_to_what_it_became(exchange):
    second, third = an_exchange(), an_exchange()
    first = merged(exchange, second)
    assert read.successor(first).public_id == second.public_id

    merged(second, third)

    assert read.successor(first).public_id == third.public_id
    alone = read.newest("PL-0001")
    assert read.successor(alone) == alone


def test_entries_about_one_thing_are_read_in_both_directions() -> None:
    made = a_policy()
    made = revise(made, reference="26EC26")
    about = {"public_id": made.public_id}

    assert [entry.version for entry in read.before(99, 9, **about)] == [2, 1]
    assert [entry.version for entry in read.after(0, 9, **about)] == [1, 2]
    assert read.counted(**about) == 2


def test_of_what_came_before_only_that_is_read() -> None:
    first, second = a_policy(), a_policy()
    for n in range(3):
        first, second = revise(first, note=str(n)), revise(second, note=str(n))
    shown = [read.versions(first.public_id)[1], read.versions(second.public_id)[3]]

    with CaptureQueriesContext(connection) as queries:
        found = read.previous(shown)

    assert [entry.version for entry in found.values()] == [1, 3]
    with connection.cursor() as cursor:
        cursor.execute(queries[0]["sql"].replace("%", "%%"))
        assert len(cursor.fetchall()) == 2
