"""Walks from page to page, of records and of rows alike."""

from typing import Any

import pytest

from registry.api import lookup, record_detail, record_list, rows
from registry.ledger import read
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import BASE, body_of, faults_of, problem_of

pytestmark = pytest.mark.django_db
RULES: list[dict[str, Any]] = [{"subject": f"Subject {n}"} for n in range(2)]
LISTS = ["policies", "requirements", "citations"]


def following(address: str) -> str:
    """Return where the second page is of a list with one to a page."""
    mark = "&" if "?" in address else "?"
    url: str = body_of(f"{address}{mark}limit=1")["links"]["next"]
    return url


@pytest.mark.parametrize("slug", LISTS)
def test_a_walk_reads_the_state_its_first_page_was_of(slug: str) -> None:
    policies = [a_policy(requirements=RULES) for _n in range(2)]
    before = read.head().seq
    whole = body_of(f"{BASE}/{slug}")["data"]

    found, url = [], f"{BASE}/{slug}?limit=1"
    while url:
        body = body_of(url)
        found += body["data"]
        assert body["meta"]["known_at"] == f"seq:{before}"
        url = body["links"]["next"]
        if policies:
            withdraw(policies.pop())
            a_policy(requirements=RULES)

    assert found == whole


@pytest.mark.parametrize("slug", LISTS)
def test_a_cursor_of_a_future_that_was_lost_is_refused(
    slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_policy(requirements=RULES)
    a_policy()
    url = following(f"{BASE}/{slug}")
    head = read.head()

    earlier = read.HeadNow(head.log_id, 1, head.root, head.recorded_at)
    monkeypatch.setattr(read, "head", lambda: earlier)

    assert problem_of(url, 409)["type"].endswith("#cursor-ahead")


@pytest.mark.parametrize("slug", LISTS)
def test_a_cursor_and_another_moment_do_not_go_together(slug: str) -> None:
    a_policy(requirements=RULES)
    a_policy()
    url = following(f"{BASE}/{slug}")
    seq = read.head().seq
    a_regulator()

    assert faults_of(f"{url}&known_at=seq:1") == {"known_at": [f"seq:{seq}"]}
    assert body_of(f"{url}&known_at=seq:{seq}") is not None


@pytest.mark.parametrize("slug", ["policies", "requirements"])
def test_a_walk_keeps_its_day(slug: str) -> None:
    a_policy(requirements=RULES)
    a_policy()
    url = following(f"{BASE}/{slug}?true_on=2023-05-15")

    plain = url.replace("true_on=2023-05-15&", "")
    assert body_of(plain)["meta"]["true_on"] == "2023-05-15"
    again = plain + "&true_on=2023-05-16"
    assert faults_of(again) == {"true_on": ["2023-05-15"]}


def test_rows_of_a_record_that_leaves_meanwhile_are_read_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = a_policy(requirements=RULES)
    before, page = read.head().seq, rows.page

    def interrupted(*given: Any, **named: Any) -> Any:
        found = page(*given, **named)
        if read.head().seq == before:
            withdraw(policy)
        return found

    monkeypatch.setattr(rows, "page", interrupted)
    body = body_of(f"{BASE}/requirements")

    assert [row["owner"] for row in body["data"]] == ["PL-0001"] * 2
    assert body["meta"]["known_at"] == f"seq:{before}"


def test_rows_that_were_written_meanwhile_are_of_no_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = a_policy(requirements=RULES[:1])
    before, narrowed = read.head().seq, rows.narrowed

    def interrupted(*given: Any, **named: Any) -> Any:
        if read.head().seq == before:
            revise(policy, requirements=RULES)
        return narrowed(*given, **named)

    monkeypatch.setattr(rows, "narrowed", interrupted)
    body = body_of(f"{BASE}/requirements")

    assert len(body["data"]) == 1
    assert body["meta"]["known_at"] == f"seq:{before}"


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (record_detail, "/api/v1/policies/PL-0001"),
        (record_list, "/api/v1/policies"),
    ],
)
def test_a_body_is_all_of_the_change_it_names(
    monkeypatch: pytest.MonkeyPatch, place: Any, address: str
) -> None:
    regulator = a_regulator(name_en="Before")
    a_policy(issuers=[regulator])
    seq, refs = read.head().seq, place.refs

    def interrupted(*given: Any) -> Any:
        if read.head().seq == seq:
            revise(regulator, name_en="After")
        return refs(*given)

    monkeypatch.setattr(place, "refs", interrupted)
    body = body_of(address)

    assert body["meta"]["known_at"] == f"seq:{seq}"
    assert {ref["name_en"] for ref in body["refs"].values()} >= {"Before"}
    monkeypatch.undo()
    then = body_of(f"{address}?known_at=seq:{seq}")
    assert {**body, "meta": 0, "links": 0} == {**then, "meta": 0, "links": 0}


def test_a_record_that_leaves_meanwhile_is_told_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = a_policy()
    seq, live = read.head().seq, lookup.live

    def interrupted(*given: Any) -> Any:
        if read.head().seq == seq:
            withdraw(policy)
        return live(*given)

    monkeypatch.setattr(lookup, "live", interrupted)
    body = body_of(f"{BASE}/policies/PL-0001")

    assert body["meta"]["known_at"] == f"seq:{seq}"
