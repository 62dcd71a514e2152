"""How the register stands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from registry import clock
from registry.exports.build import build
from registry.ledger import read
from registry.records.kinds import kinds
from tests.makers import a_policy, a_source, an_official_list, withdraw
from tests.registry.api.reading import BASE, body_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def status(query: str = "") -> Any:
    """Return what the status says."""
    return body_of(f"{BASE}/status{query}")["data"]


def stop_clock(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    instant = datetime.fromisoformat(f"{day}T04:00:00").replace(tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: instant)


def test_it_tells_the_head_and_counts_what_is_live() -> None:
    a_policy()
    withdraw(a_policy())
    head = read.head()

    told = status()

    assert (told["log_id"], told["head_seq"]) == (head.log_id, head.seq)
    assert told["root"] == head.root
    assert list(told["records"]) == [kind.slug for kind in kinds()]
    assert (told["records"]["policies"], told["records"]["alerts"]) == (1, 0)


def test_an_empty_register_has_a_status() -> None:
    told = status()

    assert (told["recorded_at"], told["lists"], told["snapshot"]) == (None, [], None)
    assert told["overdue"] is False


def test_it_tells_when_a_look_in_a_list_is_overdue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    an_official_list(checks=[{"checked_on": "2026-01-05"}], days_between_checks=7)

    stop_clock(monkeypatch, "2026-01-12")
    before = status()
    stop_clock(monkeypatch, "2026-01-13")
    after = status()

    assert [one["checked_on"] for one in before["lists"]] == ["2026-01-05"]
    assert (before["overdue"], after["overdue"]) == (False, True)
    assert after["lists"][0]["overdue"]
    assert after["day"] == "2026-01-13"


def test_it_leads_to_the_newest_export() -> None:
    a_source()
    assert status()["snapshot"] is None

    export = build()

    told = status()["snapshot"]
    assert told == {"seq": 1, "true_on": export.true_on, "url": export.url}


def test_lists_are_named_in_the_language_asked_for() -> None:
    an_official_list(name_zh_hant="持牌平台名單")

    (one,) = status("?lang=zh-hant")["lists"]

    assert one["name"] == "持牌平台名單"
    assert one["checked_on"] is None
