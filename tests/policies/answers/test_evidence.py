"""How many sources bear on a record, and whether they agree."""

from datetime import date

import pytest

from policies.answers.evidence import Bearing, Document, bearings, is_official, weighed
from registry.citations.vocabulary import TIERS, PublisherKind
from tests.makers import a_licence, a_source, an_alert
from tests.policies.answers.golden_cases import WEIGHED, Weighed

ON = date(2024, 6, 1)


def bearing(words: str) -> Bearing:
    """Return the bearing `source publisher field stance [read]` tells of."""
    source, publisher, field, stance, *read = words.split()
    return Bearing(
        Document(source, TIERS[PublisherKind(publisher)], publisher, source),
        stance,
        "".join(read) or "direct",
        frozenset({field}),
        (f"reprint-of-{source}",),
    )


@pytest.mark.parametrize("case", WEIGHED, ids=lambda case: f"{case.mark}")
def test_evidence_is_weighed_as_written_by_hand(case: Weighed) -> None:
    found = weighed(bearing(words) for words in case.bearings)

    assert found == {
        "sources": case.sources,
        "official": case.official,
        "mark": case.mark,
    }


def test_sources_agree_only_on_a_value_of_one_record() -> None:
    one, other = (
        bearing("a gazette regime supports"),
        bearing("b press regime supports"),
    )

    assert weighed([one, other])["mark"] == "agree"
    assert weighed([one], [other]) == {"sources": 2, "official": 1, "mark": "one"}


@pytest.mark.parametrize(
    ("words", "fields", "vouches"),
    [
        ("a regulator listed supports", ("listed",), True),
        ("a regulator listed supports", (), True),
        ("a gazette listed supports", ("removed",), False),
        ("a gazette listed contradicts", ("listed",), False),
        ("a court listed supports", ("listed",), False),
        ("a press listed supports", (), False),
    ],
)
def test_only_an_official_source_that_supports_it_vouches(
    words: str, fields: tuple[str, ...], vouches: bool
) -> None:
    assert is_official([bearing(words)], fields) is vouches


@pytest.mark.django_db
def test_citations_are_read_with_their_sources() -> None:
    press = a_source(title="The paper", publisher_kind="press")
    against = {"fields": ["listed"], "source": press, "stance": "contradicts"}
    alert, other = an_alert(citations=[against]), an_alert()

    found = bearings({alert.pk: alert.public_id})

    assert other.pk not in found
    assert weighed(found[alert.pk]) == {"sources": 2, "official": 1, "mark": "disagree"}
    assert is_official(found[alert.pk], ["listed"])


@pytest.mark.django_db
def test_a_claim_we_found_wrong_contradicts_its_record() -> None:
    licence = a_licence()
    wrong = {"statement": "It is licensed.", "verdict": "wrong"}
    other = {"statement": "It applied.", "verdict": "correct"}
    claims = [row | {"record": licence.public_id} for row in (wrong, other)]
    a_source(title="The paper", publisher_kind="press", claims=claims)

    (found,) = bearings({licence.pk: licence.public_id}).values()

    assert weighed(found) == {"sources": 2, "official": 1, "mark": "disagree"}
