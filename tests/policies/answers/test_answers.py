"""Every kind is answered for, in a fixed number of queries, and as written by hand."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from policies.answers.answers import Answers, answers
from policies.answers.staleness import WARNING
from policies.answers.tags import TAGS
from policies.answers.whole import blank
from policies.catalogue import CATALOGUE
from policies.seeds.keys import record_key
from policies.seeds.schema import RECORDS
from policies.seeds.tables import rows
from registry.records.kinds import Answer, Kind, kind_by_slug, kind_of, kinds
from tests.makers import MAKERS
from tests.policies.answers.cases import LICENCES
from tests.policies.answers.golden_cases import CLOSING_PLATFORMS, CLOSINGS
from tests.policies.answers.platform_cases import PLATFORMS
from tests.policies.answers.policy_cases import BILLS, POLICIES, WARNINGS

TODAY = date(2026, 9, 25)
QUERIES = {  # at most, for any number of ids
    "alerts": 6,
    "assets": 4,
    "entities": 12,
    "events": 4,
    "exchanges": 10,
    "licence-types": 4,
    "licences": 9,
    "official-lists": 6,
    "policies": 7,
    "regulators": 4,
    "sources": 4,
}
SLUGS = sorted(QUERIES)
GOLDEN = Path(__file__).with_name("golden.csv").read_text(encoding="utf-8")
CASES = list(csv.DictReader(GOLDEN.splitlines()))
MODELS = {table.name: table.model for table in RECORDS}
WRITTEN = (LICENCES, PLATFORMS, CLOSINGS, CLOSING_PLATFORMS, POLICIES, BILLS, WARNINGS)


def ids(kind: Kind) -> list[str]:
    """Return the public ids of a kind."""
    return sorted(kind.record.objects.values_list("public_id", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_a_new_record_is_answered_for(slug: str) -> None:
    record = MAKERS[slug]()

    found = answers(kind_by_slug()[slug], [record.public_id], TODAY, "en")

    assert found[record.public_id]["sentence"]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("slug", SLUGS)
def test_every_record_is_answered_for_in_a_fixed_number_of_queries(slug: str) -> None:
    kind = kind_by_slug()[slug]
    every = ids(kind)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = answers(kind, every, TODAY, "en")

    assert list(found) == every
    assert all(answer["sentence"] for answer in found.values())
    assert len(queries) <= QUERIES[slug]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("slug", SLUGS)
def test_one_record_is_answered_for_as_in_a_list(slug: str) -> None:
    kind = kind_by_slug()[slug]
    every = ids(kind)

    in_list = answers(kind, every, TODAY, "en")

    for public_id in every[:: max(1, len(every) // 5)]:
        assert answers(kind, [public_id], TODAY, "en") == {
            public_id: in_list[public_id]
        }


def test_no_kind_is_left_without_an_answer() -> None:
    assert {kind.slug for kind in kinds()} == QUERIES.keys()
    assert CATALOGUE.answers is answers


@pytest.mark.django_db
def test_what_is_not_live_gets_a_blank_answer() -> None:
    kind = kind_by_slug()["licences"]

    found = answers(kind, ["LC-9999"], TODAY, "en")

    assert found == {"LC-9999": blank()}


def test_a_kind_nobody_answers_for_gets_a_blank_answer() -> None:
    found = Answers({})(kind_by_slug()["licences"], ["LC-0001"], TODAY, "en")

    assert found["LC-0001"]["sentence"] == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "day"),
    [("en", "1 Jun 2023"), ("zh-hant", "2023年6月1日"), ("zh-hans", "2023年6月1日")],
)
def test_an_answer_speaks_the_language_it_is_asked_in(language: str, day: str) -> None:
    event = MAKERS["events"](date_from="2023-06-01")

    with translation.override("en"):
        found = answers(kind_by_slug()["events"], [event.public_id], TODAY, language)

    assert day in found[event.public_id]["sentence"]


def kind(case: dict[str, str]) -> Kind:
    return kind_of(MODELS[case["table"]])


def answered(case: dict[str, str]) -> Answer:
    key = record_key(case["table"], case["record"])
    record = kind(case).record.objects.get(pk=key)
    on = date.fromisoformat(case["true_on"])
    return answers(kind(case), [record.public_id], on, "en")[record.public_id]


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['record']} {case['true_on']}"
)
def test_the_register_answers_as_written_by_hand(case: dict[str, str]) -> None:
    found = answered(case)

    assert (found["tag"] or "", found["sentence"]) == (case["tag"], case["sentence"])
    assert (found["next_change"] or "") == case["next_change"]
    assert found["stale"] == found["sentence"].startswith("We cannot say for today:")
    assert found["tag"] in {"uncertain", *WARNING} or not found["stale"]


def test_enough_cases_are_whole() -> None:
    questions = {case["question"] for case in CASES} - {""}

    assert len(CASES) >= 60
    assert questions == {question["key"] for question in rows("questions")}


def test_every_tag_is_written_of() -> None:
    written = {case.tag for table in WRITTEN for case in table}

    assert written == TAGS.keys()
