"""The official MCP client lists the tools and calls every one of them."""

import json
import re

import pytest

from tests.conformance.outside import PYTHON, ROOT, run, told

CALLS = [
    ("search", {"words": "hashkey", "limit": 3}),
    ("search", {"words": "nobody of this name"}),
    ("get_record", {"record": "EX-0002", "true_on": "2023-05-15"}),
    ("get_record", {"record": "policies/PL-0028", "known_at": "seq:300"}),
    ("get_citations", {"record": "EX-0002", "field": "name_en"}),
    ("list_changes", {"after": 0, "limit": 100}),
    ("compare", {"record": "SRC-0110", "from": "1", "to": "2"}),
]
WRONG = [("get_record", {"record": "EX-9999"}), ("search", {"word": "hashkey"})]

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def heard(register):
    """Return what the client was told, by revision of the protocol."""
    return told("call_tools.py", f"{register}/mcp", json.dumps(CALLS + WRONG))


def test_the_newest_revision_and_one_before_are_spoken(heard):
    assert "2026-07-28" in heard
    assert len(heard) == 2


def test_every_tool_is_listed_and_called(heard):
    for spoken in heard.values():
        assert set(spoken["tools"]) == {name for name, _given in CALLS}
        assert "permanent_url" in spoken["instructions"]


def test_every_answer_carries_its_log_and_its_sources(heard):
    for spoken in heard.values():
        for answer in spoken["answers"][: len(CALLS)]:
            assert not answer["is_error"], answer["text"]
            found = answer["structure"]
            assert json.loads(answer["text"]) == found
            assert re.fullmatch(r"[0-9a-f]{32}", found["log_id"])
            assert found["head_seq"] > 300
            cited = {one["source"] for one in found["citations"]}
            assert cited == found["sources"].keys()


def test_what_is_cited_is_so_in_the_register(heard):
    (answers, *_others) = [spoken["answers"] for spoken in heard.values()]
    found, nobody, exchange, policy, value, changes, compared = (
        one["structure"] for one in answers[: len(CALLS)]
    )

    assert found["results"][0]["id"] == "EX-0002"
    assert nobody["results"] == []
    assert nobody["looked_in"]
    assert exchange["true_on"] == "2023-05-15"
    assert policy["known_at"] == "seq:300"
    assert value["values"][0]["value"] == exchange["data"]["name_en"]
    assert [one["seq"] for one in changes["changes"]] == [*range(1, 101)]
    assert compared["to"]["seq"] > compared["from"]["seq"]


def test_an_error_says_what_to_do(heard):
    for spoken in heard.values():
        missing, misspelt = spoken["answers"][len(CALLS) :]
        assert [missing["is_error"], misspelt["is_error"]] == [True, True]
        assert "tool search" in missing["text"]
        assert "`word`" in misspelt["text"]


def test_the_program_of_the_guide_works_when_pasted(register, tmp_path):
    guide = (ROOT / "docs" / "agents.md").read_text("utf-8")
    (program,) = re.findall("```python\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "pasted.py").write_text(program)

    done = run(PYTHON / "python", tmp_path / "pasted.py", BASE=register)

    assert done.returncode == 0, done.stderr
    assert "icensed" in done.stdout
