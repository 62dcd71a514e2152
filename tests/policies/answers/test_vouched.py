"""Which records an official source vouches for."""

from uuid import UUID, uuid4

import pytest

from policies.answers.vouched import vouched
from registry.records.models import Record
from tests.makers import a_source, an_alert

pytestmark = pytest.mark.django_db


def test_a_regulator_vouches_for_what_it_says() -> None:
    alert = an_alert(source=a_source(publisher_kind="regulator"))

    assert vouched([alert.pk]) == {alert.pk}
    assert vouched([alert.pk], ["listed", "removed"]) == {alert.pk}


def test_nobody_vouches_for_a_field_that_is_not_named() -> None:
    alert = an_alert(source=a_source(publisher_kind="gazette"))

    assert vouched([alert.pk], ["removed"]) == set()


@pytest.mark.parametrize("kind", ["court", "company", "law_firm", "press", "other"])
def test_no_other_source_vouches(kind: str) -> None:
    alert = an_alert(source=a_source(publisher_kind=kind))

    assert vouched([alert.pk]) == set()


def test_what_contradicts_does_not_vouch() -> None:
    press = a_source(title="The press", publisher_kind="press")
    against = {"fields": ["listed"], "source": a_source(), "stance": "contradicts"}
    for_it = {"fields": ["listed"], "source": press}
    alert = an_alert(source=press, citations=[for_it, against])

    assert vouched([alert.pk], ["listed"]) == set()


def test_only_what_was_asked_for_is_answered() -> None:
    others: list[Record] = [an_alert()]
    asked: list[UUID] = [uuid4()]

    assert others
    assert vouched(asked) == set()
    assert vouched([]) == set()
