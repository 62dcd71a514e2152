"""Lists of rows: parts and citations."""

import base64
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from registry.api.parameters import Unreadable
from registry.api.parts import sorts
from registry.api.rows import AFTER, RowPlace
from registry.ledger import read
from registry.records.kinds import kinds
from tests.makers import a_policy, a_regulator, revise, withdraw
from tests.registry.api.reading import BASE, body_of, faults_of

pytestmark = pytest.mark.django_db
LISTS = ["citations", *(sort.slug for sort in sorts())]
NO_KEY = "0" * 32
NO_DAY = base64.urlsafe_b64encode(f"{NO_KEY}:{NO_KEY}@1/2026-02-30".encode())
RULES: list[dict[str, Any]] = [{"subject": f"Subject {n}"} for n in range(3)]


def every(address: str) -> Iterator[Any]:
    """Yield the rows of a list, page after page."""
    url: str | None = f"{address}?limit=500"
    while url:
        body = body_of(url)
        yield from body["data"]
        url = body["links"]["next"]


def rows_of_forms() -> dict[str, list[Any]]:
    """Return {list: rows} as the forms of all live records have them."""
    found: dict[str, list[Any]] = {slug: [] for slug in LISTS}
    for form in (form for kind in kinds() for form in every(f"{BASE}/{kind.slug}")):
        told = {"owner": form["id"], "kind": form["kind"]}
        found["citations"] += [{**told, **row} for row in form["citations"]]
        for sort in (s for s in sorts() if s.kind.slug == form["kind"]):
            rows = [{"owner": form["id"], **row} for row in form[sort.member]]
            found[sort.slug] += rows
    return found


def in_order(rows: list[Any]) -> list[str]:
    """Return rows as texts in an order, without what depends on the day."""
    kept = ({k: v for k, v in row.items() if k != "held"} for row in rows)
    return sorted(json.dumps(row, sort_keys=True) for row in kept)


@pytest.mark.usefixtures("hong_kong")
def test_every_row_of_every_form_is_listed_as_it_is_there() -> None:
    for slug, rows in rows_of_forms().items():
        assert in_order(list(every(f"{BASE}/{slug}"))) == in_order(rows), slug


@pytest.mark.usefixtures("hong_kong")
def test_amid_a_change_set_rows_name_what_a_later_entry_of_it_adds() -> None:
    then = "known_at=seq:200"
    policies = body_of(f"{BASE}/policies?limit=500&{then}")["data"]
    types = {one["id"] for one in body_of(f"{BASE}/licence-types?{then}")["data"]}

    rows = body_of(f"{BASE}/requirements?limit=500&{then}")["data"]

    assert {row["licence_type"] for row in rows} - types > {None}
    own = [
        {"owner": one["id"], **row} for one in policies for row in one["requirements"]
    ]
    assert in_order(rows) == in_order(own)


@pytest.mark.parametrize("limit", [1, 2, 500])
def test_following_next_reads_each_row_once_and_those_of_a_record_together(
    client: Client, limit: int
) -> None:
    a_policy(requirements=RULES)
    a_policy(requirements=RULES[:2])

    owners, ids, url = [], [], f"{BASE}/requirements?limit={limit}"
    while url:
        response = client.get(url)
        body = response.json()
        owners += [row["owner"] for row in body["data"]]
        ids += [row["id"] for row in body["data"]]
        url = body["links"]["next"]
        assert response.get("Link") == (f'<{url}>; rel="next"' if url else None)

    assert len(ids) == len(set(ids)) == 5
    assert [*dict.fromkeys(owners)] in (["PL-0001", "PL-0002"], ["PL-0002", "PL-0001"])
    assert owners == sorted(owners, reverse=owners[0] > owners[-1])


def test_next_keeps_the_question() -> None:
    a_policy(requirements=RULES)

    url = body_of(f"{BASE}/requirements?owner=PL-0001&limit=2")["links"]["next"]

    assert url.startswith(f"{BASE}/requirements?owner=PL-0001&limit=2&after=")
    assert len(body_of(url)["data"]) == 1


def test_a_record_that_left_has_no_row() -> None:
    policy = a_policy(requirements=RULES)
    a_policy()
    withdraw(policy)

    assert body_of(f"{BASE}/requirements")["data"] == []
    owners = {row["owner"] for row in body_of(f"{BASE}/citations")["data"]}
    assert owners == {"PL-0002"}


def test_a_list_is_told_as_it_was_known() -> None:
    policy = a_policy(requirements=RULES[:1])
    before = read.head().seq
    revise(policy, requirements=RULES)

    then = body_of(f"{BASE}/requirements?known_at=seq:{before}")
    now = body_of(f"{BASE}/requirements")

    assert (len(then["data"]), len(now["data"])) == (1, 3)
    assert then["meta"]["known_at"] == f"seq:{before}"
    cited = body_of(f"{BASE}/citations?owner=PL-0001&known_at=seq:{before}")
    assert cited["meta"]["known_at"] == f"seq:{before}"


def test_rows_name_the_records_they_mention() -> None:
    other = a_policy(title_en="The other")
    a_policy(relations=[{"to_policy": other}])

    refs = body_of(f"{BASE}/policy-relations")["refs"]

    assert set(refs) == {"PL-0001", "PL-0002"}
    assert refs["PL-0001"]["name_en"] == "The other"


def test_a_cursor_is_read_as_it_was_given() -> None:
    place = RowPlace(uuid4(), uuid4(), 57, date(2026, 9, 25))

    assert AFTER.read(str(place)) == place
    assert re.fullmatch(AFTER.schema()["pattern"], str(place))
    assert len(str(place)) <= AFTER.schema()["maxLength"]


@pytest.mark.parametrize("text", ["nonsense", "AAAA", "A" * 44, "é", NO_DAY.decode()])
def test_a_cursor_that_was_never_given_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        AFTER.read(text)


@pytest.mark.parametrize("slug", LISTS)
@pytest.mark.parametrize("query", ["limit=0", "after=x", "known_at=x", "colour=red"])
def test_a_bad_parameter_is_named_with_what_is_allowed(slug: str, query: str) -> None:
    a_regulator()

    faults = faults_of(f"{BASE}/{slug}?{query}")

    assert list(faults) == [query.partition("=")[0]]
    assert all(faults.values())
