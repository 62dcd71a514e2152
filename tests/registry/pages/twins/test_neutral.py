"""Addresses without a language in front."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from registry.pages.reader import BadParameter
from registry.pages.twins.neutral import neutral, require_language

FACTORY = RequestFactory()


def say(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_language())


@pytest.mark.parametrize(
    ("query", "language", "told"),
    [
        ("", "en", "en"),
        ("?lang=zh-hans", "zh-hans", "zh-Hans"),
        ("?lang=klingon", "en", "en"),
    ],
)
def test_the_address_says_the_language(query: str, language: str, told: str) -> None:
    request = FACTORY.get(f"/{query}", headers={"accept-language": "zh-TW"})

    response = neutral(say)(request)

    assert response.content.decode() == language
    assert response["Content-Language"] == told


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(BadParameter) as refusal:
        require_language(FACTORY.get("/?lang=klingon"))

    assert refusal.value.name == "lang"
    assert "zh-hant" in refusal.value.message
