"""What is cited."""

from datetime import date

import pytest
from django.utils.translation import override

from registry.ledger.read import newest
from registry.pages.citing.work import lasting, of_version, work_of
from registry.pages.reader import Reader
from registry.pages.refs import refs
from registry.records.names import Text
from tests.makers import an_exchange
from tests.registry.pages.citing.works import WORK, a_work

READER = Reader("en", on=date(2026, 11, 22), today=date(2026, 11, 23))


def test_the_sentence_fixes_version_day_and_change() -> None:
    assert WORK.sentence == (
        "Virtual Asset Policy Register, “Example Exchange” (EX-0002, version 3),"
        " as at 22 Nov 2026, change 57."
    )


def test_the_sentence_of_a_version_names_no_day_of_reading() -> None:
    assert a_work(day="").sentence.endswith("(EX-0002, version 3), change 57.")


def test_the_item_names_the_language_and_both_days() -> None:
    item = a_work(language="zh-Hans", name=Text("甲", "zh-Hans")).csl()

    assert item["language"] == "zh-Hans"
    assert item["title"].startswith("甲")
    assert item["issued"]["date-parts"] == [[2026, 11, 20]]
    assert item["accessed"]["date-parts"] == [[2026, 11, 22]]


@pytest.mark.django_db
def test_a_record_is_cited_at_the_number_and_day_it_was_read() -> None:
    made = an_exchange(name_en="Example")
    entry, ref = newest(made.public_id), refs([made.public_id], "en")[made.public_id]
    assert entry is not None

    with override("en"):
        path = lasting(ref, READER)
        work = work_of(ref, entry, url=f"https://r.example{path}", reader=READER)

    assert path == f"/en/at/{READER.seq}/on/2026-11-22/exchanges/example"
    assert (work.version, work.day) == (1, "22 Nov 2026")
    assert work.accessed == date(2026, 11, 23)


@pytest.mark.django_db
def test_a_version_is_cited_alike_whenever_it_is_read() -> None:
    made = an_exchange(name_en="Example")
    entry, ref = newest(made.public_id), refs([made.public_id], "en")[made.public_id]
    assert entry is not None

    work = of_version(ref, entry, url="https://r.example/v/1", reader=READER)

    assert (work.key, work.seq) == (f"{made.public_id}-v1", entry.seq)
    assert (work.day, work.accessed) == ("", None)
