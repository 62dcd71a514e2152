"""What is said alone is word for word what the whole answer says, for fewer queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.answers.answers import answers
from policies.answers.said import Sayings, said
from policies.answers.whole import nothing_said
from policies.catalogue import CATALOGUE
from registry.records.kinds import Kind, Said, kind_by_slug, kind_of, kinds
from registry.records.models import Record
from tests.linked_records import merged
from tests.makers import a_policy, an_exchange, withdraw
from tests.policies.answers import saying

TODAY = date(2026, 9, 25)
DAYS = (
    date(2018, 1, 1),
    date(2023, 5, 31),  # the day before the Ordinance
    date(2024, 6, 1),  # deemed licences begin
    date(2025, 2, 28),
    TODAY,
    date(2026, 12, 31),  # no list was looked in for long
)
QUERIES = {  # at most, for any number of ids
    "alerts": 4,
    "assets": 2,
    "entities": 9,
    "events": 2,
    "exchanges": 7,
    "licence-types": 2,
    "licences": 5,
    "official-lists": 4,
    "policies": 4,
    "regulators": 2,
    "sources": 2,
}
SLUGS = sorted(QUERIES)


def ids(kind: Kind) -> list[str]:
    """Return the public ids of a kind."""
    return sorted(kind.record.objects.values_list("public_id", flat=True))


def answered(
    kind: Kind, public_ids: list[str], on: date, *, lang: str
) -> dict[str, Said]:
    """Return what the whole answers say."""
    found = answers(kind, public_ids, on, lang)
    return {public_id: saying.said(answer) for public_id, answer in found.items()}


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("slug", SLUGS)
def test_it_says_on_every_day_what_the_whole_answer_says(slug: str) -> None:
    kind = kind_by_slug()[slug]
    every = ids(kind)

    for day in DAYS:
        assert said(kind, every, day, "en") == answered(kind, every, day, lang="en")
    for lang in ("zh-hant", "zh-hans"):
        assert said(kind, every, TODAY, lang) == answered(kind, every, TODAY, lang=lang)


@pytest.mark.usefixtures("hong_kong")
@pytest.mark.parametrize("slug", SLUGS)
def test_all_of_a_kind_are_told_in_a_fixed_number_of_queries(slug: str) -> None:
    kind = kind_by_slug()[slug]
    every = ids(kind)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = said(kind, every, TODAY, "en")

    assert list(found) == every
    assert len(queries) <= QUERIES[slug]


def test_every_kind_is_spoken_of() -> None:
    assert {kind.slug for kind in kinds()} == QUERIES.keys() == said.by_slug.keys()
    assert CATALOGUE.said is said


@pytest.mark.django_db
def test_records_that_left_say_what_became_of_them() -> None:
    policy, leaves, stays = a_policy(), an_exchange(), an_exchange()
    withdraw(policy)
    merged(leaves, stays)

    for record in (policy, leaves):
        told = spoken(record)
        assert told["sentence"].startswith(("Removed from the", "Merged into"))
        assert {record.public_id: told} == answered(
            kind_of(type(record)), [record.public_id], TODAY, lang="en"
        )


def spoken(record: Record) -> Said:
    """Return what is said of one record."""
    own = record.public_id
    return said(kind_of(type(record)), [own], TODAY, "en")[own]


@pytest.mark.django_db
def test_nothing_is_said_of_what_is_not_live() -> None:
    found = said(kind_by_slug()["licences"], ["LC-9999"], TODAY, "en")

    assert found == {"LC-9999": nothing_said()}


def test_nothing_is_said_of_a_kind_nobody_speaks_of() -> None:
    found = Sayings({})(kind_by_slug()["licences"], ["LC-0001"], TODAY, "en")

    assert found == {"LC-0001": nothing_said()}
