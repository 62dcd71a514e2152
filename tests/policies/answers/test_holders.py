"""Exchanges and entities answer by what they hold."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from policies.answers.holders import entity_answers, exchange_answers
from policies.models import Exchange, LegalEntity
from registry.records.kinds import Answer
from tests.makers import (
    a_licence,
    a_source,
    an_alert,
    an_entity,
    an_exchange,
    an_official_list,
)
from tests.policies.answers.golden_cases import CHECKS, Checked
from tests.policies.events import event

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


@pytest.mark.parametrize("case", CHECKS, ids=lambda case: f"{case.tag} {case.on}")
def test_a_platform_is_told_by_the_last_check_as_written_by_hand(case: Checked) -> None:
    platform = an_exchange()
    if case.checked:
        check = {"checked_on": case.checked, "result": "13 platforms."}
        an_official_list(
            shows="licensed", regimes=["vatp"], days_between_checks=case.days,
            checks=[check],
        )  # fmt: skip
    if case.events:
        told_by(platform, case.events)

    found = of_exchange(platform, date.fromisoformat(case.on))

    assert (found["tag"], found["sentence"]) == (case.tag, case.sentence)
    assert found["stale"] is case.stale
    assert [one["on"] for one in found["checks"]] == [case.checked] * bool(case.checked)


def told_by(platform: Exchange, lines: tuple[str, ...]) -> None:
    """Publish a licence of a platform with these events, each of its own source."""
    press = a_source(title="The paper", publisher_kind="press")
    rows: list[dict[str, Any]] = []
    cited: list[dict[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        made, key = event(line), str(uuid4())
        bounded = made.day.startswith("[..")
        rows.append({
            "id": key, "position": number, "status": made.status,
            "effective": "" if bounded else made.day,
            "not_after": made.day[3:-1] if bounded else "",
            "client_scope": made.client_scope,
        })  # fmt: skip
        if not made.confirmed:
            path = f"status_events/{key}/status"
            cited.append({"fields": [path], "source": press})
    a_licence(
        holder=an_entity(), exchanges=[platform], status_events=rows, citations=cited
    )


def test_who_holds_nothing_is_looked_for_where_it_would_stand() -> None:
    for regime in ("vatp", "stablecoin_issuer"):
        an_official_list(name_en=regime, regimes=[regime], checks=[{}])
    platform, firm = an_exchange(), an_entity()
    issuer, operator = an_entity(), an_entity()
    licence("licensed", "2024-04-10", holder=issuer, regime="stablecoin_issuer")
    an_exchange(operators=[{"entity": operator}])

    def looked(answer: Answer) -> list[str]:
        return [one["name"] for one in answer["checks"]]

    assert looked(of_exchange(platform)) == ["vatp"]
    assert looked(of_entity(operator)) == ["vatp"]
    assert looked(of_entity(issuer)) == ["stablecoin_issuer"]
    assert looked(of_entity(firm)) == ["vatp", "stablecoin_issuer"]


def test_a_warning_that_stands_needs_the_list_of_warnings_alone() -> None:
    old = [{"checked_on": "2024-02-15"}]
    an_official_list(shows="licensed", regimes=["vatp"], checks=old)
    warned, maybe = an_exchange(), an_exchange()
    an_alert(exchange=warned, listed="2024-02-01")
    an_alert(exchange=maybe, listed="2024")

    assert not of_exchange(warned)["stale"]
    assert of_exchange(maybe)["stale"]


def test_an_application_not_seen_since_is_stale_whatever_the_lists_say() -> None:
    platform = an_exchange()
    licence("submitted", "2024-01-10", exchanges=[platform], last_seen_on="2024-05-30")

    assert not of_exchange(platform, date(2024, 5, 30))["stale"]
    assert of_exchange(platform, date(2024, 5, 31))["stale"]


def test_a_holder_lists_all_it_holds_and_rests_on_the_sources_of_all() -> None:
    platform, holder = an_exchange(), an_entity()
    press = a_source(title="The paper", publisher_kind="press")
    licence("submitted", "2023-10-02", exchanges=[platform], source=press)
    licence("licensed", "2020-12-15", exchanges=[platform], holder=holder)
    licence("licensed", "2025-01-01", exchanges=[platform], holder=an_entity())

    found = of_exchange(platform)

    assert [one["tag"] for one in found["permissions"]] == ["applied", "licensed"]
    assert found["evidence"] == {"sources": 2, "official": 1, "mark": "one"}
    assert found["next_change"] == "2025-01-01"


def test_the_days_of_a_warning_are_next_changes_of_its_platform() -> None:
    platform = an_exchange()
    an_alert(exchange=platform, listed="2024-07-01")

    assert of_exchange(platform)["next_change"] == "2024-07-01"
