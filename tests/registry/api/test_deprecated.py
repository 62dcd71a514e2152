"""What is deprecated, and how that is told."""

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from registry.api import deprecated, openapi
from registry.api.deprecated import Deprecated
from registry.api.parameters import LIMIT, Schema
from registry.api.view import Asked, PublicView

SINCE = Deprecated(
    address="/old/{key}",
    since=date(2026, 1, 1),
    sunset=date(2027, 1, 1),
    successor="/new/{key}",
)
LESS = Deprecated(address="/old/{key}", since=date(2026, 2, 1), parameter="limit")


class Old(PublicView):
    """An address that a test deprecates."""

    parameters = (LIMIT,)
    depends_on = ()

    def reply(self, _asked: Asked, /, **path: str) -> HttpResponse:
        following = "/old/next" if path["key"] == "more" else None
        return self.answered("{}", following)

    def described(self) -> Schema:
        return {}


urlpatterns = [path("old/<slug:key>", Old.as_view())]


def asked(url: str, *declared: Deprecated) -> Any:
    """Return what an address answers while these are declared."""
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(ROOT_URLCONF=__name__),
    ):
        patch.setattr(deprecated, "DEPRECATED", declared)
        return Client().get(url)


def test_nothing_is_deprecated_that_is_not_there() -> None:
    paths = openapi.document()["paths"]

    for one in deprecated.DEPRECATED:
        taken = {p["name"] for p in paths[one.address]["get"]["parameters"]}
        assert one.parameter in {"", *taken}


def test_an_address_tells_since_when_until_when_and_what_to_ask() -> None:
    response = asked("/old/sfc", SINCE)

    assert response.status_code == 200
    assert response["Deprecation"] == "@1767196800"  # midnight in Hong Kong
    assert response["Sunset"] == "Thu, 31 Dec 2026 16:00:00 GMT"
    assert '</api/v1/docs>; rel="deprecation"' in response["Link"]
    assert '</new/sfc>; rel="successor-version"' in response["Link"]
    exposed = response["Access-Control-Expose-Headers"].split(", ")
    assert {"Deprecation", "Sunset", "Link"} <= {*exposed}


def test_links_that_are_there_stay() -> None:
    response = asked("/old/more", SINCE)

    assert response["Link"].startswith('</old/next>; rel="next", <')


def test_an_error_tells_it_too() -> None:
    response = asked("/old/sfc?limit=0", SINCE)

    assert response.status_code == 400
    assert response["Deprecation"] == "@1767196800"


def test_a_parameter_is_told_only_to_those_who_give_it() -> None:
    assert "Deprecation" not in asked("/old/sfc", LESS)
    assert asked("/old/sfc?limit=5", LESS)["Deprecation"] == "@1769875200"
    assert "Sunset" not in asked("/old/sfc?limit=5", LESS)


def test_the_earliest_day_counts() -> None:
    response = asked("/old/sfc?limit=5", LESS, SINCE)

    assert response["Deprecation"] == "@1767196800"


def test_others_say_nothing_of_it() -> None:
    other = Deprecated(address="/old", since=date(2026, 1, 1))

    response = asked("/old/sfc", other)

    assert not {"Deprecation", "Sunset", "Link"} & {*response.headers}


def test_openapi_follows_from_the_same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = {"name": "limit", "description": "How many."}
    get = {"description": "List.", "parameters": [limit, {"name": "after"}]}
    monkeypatch.setattr(deprecated, "DEPRECATED", (SINCE, LESS))

    deprecated.mark({"/old/{key}": {"get": get}})

    assert get["deprecated"] is limit["deprecated"] is True
    assert get["description"] == (
        "List. Deprecated since 2026-01-01, gone from 2027-01-01; ask /new/{key}."
    )
    assert limit["description"] == "How many. Deprecated since 2026-02-01."


def test_nothing_is_gone_before_it_is_deprecated() -> None:
    with pytest.raises(ValueError, match="gone before"):
        Deprecated(address="/x", since=date(2026, 1, 2), sunset=date(2026, 1, 1))
