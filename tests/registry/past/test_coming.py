"""When a record came that the register did not hold at the moment asked."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation

from registry.ledger import read
from registry.ledger.models import Entry
from registry.past.coming import Coming, coming
from registry.past.views import laid
from registry.records.kinds import kind_by_slug
from tests.makers import a_policy, a_regulator, restore, revise, withdraw

pytestmark = pytest.mark.django_db
SFC = "sfc"


@pytest.fixture
def before() -> int:
    a_policy()
    return read.head().seq


def seqs(key: str, *, then: int, kind: str = "regulators") -> tuple[int, int] | None:
    with laid(then):
        came = coming(kind_by_slug()[kind], key)
    return (came.first.seq, came.newest.seq) if came else None


def test_every_name_it_ever_bore_tells_how_a_record_came(before: int) -> None:
    made = a_regulator(slug=SFC)
    first = read.head().seq
    revise(made, slug="later")
    ends = (first, read.head().seq)

    assert seqs(made.public_id, then=before) == ends
    assert seqs(SFC, then=before) == ends
    assert seqs("later", then=before) == ends


def test_a_name_that_came_after_its_record_is_no_coming() -> None:
    made = a_regulator(slug=SFC)
    first = read.head().seq
    revise(made, slug="later")

    assert seqs("later", then=first) is None


def test_nothing_is_told_of_what_was_never_here(before: int) -> None:
    made = a_regulator(slug=SFC)

    assert seqs("nobody", then=before) is None
    assert seqs("RG-0404", then=before) is None
    assert seqs(made.public_id, then=before, kind="policies") is None


def test_nothing_is_told_of_what_has_left_until_it_is_back(before: int) -> None:
    made = a_regulator(slug=SFC)
    first = read.head().seq
    withdraw(made)

    assert seqs(SFC, then=before) is None

    restore(made)

    assert seqs(SFC, then=before) == (first, read.head().seq)


def test_nothing_is_asked_where_no_past_is_laid(
    django_assert_num_queries: Any,
) -> None:
    a_regulator(slug=SFC)

    with django_assert_num_queries(0):
        assert coming(kind_by_slug()["regulators"], SFC) is None


def test_the_sentence_names_the_day_in_hong_kong() -> None:
    entry = Entry(seq=57, recorded_at=datetime(2026, 11, 22, 18, tzinfo=UTC))

    with translation.override("en"):
        sentence = Coming(entry, entry).sentence

    assert sentence.endswith("it came on 23 Nov 2026, with change no. 57.")
