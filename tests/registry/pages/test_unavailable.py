"""The plain page for when the database does not answer."""

from typing import NoReturn

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from registry.pages import home
from registry.pages.unavailable import Unavailable

pytestmark = pytest.mark.django_db


def failing(*_args: object, **_named: object) -> NoReturn:
    raise OperationalError("the database is gone")


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("zh-hans", "zh-Hans")])
def test_a_page_without_its_database_says_to_try_again(
    monkeypatch: pytest.MonkeyPatch, language: str, lang: str
) -> None:
    monkeypatch.setattr(home, "framed", failing)

    response = Client().get(f"/{language}/")

    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert response["Cache-Control"] == "no-store"
    assert f'<html lang="{lang}">' in response.content.decode()
    assert response.content.decode().count("<h1>") == 1
    assert "/readyz" in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "error"),
    [("/api/v1/changes", OperationalError()), ("/en/", ValueError())],
    ids=["the API tells itself", "an error of ours"],
)
def test_other_failures_are_left_alone(
    rf: RequestFactory, path: str, error: Exception
) -> None:
    found = Unavailable(failing).process_exception(rf.get(path), error)

    assert found is None
