"""Addresses of the same page."""

from django.test import RequestFactory

from registry.pages.addresses import (
    cleared,
    in_language,
    with_parameters,
    without_language,
)


def test_only_a_language_is_taken_off_a_path() -> None:
    assert without_language("/zh-hant/policies") == "/policies"
    assert without_language("/en/") == "/"
    assert without_language("/id/EX-0001") == "/id/EX-0001"


def test_another_language_keeps_path_query_and_day() -> None:
    request = RequestFactory().get("/en/policies?status=in-force&true_on=2023")

    found = in_language(request, "zh-hans")

    assert found == "/zh-hans/policies?status=in-force&true_on=2023"


def test_a_query_sent_as_plain_bytes_is_encoded() -> None:
    sent = "q=證監會&page=%32".encode().decode("latin-1")
    request = RequestFactory().get("/en/check", QUERY_STRING=sent)

    found = in_language(request, "zh-hant")

    assert found == "/zh-hant/check?q=%E8%AD%89%E7%9B%A3%E6%9C%83&page=%32"


def test_parameters_stand_in_one_order_whatever_was_typed() -> None:
    request = RequestFactory().get("/en/policies?type=circular&page=3&issuers=sfc")

    found = with_parameters(request, status="made", page=None)

    assert found == "/en/policies?issuers=sfc&status=made&type=circular"


def test_what_is_cleared_leaves_a_bare_path() -> None:
    request = RequestFactory().get("/en/policies?type=circular")

    assert cleared(request, ["type"]) == "/en/policies"
