"""The endpoint: what it offers, and whom it answers."""

import json

import pytest
from django.test import Client

from registry.agents.server import INSTRUCTIONS, server
from tests.agents import ENDPOINT, refusal, result, sent

TOOLS = {"search", "get_record", "get_citations", "list_changes", "compare"}
NEWEST = "2026-07-28"


@pytest.fixture(scope="module")
def tools():
    return {one["name"]: one for one in result("tools/list")["tools"]}


def test_five_tools_are_offered_and_all_only_read(tools):
    assert tools.keys() == TOOLS
    for one in tools.values():
        assert one["annotations"] == {
            "readOnlyHint": True,
            "destructiveHint": False,
            "idempotentHint": True,
            "openWorldHint": False,
        }
        assert one["title"]
        assert one["description"].endswith(".")


def test_every_argument_is_described_and_none_is_unknown(tools):
    for one in tools.values():
        schema = one["inputSchema"]
        assert schema["additionalProperties"] is False
        assert all(
            "description" in argument for argument in schema["properties"].values()
        )


def test_every_answer_has_a_schema_with_sources_and_a_log(tools):
    for one in tools.values():
        assert {"citations", "sources", "log_id", "head_seq"} <= set(
            one["outputSchema"]["required"]
        )


def test_records_are_asked_at_two_times(tools):
    for name in ("search", "get_record", "get_citations"):
        times = {"true_on", "known_at"}
        assert times <= tools[name]["inputSchema"]["properties"].keys()
        assert times <= set(tools[name]["outputSchema"]["required"])


def test_an_older_client_shakes_hands():
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {}}

    found = result("initialize", **asked)

    assert found["protocolVersion"] == "2025-06-18"
    assert found["instructions"] == INSTRUCTIONS
    assert found["serverInfo"]["name"] == "virtual-asset-policy-register"


def test_a_client_of_the_newest_protocol_discovers():
    meta = {
        "io.modelcontextprotocol/protocolVersion": NEWEST,
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    headers = {"MCP-Protocol-Version": NEWEST, "Mcp-Method": "server/discover"}

    response = Client().post(**sent("server/discover", _meta=meta), headers=headers)

    assert NEWEST in response.json()["result"]["supportedVersions"]


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://testserver", 200),
        ("https://attacker.example", 403),
        ("null", 403),
    ],
)
def test_a_web_page_of_another_site_is_refused(origin, status):
    response = Client().post(**sent("tools/list"), headers={"Origin": origin})

    assert response.status_code == status


def test_a_host_that_is_not_ours_is_refused():
    response = Client().post(**sent("tools/list"), HTTP_HOST="attacker.example")

    assert response.status_code == 400


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_it_is_posted_to_alone(method):
    response = getattr(Client(), method)(ENDPOINT)

    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_a_form_of_our_own_site_is_not_asked_for():
    client = Client(enforce_csrf_checks=True)

    assert client.post(**sent("tools/list")).status_code == 200


@pytest.mark.parametrize("body", ["", "{", "[]", '{"jsonrpc": "2.0"}'])
def test_what_is_no_message_is_told_as_such(body):
    response = Client().post(ENDPOINT, body, content_type="application/json")

    assert response.status_code == 400
    assert "error" in json.loads(response.content)


@pytest.mark.django_db
def test_it_counts_as_the_api_does(limited):
    answers = [Client().post(**sent("tools/list")) for _time in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == f'"api";q={limited.API_LIMIT};w=60'


@pytest.mark.django_db
def test_a_tool_that_is_not_there_is_an_error():
    response = Client().post(**sent("tools/call", name="publish", arguments={}))

    assert "Unknown tool" in response.json()["error"]["message"]
    assert "words" in refusal("search")


def test_a_view_of_many_tools_keeps_no_draft_nor_session():
    response = Client().post(**sent("tools/list"))

    assert not response.cookies
    assert server.supported_versions[0] == NEWEST
