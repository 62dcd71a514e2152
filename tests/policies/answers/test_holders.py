"""Exchanges and entities answer by what they hold."""

from datetime import date
from typing import Any

import pytest

from policies.answers.holders import entity_answers, exchange_answers
from policies.models import Exchange, LegalEntity
from registry.records.kinds import Answer
from tests.makers import a_licence, an_alert, an_entity, an_exchange

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 1)


def licence(status: str, day: str, **fields: Any) -> None:
    """Publish a licence with one event."""
    event = {"position": 1, "status": status, "effective": day}
    a_licence(status_events=[event], **fields)


def of_exchange(exchange: Exchange, on: date = ON) -> Answer:
    """Return the answer of an exchange."""
    public_id = exchange.public_id
    return exchange_answers([public_id], on=on, language="en")[public_id]


def of_entity(entity: LegalEntity, on: date = ON) -> Answer:
    """Return the answer of an entity."""
    public_id = entity.public_id
    return entity_answers([public_id], on=on, language="en")[public_id]


def test_an_exchange_answers_by_the_best_of_its_licences() -> None:
    platform, holder = an_exchange(), an_entity()
    licence("submitted", "2023-10-02", exchanges=[platform])
    licence("licensed", "2020-12-15", exchanges=[platform], holder=holder)

    found = of_exchange(platform)

    assert (found["tag"], found["confirmed"]) == ("licensed", True)
    assert found["sentence"].startswith("Licensed in Hong Kong since 15 Dec 2020.")


def test_a_licence_covers_each_of_its_exchanges_and_no_other() -> None:
    first, second, other = an_exchange(), an_exchange(), an_exchange()
    licence("submitted", "2023-10-02", exchanges=[first, second])

    tags = [of_exchange(platform)["tag"] for platform in (first, second, other)]

    assert tags == ["applied", "applied", "none"]


def test_a_warning_comes_before_a_licence() -> None:
    platform = an_exchange()
    licence("submitted", "2023-10-02", exchanges=[platform])
    an_alert(exchange=platform, listed="2024-02-01")

    assert of_exchange(platform, date(2024, 1, 31))["tag"] == "applied"
    assert of_exchange(platform, date(2024, 2, 1))["tag"] == "alert"


def test_who_is_imitated_is_not_warned_of() -> None:
    entity = an_entity()
    licence("licensed", "2024-01-10", holder=entity)
    an_alert(imitates=entity)

    assert of_entity(entity)["tag"] == "licensed"


def test_an_entity_answers_by_its_own_licences() -> None:
    entity, other = an_entity(), an_entity(name_en="Other")
    licence("licensed", "2024-04-10", holder=entity, regime="stablecoin_issuer")

    assert of_entity(entity)["sentence"].endswith("It may issue stablecoins.")
    assert of_entity(other)["tag"] == "none"


def test_an_entity_answers_as_the_exchange_it_operates() -> None:
    entity = an_entity()
    platform = an_exchange(operators=[{"entity": entity}])
    licence("submitted", "2023-10-02", exchanges=[platform])

    assert of_entity(entity) == of_exchange(platform)


def test_an_entity_bears_the_warning_of_the_exchange_it_operates() -> None:
    entity = an_entity()
    platform = an_exchange(operators=[{"entity": entity}])
    an_alert(exchange=platform, listed="2024-02-01")

    assert of_entity(entity)["tag"] == "alert"


@pytest.mark.parametrize(
    ("on", "tag"),
    [
        ("2023-12-31", "none"),
        ("2024-01-01", "applied"),
        ("2024-06-30", "applied"),
        ("2024-07-01", "none"),
    ],
)
def test_an_exchange_counts_while_the_entity_operates_it(on: str, tag: str) -> None:
    entity = an_entity()
    years = {"entity": entity, "valid_from": "2024-01", "valid_to": "2024-06"}
    licence("submitted", "2023-10-02", exchanges=[an_exchange(operators=[years])])

    assert of_entity(entity, date.fromisoformat(on))["tag"] == tag
