"""The sentences of licences, against the hand-written table."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from policies.answers.licence_words import holder_answer, licence_answer
from policies.answers.permissions import Permission
from policies.licence.status import TAGS, standing
from policies.licence.vocabulary import Status
from tests.policies.answers.cases import (
    HKBITEX,
    LICENCES,
    MEEX,
    OSL,
    OSL_AMLO,
    Case,
)
from tests.policies.answers.golden_cases import CLOSING_PLATFORMS, CLOSINGS
from tests.policies.answers.platform_cases import PLATFORMS, Pair
from tests.policies.events import events

FORBIDDEN = ("approved by us", "safe", "verified")  # words that would be our verdict


def permission(on: str, *lines: str, regime: str = "vatp") -> Permission:
    """Return the licence with these events as it stands on the day."""
    return Permission(standing(events(lines), date.fromisoformat(on)), regime)


@pytest.mark.parametrize(
    "case", [*LICENCES, *CLOSINGS], ids=lambda case: f"{case.tag} {case.on}"
)
def test_a_licence_is_told_as_written_by_hand(case: Case) -> None:
    found = licence_answer(permission(case.on, *case.events), "en")

    assert (found["tag"], found["sentence"]) == (case.tag, case.sentence)
    doubted = "not confirmed: only" in case.sentence or case.tag in {
        "none",
        "uncertain",
    }
    assert found["confirmed"] == (not doubted)


@pytest.mark.parametrize(
    "pair", [*PLATFORMS, *CLOSING_PLATFORMS], ids=lambda pair: f"{pair.tag} {pair.on}"
)
def test_a_platform_is_told_as_written_by_hand(pair: Pair) -> None:
    licences = [permission(pair.on, *lines) for lines in pair.licences]

    found = holder_answer(licences, "en")

    assert (found["tag"], found["sentence"]) == (pair.tag, pair.sentence)


def test_enough_cases_are_written_by_hand() -> None:
    tags = {case.tag for case in (*LICENCES, *CLOSINGS, *PLATFORMS)}

    assert len(LICENCES) + len(PLATFORMS) >= 40
    assert tags == {*TAGS.values(), "licensed", "reported", "uncertain", "none"}


def test_a_licence_names_its_law() -> None:
    now = permission("2020-12-15", *OSL)

    found = licence_answer(now, "en", law="Securities and Futures Ordinance (Cap. 571)")

    law = " Law: Securities and Futures Ordinance (Cap. 571)."
    assert found["sentence"].endswith(law)


@pytest.mark.parametrize(("on", "told"), [("2024-12-18", True), ("2023-09-29", False)])
def test_a_licence_that_stands_was_last_seen_on_a_day(on: str, told: bool) -> None:
    seen = replace(permission(on, *HKBITEX), seen="2023-09-01")

    sentence = licence_answer(seen, "en")["sentence"]

    assert ("Last seen on the official list: 1 Sep 2023." in sentence) == told


@pytest.mark.parametrize(
    ("status", "evidence", "report", "tag"),
    [
        ("submitted", "press", ", by a report of that list", "Applied, not licensed"),
        ("deemed_licensed", "official", "", "Deemed licensed"),
        ("in_principle_approval", "official", "",
         "Approved in principle, not licensed"),
    ],
)  # fmt: skip
def test_an_application_not_seen_since_is_not_certain(
    status: str, evidence: str, report: str, tag: str
) -> None:
    now = permission("2026-01-01", f"{status} 2024-01-10 {evidence}")

    found = licence_answer(replace(now, seen="2024-12-18"), "en", law="Cap. 615")

    assert found == {
        "tag": "uncertain",
        "sentence": (
            "We cannot say for today: when last seen on the official list"
            f" (18 Dec 2024{report}), it was: {tag}."
        ),
        "confirmed": False,
        "spoken_to": "2024-12-18",
    }


def test_what_ended_is_looked_for_no_more() -> None:
    seen = replace(permission("2024-06-01", *MEEX), seen="2024-01-01")

    assert "Last seen" not in licence_answer(seen, "en")["sentence"]


@pytest.mark.parametrize("on", ["2020-01-01", "2023-11-04"])
def test_where_no_status_stands_no_law_is_named(on: str) -> None:
    now = permission(on, *OSL_AMLO)

    assert "Law" not in licence_answer(now, "en", law="Cap. 615")["sentence"]


ISSUER = "Licensed in Hong Kong since 10 Apr 2026. It may issue stablecoins."
NOT_YET = (
    "Reported licensed since 10 Apr 2026, not confirmed:"
    " only press or the firm says so."
)


@pytest.mark.parametrize(
    ("evidence", "sentence"), [("official", ISSUER), ("press", NOT_YET)]
)
def test_an_issuer_is_told_what_it_may_issue(evidence: str, sentence: str) -> None:
    now = permission(
        "2026-04-10", f"licensed 2026-04-10 {evidence}", regime="stablecoin_issuer"
    )

    assert licence_answer(now, "en")["sentence"] == sentence


@pytest.mark.parametrize("status", Status.values)
def test_every_status_has_a_sentence_without_a_verdict_of_ours(status: str) -> None:
    found = licence_answer(
        permission("2024-01-10", f"{status} 2024-01-10 official"), "en"
    )

    assert found["sentence"]
    assert not any(word in found["sentence"].lower() for word in FORBIDDEN)


def test_dates_follow_the_language() -> None:
    with translation.override("zh-hant"):
        found = licence_answer(permission("2020-12-15", *OSL), "zh-hant")

    assert "2020年12月15日" in found["sentence"]
