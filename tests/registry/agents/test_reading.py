"""The tools that read one record."""

import pytest

from tests.agents import cited, cost, refusal, told
from tests.makers import a_licence, a_policy, an_entity, an_exchange, revise
from tests.registry.api.reading import body_of

pytestmark = pytest.mark.django_db


def test_a_record_is_what_the_api_has_of_it_with_citations_beside():
    record = a_policy(slug="one", title_en="One rule")

    found = told("get_record", record="PL-0001")

    body = body_of("/api/v1/policies/PL-0001")
    citations = body["data"].pop("citations")
    assert found["data"] == body["data"]
    assert (found["answer"], found["refs"]) == (body["answer"], body["refs"])
    assert found["seq"] == body["meta"]["seq"]
    assert found["log_id"] == body["meta"]["log_id"]
    assert len(found["citations"]) == len(citations)
    assert {one["source"] for one in citations} == found["sources"].keys()
    assert (found["id"], found["name"]) == (record.public_id, "One rule")
    assert found["url"] == "http://testserver/id/PL-0001"


def test_the_permanent_address_shows_what_was_read(client):
    a_policy(slug="one", title_en="One rule")
    found = told("get_record", record="policies/one", true_on="2023-05-15")
    revise(a_policy(slug="two"), title_en="Two rules")

    path = found["permanent_url"].removeprefix("http://testserver")

    assert path == f"/en/at/{found['head_seq']}/on/2023-05-15/policies/one"
    assert "One rule" in client.get(path).content.decode()


def test_an_answer_cites_the_licence_it_rests_on():
    exchange = an_exchange()
    licence = a_licence(
        exchanges=[exchange],
        holder=an_entity(),
        status_events=[{"status": "granted", "effective": "2023-01-01"}],
    )

    found = told("get_record", record=exchange.public_id, true_on="2023-05-15")

    granted = [one["licence"] for one in found["answer"]["permissions"]]
    assert granted == [licence.public_id]
    assert cited(found, "regulator", record=licence.public_id)


def test_a_record_is_read_as_it_was_recorded():
    record = a_policy(slug="one", title_en="One rule")
    seq = told("get_record", record="PL-0001")["head_seq"]
    revise(record, title_en="Another rule")

    then = told("get_record", record="PL-0001", known_at=f"seq:{seq}")

    assert (then["name"], then["data"]["title_en"]) == ("One rule", "One rule")
    assert (then["version"], then["known_at"]) == (1, f"seq:{seq}")
    assert told("get_record", record="PL-0001")["name"] == "Another rule"


def test_each_value_names_the_citations_that_bear_on_it():
    a_policy(slug="one", title_en="One rule")

    found = told("get_citations", record="PL-0001")

    by_path = {one["path"]: one for one in found["values"]}
    title = by_path["title_en"]
    assert (title["value"], title["is_own"]) == ("One rule", False)
    assert title["citations"]
    for number in title["citations"]:
        assert "title_en" in found["citations"][number]["fields"]
    assert "slug" not in by_path


def test_one_field_may_be_asked_for_alone():
    a_policy(slug="one", title_en="One rule")

    found = told("get_citations", record="policies/one", field="title_en")

    assert [one["path"] for one in found["values"]] == ["title_en"]
    words = refusal("get_citations", record="policies/one", field="no_such")
    assert "no_such" in words
    assert "title_en" in words


@pytest.mark.parametrize("tool", ["get_record", "get_citations"])
def test_a_record_that_is_not_there_is_to_be_searched_for(tool):
    assert "tool search" in refusal(tool, record="PL-0009")
    assert "tool search" in refusal(tool, record="whatever")


@pytest.mark.usefixtures("hong_kong")
def test_what_no_source_states_is_our_own_or_reckoned_from_what_one_does():
    for record in ("EX-0002", "PL-0003", "LC-0003", "RG-0001"):
        found = told("get_citations", record=record)
        own = body_of(f"/api/v1/{found['kind']}/{record}")["data"]["own"]

        uncited = {one["path"] for one in found["values"] if not one["citations"]}

        assert {path for path in uncited - {*own} if "/confirmed" not in path} == set()
        assert {one["path"] for one in found["values"] if one["is_own"]} >= uncited


def test_what_a_record_costs_does_not_grow_with_its_citations():
    record = a_policy(slug="one")
    few = cost("get_record", record="PL-0001")
    revise(record, note="A note.")

    assert cost("get_record", record="PL-0001") == few
