"""Pages of records: one state of the register from the first to the last."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from registry import clock
from registry.api import record_pages
from registry.api.cursors import Place
from registry.clock import HONG_KONG
from registry.ledger import read
from tests.makers import a_licence, a_regulator, an_entity, revise, withdraw
from tests.query_counts import agreed
from tests.registry.api.reading import body_of, faults_of, ids_of, problem_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", ["public_id", "-public_id", "seq", "-seq"])
def test_a_walk_reads_one_state_whatever_is_published(sort: str) -> None:
    made = [a_regulator(name_en=f"Authority {n}") for n in range(5)]
    before = read.head().seq
    url = f"/api/v1/regulators?sort={sort}"
    whole = ids_of(url)

    body = body_of(f"{url}&limit=2")
    found = [form["id"] for form in body["data"]]
    for regulator in (made[0], made[3]):
        revise(regulator, remit="Changed on the way.")
    while following := body["links"]["next"]:
        body = body_of(following)
        found += [form["id"] for form in body["data"]]
        assert body["meta"]["known_at"] == f"seq:{before}"

    assert found == whole


def test_a_record_that_left_meanwhile_is_still_on_its_page() -> None:
    made = [a_regulator(name_en=f"Authority {n}") for n in range(3)]
    url = body_of("/api/v1/regulators?q=authority&limit=2")["links"]["next"]

    withdraw(made[2])
    a_regulator(name_en="Authority, late")

    body = body_of(url)
    assert [form["id"] for form in body["data"]] == ["RG-0003"]
    assert body["links"]["next"] is None


def test_a_page_at_the_head_costs_no_more(django_assert_num_queries: Any) -> None:
    for n in range(3):
        a_regulator(name_en=f"Authority {n}")
    url = body_of("/api/v1/regulators?limit=1")["links"]["next"]

    with django_assert_num_queries(agreed("api regulators list")):
        body_of(url)


def test_midnight_changes_nothing_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(2):
        a_regulator(name_en=f"Authority {n}")
    today = datetime.now(UTC) + timedelta(days=1)
    first = body_of("/api/v1/regulators?limit=1")

    monkeypatch.setattr(clock, "now", lambda: today)
    later = body_of(first["links"]["next"])

    assert later["meta"]["true_on"] == first["meta"]["true_on"]
    assert body_of("/api/v1/regulators")["meta"]["true_on"] > first["meta"]["true_on"]


def test_what_is_published_while_a_page_is_read_is_not_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = a_regulator(name_en="Authority")
    a_regulator(name_en="Authority 2")
    before, reading = read.head().seq, record_pages.page

    def publishing(*asked: Any, **how: Any) -> Any:
        monkeypatch.setattr(record_pages, "page", reading)
        withdraw(first)
        return reading(*asked, **how)

    monkeypatch.setattr(record_pages, "page", publishing)
    body = body_of("/api/v1/regulators")

    assert [form["id"] for form in body["data"]] == ["RG-0001", "RG-0002"]
    assert body["meta"]["known_at"] == f"seq:{before}"


def test_a_cursor_keeps_to_its_times() -> None:
    for n in range(2):
        a_regulator(name_en=f"Authority {n}")
    seq = read.head().seq
    after = body_of("/api/v1/regulators?limit=1&true_on=2024-01-31")["meta"]["next"]
    url = f"/api/v1/regulators?after={after}"
    a_regulator(name_en="Late")

    assert body_of(url)["meta"]["true_on"] == "2024-01-31"
    assert body_of(f"{url}&true_on=2024-01&known_at=seq:{seq}")["data"]
    today = datetime.now(HONG_KONG).date()
    assert body_of(f"{url}&known_at={today}")["meta"]["known_at"] == f"seq:{seq}"
    assert faults_of(f"{url}&true_on=2023") == {"true_on": ["2024-01-31"]}
    assert faults_of(f"{url}&known_at=seq:1") == {"known_at": [f"seq:{seq}"]}


def test_a_cursor_of_a_future_that_never_came_is_told() -> None:
    a_regulator()
    after = Place("public_id", "RG-0001", 99, date(2024, 1, 1))

    problem = problem_of(f"/api/v1/regulators?after={after}", 409)

    assert problem["type"].endswith("#cursor-ahead")


def test_the_meta_counts_what_fits_on_the_first_page() -> None:
    for n in range(3):
        a_regulator(name_en=f"Authority {n}")
    first = body_of("/api/v1/regulators?limit=2")

    assert first["meta"]["count"] == 3
    assert "count" not in body_of(first["links"]["next"])["meta"]
    assert body_of("/api/v1/regulators?q=authority&limit=1")["meta"]["count"] == 3
    assert body_of("/api/v1/regulators?known_at=seq:1")["meta"]["count"] == 0


def test_a_list_is_narrowed_by_the_tag_of_answers() -> None:
    given = {"status": "licensed", "effective": "2024-01-10"}
    a_licence(status_events=[given], holder=an_entity())
    a_licence(regulator=a_regulator(name_en="Other"))
    path = "/api/v1/licences?true_on=2024-01-20&status"

    answers = body_of(path.partition("&")[0])["answers"]
    tags = {public_id: answer["tag"] for public_id, answer in answers.items()}

    for tag in set(tags.values()):
        assert ids_of(f"{path}={tag}") == [i for i, one in tags.items() if one == tag]
    assert len(set(tags.values())) == 2
    assert "licensed" in faults_of(f"{path}=in-force")["status"]
    assert "status" in faults_of("/api/v1/regulators?status=none")
