"""The two times of every answer: read strictly, told in the body, kept in links."""

import re
from datetime import UTC, date, datetime

import pytest

from registry.api.parameters import Unreadable
from registry.api.problems import Problem
from registry.api.times import KNOWN_AT, TRUE_ON, known_then
from tests.makers import (
    a_policy,
    a_regulator,
    a_source,
    an_exchange,
    revise,
    withdraw,
)
from tests.registry.api.reading import body_of, faults_of

NOW = datetime(2024, 6, 1, tzinfo=UTC)
LAST_OF_2023 = (2023, 12, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2023-05-15", (2023, 5, 15)), ("2023-02", (2023, 2, 28)), ("2023", LAST_OF_2023)],
)
def test_a_day_is_the_last_one_meant(text, day):
    assert TRUE_ON.read(text) == date(*day)


@pytest.mark.parametrize("text", ["", "2023-02-30", "15 May", "2023-5-1", "[..2023]"])
def test_what_is_no_day_is_told_so(text):
    with pytest.raises(Unreadable):
        TRUE_ON.read(text)


def test_they_say_how_they_are_written():
    assert TRUE_ON.allowed()[0] == "2023-05-15"
    assert "seq:57" in KNOWN_AT.allowed()
    assert KNOWN_AT.read("seq:57") == "seq:57"
    for time in (TRUE_ON, KNOWN_AT):
        pattern = time.schema()["pattern"]
        assert all(re.fullmatch(pattern, text) for text in time.allowed())
        assert not re.fullmatch(pattern, "soon")


@pytest.mark.django_db
def test_a_moment_is_the_change_it_saw():
    a_source(at=datetime(2023, 5, 1, tzinfo=UTC))

    assert known_then("2023-05", NOW).seq == 1
    assert known_then(" ", NOW) is None


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["2022", "2030", "seq:7", "soon"])
def test_a_moment_it_does_not_know_is_a_problem(text):
    a_source(at=datetime(2023, 5, 1, tzinfo=UTC))

    with pytest.raises(Problem) as refusal:
        known_then(text, NOW)

    assert refusal.value.members["errors"][0]["parameter"] == "known_at"


@pytest.mark.django_db
def test_a_record_is_what_it_was():
    sfc = a_regulator(remit="Before.")
    path = f"/api/v1/regulators/{sfc.public_id}"
    revise(sfc, remit="After.")

    then = body_of(f"{path}?known_at=seq:{sfc.seq}&true_on=2023-05-15")

    assert then["data"]["remit"] == "Before."
    assert then["meta"]["version"] == 1
    assert then["meta"]["known_at"] == f"seq:{sfc.seq}"
    assert then["meta"]["true_on"] == "2023-05-15"
    assert then["meta"]["head_seq"] == sfc.seq + 1
    html = f"/en/at/{sfc.seq}/on/2023-05-15/regulators/{sfc.slug}"
    assert then["links"]["html"] == html
    assert body_of(path)["data"]["remit"] == "After."


@pytest.mark.django_db
def test_a_list_is_what_it_was():
    sfc = a_regulator()
    before = sfc.seq
    withdraw(sfc)
    a_regulator(name_en="Later")

    then = body_of(f"/api/v1/regulators?known_at=seq:{before}")

    assert [one["id"] for one in then["data"]] == [sfc.public_id]
    assert then["meta"]["known_at"] == f"seq:{before}"


@pytest.mark.django_db
def test_names_beside_it_are_those_of_then():
    sfc = a_regulator(name_en="Old name")
    policy = a_policy(issuers=[sfc])
    revise(sfc, name_en="New name")

    path = f"/api/v1/policies/{policy.public_id}"

    assert name_in(f"{path}?known_at=seq:{policy.seq}", sfc) == "Old name"
    assert name_in(path, sfc) == "New name"


@pytest.mark.django_db
def test_what_left_since_is_there():
    exchange = an_exchange()
    path = f"/api/v1/exchanges/{exchange.public_id}"
    withdraw(exchange)

    assert body_of(f"{path}?known_at=seq:{exchange.seq}")["data"]["id"]


@pytest.mark.django_db
def test_a_bad_time_is_told_with_what_is_allowed():
    sfc = a_regulator()

    faults = faults_of(f"/api/v1/regulators/{sfc.public_id}?true_on=soon")

    assert faults == {"true_on": TRUE_ON.allowed()}


def name_in(url, record):
    return body_of(url)["refs"][record.public_id]["name_en"]
