"""Writing: what is written is found, what is replaced or dropped is not."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from registry.search import postings
from registry.search.analyser import ANALYSER_VERSION
from registry.search.find import find
from registry.search.index import BATCH, drop, reindex, stale_count, write
from registry.search.models import SearchRow
from tests.registry.search.documents import document

pytestmark = pytest.mark.django_db

Change = Callable[[], None]


@pytest.fixture
def older_analyser(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Index as another version does, until the change that is returned is made."""
    monkeypatch.setattr(postings, "tokens", lambda text: [f"old{len(text)}"])

    def change() -> None:
        monkeypatch.undo()
        SearchRow.objects.update(analyser=ANALYSER_VERSION - 1)

    return change


def test_a_row_holds_what_the_document_said() -> None:
    names = {"en": "Monetary", "zh_hant": "金管局", "zh_hans": "金管局"}
    given = document(
        names=names, kind="regulators", heading="HKMA", body="banks", seq=7
    )

    write([given])

    row = SearchRow.objects.get(record=given.record)
    assert (row.public_id, row.slug, row.kind) == (
        given.public_id,
        given.slug,
        given.kind,
    )
    assert (row.name_en, row.name_zh_hant, row.name_zh_hans) == tuple(names.values())
    assert (row.heading, row.body, row.seq) == ("HKMA", "banks", 7)
    assert row.analyser == ANALYSER_VERSION


def test_what_is_written_again_is_found_by_its_new_words_only() -> None:
    given = document(name="Huobi HK", body="platform")
    write([given])

    write([replace(given, names={"en": "HBGlobal"}, body="exchange")])

    assert find("huobi").total == find("platform").total == 0
    assert [row.record for row in find("hbglobal exchange").rows] == [given.record]
    assert SearchRow.objects.count() == 1


def test_more_than_one_batch_is_written_and_dropped() -> None:
    given = [document(name="many") for _ in range(BATCH + 1)]

    write(iter(given))
    assert find("many").total == BATCH + 1

    drop(one.record for one in given[1:])
    assert [row.record for row in find("many").rows] == [given[0].record]


def test_what_is_dropped_is_found_no_more() -> None:
    kept, gone = document(name="Bullish"), document(name="Bullish HK")
    write([kept, gone])

    drop([gone.record, uuid4()])

    assert [row.record for row in find("bullish").rows] == [kept.record]
    assert not SearchRow.objects.filter(record=gone.record).exists()


def test_a_publication_that_fails_leaves_nothing() -> None:
    with transaction.atomic():
        write([document(name="Accumulus")])
        assert find("accumulus").total == 1
        transaction.set_rollback(True)

    assert find("accumulus").total == 0


def test_rows_of_another_analyser_are_counted(older_analyser: Change) -> None:
    write([document(), document()])
    assert stale_count() == 0

    older_analyser()

    assert stale_count() == 2


def test_reindexing_finds_what_the_new_analyser_reads(older_analyser: Change) -> None:
    write([document(body="custody") for _ in range(3)])
    older_analyser()
    assert find("custody").total == 0

    reindex()

    assert find("custody").total == 3
    assert find("old7").total == stale_count() == 0


def test_writing_heals_an_index_of_another_analyser(older_analyser: Change) -> None:
    one, other = document(body="custody"), document(body="staking")
    write([one, other])
    older_analyser()

    write([replace(one, body="tokens")])

    assert find("tokens").total == find("staking").total == 1
    assert find("old7").total == find("custody").total == stale_count() == 0


def test_dropping_heals_an_index_of_another_analyser(older_analyser: Change) -> None:
    one, other = document(body="custody"), document(body="staking")
    write([one, other])
    older_analyser()

    drop([one.record])

    assert find("staking").total == 1
    assert find("custody").total == find("old7").total == 0


def test_a_publication_of_many_costs_no_more_queries_than_one() -> None:
    with CaptureQueriesContext(connection) as one:
        write([document()])
    with CaptureQueriesContext(connection) as many:
        write([document() for _ in range(50)])

    assert len(many) == len(one)
