"""What answers about licences and their holders rest on."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.answers.licences import permissions
from policies.answers.reading import Basis, read
from registry.records.kinds import Said
from tests.makers import a_licence, a_licence_type, an_official_list

pytestmark = pytest.mark.django_db
SAID = Said(tag="applied", sentence="Applied.", confirmed=True)
LATE = date(2026, 11, 22)


def test_an_answer_rests_on_licences_sources_and_lists() -> None:
    dealing = a_licence_type(name_en="Dealing")
    covered = {"licence_type": dealing, "ended": "2027"}
    applied = {"status": "submitted", "effective": "2024"}
    licence = a_licence(activities=[covered], status_events=[applied])
    bare = a_licence()
    an_official_list(regimes=["vatp"], checks=[{"checked_on": "2026-05-29"}])
    keys = {licence.pk: licence.public_id, bare.pk: bare.public_id}
    now = permissions(keys, LATE)

    reading = read(now, keys, on=LATE, language="en")
    found = reading.answer(
        Basis(
            said=SAID,
            licences=list(keys),
            records=list(keys),
            regimes=frozenset({"vatp"}),
            tags=frozenset({"none"}),
            dates=["2027-06"],
        )
    )

    assert found["stale"]
    assert found["sentence"].startswith("We cannot say for today:")
    assert [one["on"] for one in found["checks"]] == ["2026-05-29"]
    assert found["evidence"] == {"sources": 1, "official": 1, "mark": "one"}
    assert found["next_change"] == "2027"
    assert [one["licence"] for one in found["permissions"]] == [licence.public_id]
    assert found["permissions"][0]["activities"] == [dealing.public_id]


def test_what_was_last_seen_earlier_is_stale_by_itself() -> None:
    reading = read({}, {}, on=LATE, language="en")

    basis = Basis(SAID, [], [], frozenset(), frozenset({"none"}), unseen=True)

    assert reading.answer(basis)["stale"]
    assert reading.answer(basis)["sentence"] == "Applied."


def test_what_bears_on_any_number_is_read_in_five_queries() -> None:
    licences = [a_licence(status_events=[{}]), a_licence()]
    keys = {one.pk: one.public_id for one in licences}
    now = permissions(keys, LATE)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        read(now, keys, on=LATE, language="en")

    assert len(queries) == 5
