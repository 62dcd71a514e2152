"""The record that twins tell of."""

from datetime import date

import pytest

from registry.ledger.read import head
from registry.pages.reader import Reader
from registry.pages.twins.subject import subject
from tests.makers import an_exchange

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def whole(path: str) -> str:
    return f"https://r.example{path}"


def test_a_record_is_found_at_its_slug_with_answer_and_citation() -> None:
    made = an_exchange(name_en="Example")
    reader = Reader("en", on=DAY, today=DAY, head=head())

    found = subject("exchanges", "example", reader=reader, whole=whole)

    assert found is not None
    assert found.form["id"] == made.public_id == found.ref.public_id
    assert found.kind.slug == "exchanges"
    assert found.answer["tag"] == "none"
    assert found.work.url == (
        f"https://r.example/en/at/{reader.seq}/on/2026-11-22/exchanges/example"
    )


def test_no_record_is_none() -> None:
    reader = Reader("en", on=DAY, today=DAY)

    assert subject("exchanges", "nobody", reader=reader, whole=whole) is None
