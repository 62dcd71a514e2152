"""A row tells of a record what its page does, and fills the table of its kind."""

from datetime import date

import pytest

from registry.records.kinds import kind_by_slug, kinds
from registry.tabular import tables
from registry.tabular.rows import told
from tests.makers import MAKERS, a_licence, an_exchange

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


def rows(kind, *records, language="en"):
    seqs = [record.seq for record in records]
    return list(told(kind_by_slug()[kind], seqs, on=DAY, language=language))


def test_a_record_is_told_as_on_its_page():
    exchange = an_exchange(name_en="A platform", name_zh_hant="平台")

    (row,) = rows("exchanges", exchange)
    (chinese,) = rows("exchanges", exchange, language="zh-hant")

    assert (row.id, row.seq, row.version) == (exchange.public_id, exchange.seq, 1)
    assert (row.told["name"], row.told["tag"]) == ("A platform", "none")
    assert chinese.told["name"] == "平台"
    assert row.form["name_en"] == "A platform"


def test_a_licence_is_called_by_whom_it_is_about():
    licence = a_licence(exchanges=[an_exchange(name_en="A platform")])

    (row,) = rows("licences", licence)

    assert row.told["name"].startswith("A platform")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_row_fills_the_table_of_its_kind(kind):
    table = tables.of_kind(kind)
    (row,) = rows(kind.slug, MAKERS[kind.slug]())

    found = dict(zip([c.name for c in table.columns], row.of(table), strict=True))

    assert (found["id"], found["version"]) == (row.id, 1)
    assert found["sentence"] == row.told["sentence"]
    assert found["own"] == row.form["own"]


def test_rows_come_in_the_order_asked():
    made = [an_exchange(name_en=f"Platform {n}") for n in range(3)]

    found = rows("exchanges", made[2], made[0], made[1])

    assert [row.id for row in found] == ["EX-0003", "EX-0001", "EX-0002"]


def test_more_records_cost_no_more(django_assert_num_queries):
    made = [an_exchange(name_en=f"Platform {n}") for n in range(3)]

    with django_assert_num_queries(7):
        rows("exchanges", made[0])
    with django_assert_num_queries(7):
        rows("exchanges", *made)
