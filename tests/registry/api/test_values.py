"""Values of columns are read strictly, and as they are described."""

import re
from datetime import date
from decimal import Decimal

import pytest

from policies.regulator.kind import REGULATOR
from registry.api.parameters import Unreadable
from registry.api.values import Figure, FirstDay, Line, RecordKey, Records
from tests.makers import a_regulator, withdraw

AMOUNT = Figure("amount", "", digits=6, places=2)
ONE = RecordKey("", "", kind=REGULATOR)
SEVERAL = Records("regulator__in", "", one=ONE, kind=REGULATOR)


@pytest.mark.parametrize(
    ("text", "day"), [("2023", (2023, 1, 1)), ("2023-05", (2023, 5, 1))]
)
def test_a_first_day_is_the_first_one_meant(text, day):
    assert FirstDay("", "").read(text) == date(*day)
    with pytest.raises(Unreadable):
        FirstDay("", "").read("2023-02-30")


@pytest.mark.parametrize("text", ["0", "-5", "100000.25"])
def test_a_figure_is_read(text):
    assert AMOUNT.read(text) == Decimal(text)
    assert re.search(AMOUNT.schema()["pattern"], text)
    assert all(AMOUNT.read(example) for example in AMOUNT.allowed()[1:])


@pytest.mark.parametrize(
    "text", ["", "1e3", "1,000", "0.005", "1234567", "+1", "٥", "NaN"]
)
def test_what_no_column_can_hold_is_no_figure(text):
    with pytest.raises(Unreadable):
        AMOUNT.read(text)
    assert not re.search(AMOUNT.schema()["pattern"], text)


@pytest.mark.parametrize("text", ["a" * 6, "a\0"])
def test_a_line_is_one_a_column_can_hold(text):
    line = Line("number", "", longest=5)

    assert line.read("abcde") == "abcde"
    assert line.allowed() == ["the whole text, up to 5 characters"]
    with pytest.raises(Unreadable):
        line.read(text)
    assert not re.search(line.schema()["pattern"], text) or len(text) > 5


@pytest.mark.django_db
def test_records_are_named_by_id_or_slug_in_one_query(django_assert_num_queries):
    sfc, hkma = a_regulator(slug="sfc"), a_regulator(name_en="HKMA", slug="hkma")

    with django_assert_num_queries(1):
        found = SEVERAL.read("hkma,RG-0001,sfc")

    assert set(found) == {sfc.pk, hkma.pk}
    assert ONE.allowed() == ["a public id or slug of /api/v1/regulators"]


@pytest.mark.django_db
def test_a_record_that_is_not_there_is_named():
    withdraw(a_regulator(slug="sfc"))

    with pytest.raises(Unreadable, match="There is no such record: sfc, nobody"):
        SEVERAL.read("sfc,nobody")
