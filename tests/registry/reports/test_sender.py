"""Who sent a report, as far as it may be kept."""

from django.test import override_settings

from registry.reports.sender import sender


def test_an_address_is_kept_as_a_hash_that_needs_the_key() -> None:
    found = sender("203.0.113.7")

    assert len(found) == 64
    assert found == sender("203.0.113.7") != sender("203.0.113.8")
    with override_settings(SECRET_KEY="another key, said the tests"):  # noqa: S106 - opens nothing
        assert sender("203.0.113.7") != found


def test_a_household_is_one_sender() -> None:
    assert sender("2001:db8::1") == sender("2001:db8::2") != sender("2001:db8:1::1")
