"""The status of a list's records is the tag of their answers."""

from typing import Any

import pytest
from django.db.models import QuerySet

from policies.models import Regulator
from registry.api import statuses
from registry.api.cursors import Moved, Page, Walk
from registry.api.statuses import page_having, status_of
from registry.ledger.read import head
from registry.records.kinds import catalogue, kind_by_slug, kinds
from tests.makers import MAKERS, a_regulator

pytestmark = pytest.mark.django_db
EVEN = {f"RG-000{n}" for n in (2, 4, 6)}


def paged(walk: Walk, limit: int, fitting: Any = EVEN.intersection) -> Page:
    return page_having(QuerySet(Regulator), walk, limit=limit, fitting=fitting)


@pytest.fixture
def seven() -> None:
    for n in range(7):
        a_regulator(name_en=f"Authority {n}")


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.slug)
def test_a_kind_has_the_parameter_whose_answers_have_a_tag(kind: Any) -> None:
    made = MAKERS[kind.slug]()
    day = made.history.latest().history_date.date()
    (said,) = catalogue().said(kind, [made.public_id], day, "en").values()

    parameter = status_of(kind)

    assert (parameter is None) == (said["tag"] is None)
    assert parameter is None or said["tag"] in parameter.values


def test_every_code_is_in_the_vocabulary() -> None:
    for kind in catalogue().statuses:
        found = status_of(kind_by_slug()[kind])
        assert found
        assert set(found.values) <= set(catalogue().tags)


@pytest.mark.usefixtures("seven")
@pytest.mark.parametrize("together", [1, 3, 500])
@pytest.mark.parametrize("limit", [1, 2, 4])
@pytest.mark.parametrize("sort", ["public_id", "-seq"])
def test_the_pages_hold_each_that_fits_once(
    monkeypatch: pytest.MonkeyPatch, together: int, limit: int, sort: str
) -> None:
    monkeypatch.setattr(statuses, "TOGETHER", together)
    found, walk = [], Walk(sort)
    while True:
        part = paged(walk, limit)
        assert len(part.found) <= limit
        found += part.found
        if part.last is None:
            break
        walk = Walk(sort, part.last)

    assert found == sorted(EVEN, reverse=sort.startswith("-"))


@pytest.mark.usefixtures("seven")
def test_one_page_looks_at_so_many_and_leaves_the_rest_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(statuses, "TOGETHER", 1)
    monkeypatch.setattr(statuses, "MOST", 3)

    first = paged(Walk("public_id"), 50)
    rest = paged(Walk("public_id", first.last), 50)

    assert (list(first.found), first.last, first.count) == (
        ["RG-0002"],
        "RG-0003",
        None,
    )
    assert list(rest.found) == ["RG-0004", "RG-0006"]


@pytest.mark.usefixtures("seven")
def test_all_are_counted_where_the_first_page_saw_all() -> None:
    assert paged(Walk("public_id"), 5).count == 3
    assert paged(Walk("public_id"), 2).count is None
    assert paged(Walk("public_id", "RG-0003"), 5).count is None


@pytest.mark.usefixtures("seven")
def test_a_publication_while_it_is_asked_is_noticed() -> None:
    def publishing(ids: list[str]) -> set[str]:
        a_regulator(name_en="Late")
        return EVEN.intersection(ids)

    with pytest.raises(Moved):
        paged(Walk("public_id", None, head().seq), 5, publishing)
