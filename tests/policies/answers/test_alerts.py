"""The answers of warnings, from the live register."""

from datetime import date

import pytest

from policies.answers.alerts import alert_answers, by_platform, warning_rows
from tests.makers import (
    a_regulator,
    a_source,
    an_alert,
    an_exchange,
    an_official_list,
)
from tests.policies.answers.saying import said

pytestmark = pytest.mark.django_db
ON = date(2024, 6, 1)


def test_a_warning_names_its_authority_and_day() -> None:
    hkma = a_regulator(name_en="Hong Kong Monetary Authority")
    alert = an_alert(regulator=hkma, listed="2024-04-28")

    found = alert_answers([alert.public_id], on=ON, language="en")

    assert said(found[alert.public_id]) == {
        "tag": "alert",
        "sentence": (
            "On the alert list: warning by the Hong Kong Monetary Authority,"
            " 28 Apr 2024."
        ),
        "confirmed": True,
    }


def test_an_authority_is_named_in_the_language_of_the_reader() -> None:
    alert = an_alert(regulator=a_regulator(name_zh_hant="香港金融管理局"))

    found = alert_answers([alert.public_id], on=ON, language="zh-hans")

    assert "香港金融管理局" in found[alert.public_id]["sentence"]


def test_a_warning_of_the_press_is_not_confirmed() -> None:
    alert = an_alert(source=a_source(publisher_kind="press"))

    found = alert_answers([alert.public_id], on=ON, language="en")

    assert not found[alert.public_id]["confirmed"]


def test_warnings_are_found_by_platform_latest_first() -> None:
    platform, other = an_exchange(), an_exchange(name_en="Other")
    for day in ("2023-01-01", "2024-01-01"):
        an_alert(exchange=platform, listed=day)
    an_alert()

    found = by_platform(warning_rows([platform.pk, other.pk]), "en")

    assert [w.listed for w in found.pop(platform.pk)] == ["2024-01-01", "2023-01-01"]
    assert not found


def test_a_warning_is_stale_once_its_authoritys_list_is_overdue() -> None:
    sfc, hkma = a_regulator(), a_regulator(name_en="Monetary Authority")
    checks = [{"checked_on": "2024-05-01", "result": "100 names."}]
    for authority in (sfc, hkma):
        an_official_list(regulator=authority, shows="alert", checks=checks)
    removed = an_alert(regulator=sfc, listed="2024-02-01", removed="2024-04-01")
    alert = an_alert(regulator=sfc, listed="2024-02-01", removed="2024-12-31")

    found = alert_answers([removed.public_id, alert.public_id], on=ON, language="en")

    assert [one["stale"] for one in found.values()] == [False, True]
    assert found[alert.public_id]["sentence"].startswith(
        "We cannot say for today: the last day we can speak for is 1 May 2024."
        " What the register holds: On the alert list:"
    )
    assert [one["result"] for one in found[alert.public_id]["checks"]] == ["100 names."]
    assert found[alert.public_id]["next_change"] == "2024-12-31"
