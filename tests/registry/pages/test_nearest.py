"""What an address that leads nowhere looked like."""

import pytest

from registry.pages.nearest import guess, nearest, words
from tests.makers import a_policy, an_entity, an_exchange

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "begins", "leads_to"),
    [
        ("/en/exchanges/nobody", "It looks like the address of a record", "/exchanges"),
        ("/en/policies/x/v/9", "It looks like a version", "/policies"),
        ("/en/policies/x/nothing", "It looks like the address", "/policies"),
        ("/id/EX-9999", "It looks like the identifier", "/exchanges"),
        ("/en/changes/999", "It looks like the address of a change", "/changes"),
        ("/en/at/7/on/2023-05-15/licences/x", "It looks like the", "/licences"),
    ],
)
def test_the_shape_of_an_address_is_told(path: str, begins: str, leads_to: str) -> None:
    found = guess(path)

    assert found is not None
    assert found.sentence.startswith(begins)
    assert found.url == f"/en{leads_to}"


@pytest.mark.parametrize("path", ["/", "/en/", "/en/wp-login.php", "/id/XX-1"])
def test_of_an_address_without_our_shape_nothing_is_guessed(path: str) -> None:
    assert guess(path) is None


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/en/exchanges/hash-key/v/3", "hash key"),
        ("/en/exchanges/hash-key/history", "hash key"),
        ("/", ""),
        ("/en/" + "x" * 200, "x" * 80),
    ],
)
def test_what_names_something_is_searched_for(path: str, asked: str) -> None:
    assert words(path) == asked


def test_slugs_most_alike_come_first_then_what_words_find() -> None:
    an_exchange(name_en="The first", slug="hashkey")
    a_policy(title_en="Circular on hashkei", slug="a-circular")

    found = [row.slug for row in nearest("/en/exchanges/hashkei")]

    assert found == ["hashkey", "a-circular"]


def test_nothing_is_near_where_nothing_is_asked() -> None:
    assert nearest("/") == []


def test_of_two_kinds_the_one_in_the_address_comes_first() -> None:
    an_entity(name_en="Hash", slug="hashkey")
    an_exchange(name_en="HashKey", slug="hashkey")

    of_kind = [
        [row.kind for row in nearest(f"/en/{kind}/hashkei")]
        for kind in ("exchanges", "entities")
    ]

    assert of_kind == [["exchanges", "entities"], ["entities", "exchanges"]]
