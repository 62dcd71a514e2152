"""The licence of the register's own data."""

from django.utils.translation import override

from registry.pages.licence import LICENCE, LICENCE_URL, terms


def test_the_terms_name_the_licence_and_leave_quotations_out() -> None:
    with override("en"):
        told = terms()

    assert LICENCE in told
    assert "Quotations" in told
    assert LICENCE_URL.startswith("https://creativecommons.org/licenses/by/4.0")
