"""Two versions of a record compared."""

from typing import Any

import pytest
from django.test import Client

from policies.models import Policy
from registry.ledger import read
from tests.linked_records import merged
from tests.makers import (
    a_policy,
    a_regulator,
    restore,
    revise,
    withdraw,
)
from tests.query_counts import cost
from tests.registry.api.reading import body_of, faults_of, problem_of

pytestmark = pytest.mark.django_db
DIFF = "/api/v1/policies/PL-0001/diff"


def three_versions() -> list[int]:
    """Publish a policy thrice; return the numbers of its versions."""
    revise(revise(a_policy(slug="one", note="One."), note="Two."), note="Three.")
    return [entry.seq for entry in read.versions("PL-0001")]


def note_in(query: str) -> tuple[Any, ...]:
    """Return what the note was and is, and the versions that were compared."""
    body = body_of(f"{DIFF}?{query}")
    notes = [one for one in body["data"]["differences"] if one["path"] == "note"]
    told = [(one["before"], one["after"]) for one in notes]
    return (*told, body["meta"]["from"]["version"], body["meta"]["to"]["version"])


def test_versions_are_named_by_number_or_as_of_a_change() -> None:
    _first, second, third = three_versions()
    a_regulator()

    assert note_in("from=1&to=3") == (("One.", "Three."), 1, 3)
    assert note_in("from=3&to=1") == (("Three.", "One."), 3, 1)
    assert note_in(f"from=1&to=seq:{second}") == (("One.", "Two."), 1, 2)
    assert note_in(f"from=seq:{third - 1}&to=3") == (("Two.", "Three."), 2, 3)
    assert note_in(f"from=1&to=seq:{read.head().seq}") == (("One.", "Three."), 1, 3)
    assert note_in("from=2&to=2") == (2, 2)


def test_what_is_left_out_is_the_newest_and_the_one_before() -> None:
    three_versions()

    assert note_in("") == (("Two.", "Three."), 2, 3)
    assert note_in("from=1") == (("One.", "Three."), 1, 3)
    assert note_in("to=2") == (("One.", "Two."), 1, 2)
    assert note_in("to=1") == (1, 1)


def test_what_was_said_while_the_record_was_away_is_left_out() -> None:
    three_versions()
    withdraw(Policy.objects.get())

    assert note_in("") == (("Two.", "Three."), 2, 3)
    assert faults_of(f"{DIFF}?to=4") == {"to": ["1", "2", "3", "seq:N"]}


def test_a_record_that_came_back_is_compared_with_what_it_was() -> None:
    policy = a_policy(note="One.")
    withdraw(policy)
    restore(policy)

    assert note_in("") == (1, 3)


def test_a_merged_record_keeps_its_differences() -> None:
    first = revise(a_policy(note="One."), note="Two.")
    merged(first, a_policy())

    assert note_in("") == (("One.", "Two."), 1, 2)


@pytest.mark.parametrize(
    "value", ["0", "4", "-1", "x", "seq:", "seq:0", "seq:99", "1.0", "１", "9" * 19]
)
@pytest.mark.parametrize("name", ["from", "to"])
def test_a_version_there_is_not_is_told_which_there_are(name: str, value: str) -> None:
    three_versions()

    assert name in faults_of(f"{DIFF}?{name}={value}")


@pytest.mark.parametrize("key", ["PL-0404", "nobody"])
def test_a_record_that_never_was_has_no_difference(key: str) -> None:
    problem_of(f"/api/v1/policies/{key}/diff", 404)


def test_those_a_difference_names_are_told_by_name() -> None:
    sfc = a_regulator(name_en="The Commission")
    revise(a_policy(slug="one"), issuers=[sfc])

    body = body_of("/api/v1/policies/one/diff")

    assert list(body) == ["data", "refs", "meta", "links"]
    assert body["refs"]["RG-0001"]["name_en"] == "The Commission"
    assert body["links"] == {
        "self": "/api/v1/policies/one/diff",
        "record": "/api/v1/policies/PL-0001",
        "from": "/api/v1/policies/PL-0001/versions/1",
        "to": "/api/v1/policies/PL-0001/versions/2",
    }


def test_a_difference_is_what_the_feed_told() -> None:
    seqs = three_versions()

    (line,) = body_of(f"/api/v1/changes?after={seqs[2] - 1}&limit=1")["data"]

    data = body_of(DIFF)["data"]
    assert data == {name: line[name] for name in ("differences", "true_from")}


def test_a_comparison_costs_the_same_however_many_versions(client: Client) -> None:
    policy = revise(a_policy(), issuers=[a_regulator()])
    few = cost(client, DIFF)
    for n in range(3):
        policy = revise(policy, note=str(n))

    # where nobody is named, nobody's name is looked up
    assert cost(client, f"{DIFF}?from=1") == few == cost(client, DIFF) + 1 == 4
