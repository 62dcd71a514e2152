"""Who asks, as far as a limit must know."""

import pytest
from django.test import override_settings

from registry.limits.callers import address, address_of, caller, hashed, network


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("no address", ""),
    ],
)
def test_a_household_is_one_network(address: str, kept: str) -> None:
    assert network(address) == kept


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("198.51.100.1", 0, "10.0.0.1"),
        ("198.51.100.1", 1, "198.51.100.1"),
        ("6.6.6.6, 198.51.100.1", 1, "198.51.100.1"),
        ("6.6.6.6, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"),
        ("", 1, "10.0.0.1"),
        ("198.51.100.1", 2, "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(
    forwarded: str, proxies: int, address: str
) -> None:
    assert address_of("10.0.0.1", forwarded, proxies=proxies) == address


@pytest.mark.parametrize(("proxies", "found"), [(0, "10.0.0.1"), (1, "6.6.6.6")])
def test_the_setting_says_how_many_proxies_are_ours(rf, settings, proxies, found):
    settings.PROXIES = proxies

    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6")

    assert address(request) == found


def test_neighbours_in_a_household_are_one_caller_and_strangers_two(rf):
    asked = [f"2001:db8::{end}" for end in ("1", "2")] + ["2001:db8:1::1"]

    first, second, third = (caller(rf.get("/", REMOTE_ADDR=one)) for one in asked)

    assert first == second != third


def test_what_is_counted_is_a_hash_that_needs_the_key() -> None:
    found = hashed("203.0.113.7")

    assert len(found) == 64
    with override_settings(SECRET_KEY="another key, said the tests"):  # noqa: S106 - opens nothing
        assert hashed("203.0.113.7") != found
