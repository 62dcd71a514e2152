"""The way in."""

import pytest

from registry.api.filters import names
from registry.api.parts import sorts
from registry.ledger import read
from registry.records.kinds import kinds
from tests.makers import a_policy, a_regulator, withdraw
from tests.registry.api.reading import body_of

pytestmark = pytest.mark.django_db


def test_the_index_leads_to_every_kind_and_counts_what_is_live() -> None:
    withdraw(a_regulator())
    a_policy()
    a_policy()

    found = {kind["kind"]: kind for kind in body_of("/api/v1")["data"]}

    assert list(found) == [kind.slug for kind in kinds()]
    assert found["policies"]["records"] == 2
    assert found["regulators"]["records"] == 0
    for kind in found.values():
        assert len(body_of(kind["url"])["data"]) == kind["records"]


def test_the_index_names_the_filters_of_each_kind() -> None:
    found = {kind["kind"]: kind["filters"] for kind in body_of("/api/v1")["data"]}

    assert found == {kind.slug: names(kind) for kind in kinds()}


def test_the_index_leads_to_the_lists_of_parts() -> None:
    found = {kind["kind"]: kind["parts"] for kind in body_of("/api/v1")["data"]}

    told = [part["url"] for parts in found.values() for part in parts]
    assert told == [f"/api/v1/{sort.slug}" for sort in sorts()]
    assert found["policies"][0]["part"] == "requirements"
    assert "comparator" in found["policies"][0]["filters"]
    assert found["regulators"] == []


def test_the_index_is_found_with_a_slash_too() -> None:
    a_regulator()

    assert body_of("/api/v1/") == body_of("/api/v1")


def test_the_index_tells_the_head() -> None:
    empty = body_of("/api/v1")["meta"]
    a_regulator()
    head = read.head()

    meta = body_of("/api/v1")["meta"]

    assert empty["recorded_at"] is None
    assert (meta["log_id"], meta["head_seq"], meta["root"]) == (
        *(head.log_id, head.seq, head.root),
    )
    assert meta["recorded_at"].endswith("Z")


def test_every_link_of_the_index_answers() -> None:
    for name, url in body_of("/api/v1")["links"].items():
        if name != "docs":
            body_of(f"{url}?q=sfc" if name in ("search", "check") else url)
