"""Every kind is answered for, in a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from policies.answers.answers import Answers, answers
from policies.catalogue import CATALOGUE
from registry.records.kinds import Answer, Kind, kind_by_slug, kinds
from tests.makers import MAKERS

TODAY = date(2026, 9, 25)
QUERIES = {  # at most, for any number of ids
    "alerts": 2,
    "assets": 2,
    "entities": 6,
    "events": 2,
    "exchanges": 5,
    "licence-types": 2,
    "licences": 2,
    "official-lists": 4,
    "policies": 4,
    "regulators": 2,
    "sources": 2,
}
SLUGS = sorted(QUERIES)


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

    assert found == {"LC-9999": Answer(tag=None, sentence="", confirmed=False)}


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
