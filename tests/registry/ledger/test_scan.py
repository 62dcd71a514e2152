"""The ledger read on from a number, narrowed."""

import pytest
from pytest_django import DjangoAssertNumQueries

from registry.ledger import scan as scanning
from registry.ledger.models import Entry
from registry.ledger.read import head
from registry.ledger.scan import Wanted, scan
from tests.makers import a_policy, a_regulator, restore, revise, withdraw

pytestmark = pytest.mark.django_db


def scanned(wanted: Wanted, *, limit: int = 500, upto: int = 0) -> list[int]:
    """Return the numbers a reader is told who goes on to the end."""
    after, end, found = 0, upto or head().seq, []
    while after < end:
        entries, place = scan(after, end, limit=limit, wanted=wanted)
        assert place > after  # it ends
        found += [entry.seq for entry in entries]
        after = place
    return found


def fitting(**columns: str) -> list[int]:
    return list(Entry.objects.filter(**columns).values_list("seq", flat=True))


@pytest.mark.parametrize("limit", [1, 2, 500])
@pytest.mark.parametrize("most", [1, 3, 10_000])
def test_every_entry_that_fits_is_told_once_in_order(
    monkeypatch: pytest.MonkeyPatch, limit: int, most: int
) -> None:
    monkeypatch.setattr(scanning, "MOST", most)
    withdraw(revise(a_policy(), note="One."))
    a_regulator()

    for columns in [{}, {"kind": "policies"}, {"type": "withdrawn"}, {"cause": "x"}]:
        assert scanned(Wanted(columns), limit=limit) == fitting(**columns)


def test_a_place_is_told_where_nothing_fits(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(scanning, "MOST", 2)
    revise(revise(a_policy(), note="One."), note="Two.")
    wanted = Wanted({"kind": "alerts"})

    with django_assert_num_queries(1):
        assert scan(0, 4, limit=9, wanted=wanted) == ([], 2)
    assert scan(2, 3, limit=9, wanted=wanted) == ([], 3)
    assert scan(4, 3, limit=9, wanted=wanted) == ([], 4)


def test_one_record_is_looked_for_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MOST", 1)
    made = revise(a_policy(), note="One.")
    newest = head().seq

    found, place = scan(0, newest, limit=9, wanted=Wanted({"public_id": "PL-0001"}))

    assert ([entry.public_id for entry in found], place) == (["PL-0001"] * 2, newest)
    assert made.public_id == "PL-0001"


def test_who_names_a_record_is_told_until_it_no_longer_does() -> None:
    sfc, hkma = a_regulator(), a_regulator()
    policy = a_policy(issuers=[sfc])
    first = policy.seq
    policy = revise(policy, issuers=[hkma])
    left = policy.seq
    revise(policy, note="Something else.")

    assert scanned(Wanted(names=("RG-0001",))) == [sfc.seq, first, left]
    assert left in scanned(Wanted(names=("RG-0002",)))
    assert scanned(Wanted(names=("RG-0001", "RG-0002"))) == [left]


def test_a_withdrawn_record_is_told_to_those_it_had_named() -> None:
    sfc = a_regulator()
    policy = a_policy(issuers=[sfc])
    gone = withdraw(policy)
    back = restore(policy)

    found = scanned(Wanted(names=("RG-0001",)))

    assert found == [sfc.seq, policy.seq, gone.seq, back.seq]


def test_a_public_id_is_matched_to_the_letter() -> None:
    a_regulator(slug="one")
    a_policy(note='It is "rg-0001".', slug="rg-0001")

    assert len(scanned(Wanted(names=("RG-0001",)))) == 1


def test_the_latest_of_each_record_up_to_a_number() -> None:
    one = a_policy()
    first, source = one.seq, fitting(kind="sources")
    two = a_regulator()
    revised = revise(one, note="One.").seq or 0

    assert scanned(Wanted(latest=True)) == [
        *source,
        *fitting(public_id=two.public_id),
        revised,
    ]
    assert first in scanned(Wanted(latest=True), upto=revised - 1)
