"""How many platforms are licensed on a day, and how each stands."""

from datetime import date
from typing import Any

import pytest

from policies.answers.counts import Count, Platform, licensed_platforms, platforms
from policies.models import Exchange
from tests.makers import a_licence, a_source, an_alert, an_entity, an_exchange

ON = date(2024, 6, 1)


def licence(platform: Exchange, status: str, day: str, **fields: Any) -> None:
    """Publish a licence of a platform, with one event."""
    event = {"position": 1, "status": status, "effective": day}
    fields = {"holder": an_entity(), "exchanges": [platform], **fields}
    a_licence(status_events=[event], **fields)


@pytest.mark.django_db
def test_only_confirmed_licences_count_as_licensed() -> None:
    press = a_source(publisher_kind="press")
    licence(an_exchange(), "licensed", "2024-01-10")
    licence(an_exchange(), "licensed", "2024-01-10", source=press)
    licence(an_exchange(), "licensed", "2024")
    licence(an_exchange(), "deemed_licensed", "2024-06-01")

    assert licensed_platforms(ON) == Count(confirmed=1, reported=1, uncertain=1)


@pytest.mark.django_db
def test_a_platform_counts_once_by_its_best_licence() -> None:
    platform = an_exchange()
    licence(platform, "licensed", "2024-01-10")
    licence(platform, "licensed", "2024")
    licence(platform, "submitted", "2024-03-01")

    assert licensed_platforms(ON) == Count(1, 0, 0)


@pytest.mark.django_db
def test_an_issuer_of_stablecoins_is_no_platform() -> None:
    licence(an_exchange(), "licensed", "2024-01-10", regime="stablecoin_issuer")
    licence(an_exchange(), "submitted", "2024", source=a_source())

    assert licensed_platforms(ON) == Count(0, 0, 0)


@pytest.mark.django_db
def test_a_licence_of_no_platform_counts_for_none() -> None:
    event = {"position": 1, "status": "licensed", "effective": "2024-01-10"}
    a_licence(holder=an_entity(), status_events=[event])

    assert licensed_platforms(ON) == Count(0, 0, 0)


@pytest.mark.django_db
def test_platforms_come_licensed_first_then_by_day() -> None:
    late, early, none, warned, maybe = (an_exchange() for _ in range(5))
    licence(late, "licensed", "2024-03-01")
    licence(early, "licensed", "2024-01")
    an_alert(exchange=warned, listed="2023-09-13")
    an_alert(exchange=maybe, listed="2024")

    found = platforms(ON, "en")

    assert found == [
        Platform(early.public_id, "licensed", "Jan 2024"),
        Platform(late.public_id, "licensed", "1 Mar 2024"),
        Platform(maybe.public_id, "uncertain", ""),
        Platform(warned.public_id, "alert", "13 Sep 2023"),
        Platform(none.public_id, "none", ""),
    ]


@pytest.mark.django_db
def test_a_platform_whose_application_was_not_seen_since_is_not_certain() -> None:
    platform = an_exchange()
    licence(platform, "submitted", "2024-01-10", last_seen_on="2024-05")

    assert platforms(ON, "en") == [Platform(platform.public_id, "uncertain", "")]
    assert platforms(date(2024, 5, 31), "en")[0].tag == "applied"


@pytest.mark.usefixtures("hong_kong")
def test_platforms_cost_a_fixed_number_of_queries(
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(5):
        found = platforms(date(2026, 5, 29), "zh-hant")

    assert len(found) == Exchange.objects.count()
    assert found[0].since == "2020年12月15日"


@pytest.mark.usefixtures("hong_kong")
def test_the_count_costs_two_queries(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        licensed_platforms(date(2026, 5, 29))
