"""Records and lists as CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.pages.twins.tables import MARK, OF_RECORD, written
from registry.records.cells import FORMULA, cell
from tests.makers import a_policy, an_exchange
from tests.registry.pages.reading import read


def rows(address: str) -> list[dict[str, str]]:
    text = read(address).html
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK))))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (["a", "b"], "a; b"),
        (["=a"], "'=a"),
        ("=1+1", "'=1+1"),
        ("+852 2231 1222", "'+852 2231 1222"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("\t=1", "'\t=1"),
        ("-5", "-5"),
        ("+5.25", "+5.25"),
        ("Cap. 571", "Cap. 571"),
        (57, "57"),
    ],
)
def test_a_cell_is_never_a_formula(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(st.lists(st.text(), min_size=1))
def test_rows_come_back_as_written(values: list[str]) -> None:
    found = next(csv.reader(io.StringIO(written([values])[1:], newline="")))

    safe = [f"'{v}" if v.startswith(FORMULA) else v for v in values]
    assert len(found) == len(safe)


@pytest.mark.django_db
def test_a_list_tells_names_answer_days_and_licence() -> None:
    made = a_policy(title_en="=A circular", type="circular")

    (row,) = rows("/en/policies.csv?true_on=2023-05-15")

    assert row["id"] == made.public_id
    assert row["name"] == row["title_en"] == "'=A circular"
    assert row["true_on"] == "2023-05-15"
    assert row["known_at"].startswith("seq:")
    assert row["url"] == f"http://testserver/id/{made.public_id}"
    assert row["licence"] == "CC BY 4.0"
    assert "requirements" not in row
    assert "citations" not in row


@pytest.mark.django_db
def test_an_empty_list_has_its_heading() -> None:
    assert rows("/en/alerts.csv") == []


@pytest.mark.django_db
def test_a_record_tells_each_value_with_its_source() -> None:
    made = an_exchange(name_en="Example", names=[{"name": "Sample", "kind": "also"}])

    found = rows(f"/en/exchanges/{made.slug}.csv")

    fields = {row["field"]: row for row in found}
    assert list(found[0]) == list(OF_RECORD)
    assert fields["answer.sentence"]["value"]
    assert fields["name_en"]["value"] == "Example"
    assert fields["name_en"]["source"].startswith("SRC-")
    assert fields["name_en"]["own"] == "false"
    assert any(name.startswith("names/") and name.endswith("/name") for name in fields)
