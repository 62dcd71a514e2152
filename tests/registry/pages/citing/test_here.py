"""The box of the page that is asked for."""

import pytest
from django.test import Client

from tests.makers import a_policy, revise
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


def test_the_link_of_a_record_answers_alike_after_a_change(client: Client) -> None:
    made = a_policy(title_en="A rule", slug="a-rule")
    link = read("/en/policies/a-rule").links["Link that lasts"]

    revise(made, title_en="Another rule", slug="another-rule")

    then = client.get(link).content.decode()
    assert "<h1>A rule</h1>" in then
    assert "Another rule" not in then


def test_the_link_of_a_version_is_its_own_address() -> None:
    a_policy(title_en="A rule")

    found = read("/en/policies/a-rule/v/1")

    assert found.links["Link that lasts"] == "http://testserver/en/policies/a-rule/v/1"
