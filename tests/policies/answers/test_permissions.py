"""Which of several licences answers for their holder."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.answers.permissions import RANK, Permission, also_suspended, choose
from policies.licence.status import Standing, standing
from tests.policies.answers.platform_cases import PLATFORMS, Pair
from tests.policies.events import events


def held(
    tag: str, by: str = "2024-01-01", scope: str = "", sure: bool = True
) -> Permission:
    """Return a permission that stands so for certain."""
    return Permission(
        Standing(
            tag,
            status="x",
            by=date.fromisoformat(by),
            possible=(tag,),
            client_scope=scope,
            scope_confirmed=sure,
        )
    )


def open_between(*tags: str) -> Permission:
    """Return a permission that may stand in several ways."""
    return Permission(Standing("uncertain", certain=False, possible=tags))


TAGS = st.sampled_from(sorted(RANK))
PERMISSIONS = st.lists(
    st.one_of(
        TAGS.map(held),
        st.lists(TAGS, min_size=2, max_size=4, unique=True).map(
            lambda tags: open_between(*tags)
        ),
    ),
    max_size=4,
)


@pytest.mark.parametrize("pair", PLATFORMS, ids=lambda pair: f"{pair.tag} {pair.on}")
def test_the_best_that_day_answers(pair: Pair) -> None:
    on = date.fromisoformat(pair.on)
    permissions = [Permission(standing(events(lines), on)) for lines in pair.licences]

    assert choose(permissions).standing.tag == pair.tag


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("licensed", "reported"),
        ("reported", "deemed"),
        ("deemed", "in-principle"),
        ("in-principle", "applied"),
        ("applied", "returned"),
        ("suspended", "applied"),
        ("refused", "none"),
    ],
)
def test_the_order_of_tags(better: str, worse: str) -> None:
    assert choose([held(worse), held(better)]).standing.tag == better


def test_of_licences_that_stand_the_first_answers() -> None:
    found = choose([held("licensed", "2024-12-18"), held("licensed", "2020-12-15")])

    assert found.standing.by == date(2020, 12, 15)


def test_of_those_that_ended_the_last_answers() -> None:
    found = choose([held("returned", "2024-02-07"), held("revoked", "2025-01-02")])

    assert found.standing.tag == "revoked"


@pytest.mark.parametrize(
    ("scopes", "widest"),
    [
        ([("professional_only", True), ("retail_and_professional", False)],
         ("retail_and_professional", False)),
        ([("retail_and_professional", False), ("retail_and_professional", True)],
         ("retail_and_professional", True)),
        ([("professional_only", True), ("uncertain", False)], ("uncertain", False)),
        ([("", False), ("professional_only", True)], ("professional_only", True)),
    ],
)  # fmt: skip
def test_the_widest_clients_are_told(
    scopes: list[tuple[str, bool]], widest: tuple[str, bool]
) -> None:
    found = choose([held("licensed", scope=s, sure=c) for s, c in scopes]).standing

    assert (found.client_scope, found.scope_confirmed) == widest


def test_clients_of_a_lesser_licence_do_not_count() -> None:
    retail = held("reported", scope="retail_and_professional")

    assert choose([held("licensed"), retail]).standing.client_scope == ""


def test_a_worse_doubt_takes_nothing_away() -> None:
    found = choose([held("licensed"), open_between("none", "reported")])

    assert found.standing.tag == "licensed"


def test_a_better_doubt_leaves_the_day_open() -> None:
    found = choose([held("applied"), open_between("none", "licensed")]).standing

    assert found.possible == ("licensed", "applied")


def test_a_suspended_licence_beside_a_held_one_is_told() -> None:
    both = [held("licensed"), held("suspended")]

    assert also_suspended(choose(both), both)
    assert not also_suspended(choose(both[:1]), both[:1])
    assert not also_suspended(choose(both[1:]), both[1:])


@given(PERMISSIONS)
def test_nothing_uncertain_is_ever_answered_as_certain(
    permissions: list[Permission],
) -> None:
    found = choose(permissions).standing

    if found.certain:
        known = [p.standing for p in permissions if p.standing.certain]
        assert found.tag in {"none", *(one.tag for one in known)}
    else:
        assert len(found.possible) > 1


@given(PERMISSIONS)
def test_no_better_permission_is_passed_over(permissions: list[Permission]) -> None:
    found = choose(permissions).standing
    sure = [p.standing.tag for p in permissions if p.standing.certain]

    assert all(RANK[tag] >= min(map(RANK.get, found.possible)) for tag in sure)
