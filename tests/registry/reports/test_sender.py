"""Who sent a report, as far as it may be kept."""

import pytest
from django.test import override_settings

from registry.reports.sender import address_of, network, sender


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


def test_an_address_is_kept_as_a_hash_that_needs_the_key() -> None:
    found = sender("203.0.113.7")

    assert len(found) == 64
    assert found == sender("203.0.113.7") != sender("203.0.113.8")
    with override_settings(SECRET_KEY="another key, said the tests"):  # noqa: S106 - opens nothing
        assert sender("203.0.113.7") != found


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
