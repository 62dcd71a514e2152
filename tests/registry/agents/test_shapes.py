"""What the tools give."""

import msgspec
import pytest

from registry.agents import shapes


@pytest.mark.parametrize("name", ["Found", "Got", "Sourced", "Followed", "Compared"])
def test_every_answer_tells_its_log_before_and_its_sources_after(name):
    schema = msgspec.json.schema(getattr(shapes, name))
    names = list(schema["$defs"][name]["properties"])

    assert names[:2] == ["log_id", "head_seq"]
    assert names[-2:] == ["citations", "sources"]


def test_two_versions_go_by_from_and_to():
    fields = msgspec.json.schema(shapes.Compared)["$defs"]["Compared"]["properties"]

    assert {"from", "to"} <= fields.keys()
