"""What docs/agents.md says of the tools is so, and its command works when pasted."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.agents import result
from tests.makers import an_exchange

GUIDE = (Path(__file__).parent.parent / "docs" / "agents.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+) \| (.+) \|$", re.MULTILINE)
TIMES = {"true_on", "known_at"}


def test_every_tool_is_told_with_all_it_takes():
    told = {
        tool: set(re.findall(r"`(\w+)`", takes))
        | (TIMES if "times" in takes else set())
        for tool, _answers, takes in ROW.findall(GUIDE)
    }

    assert told == {
        one["name"]: set(one["inputSchema"]["properties"])
        for one in result("tools/list")["tools"]
    }


@pytest.mark.django_db(transaction=True)
def test_the_command_works_when_pasted(live_server):
    an_exchange(name_en="HashKey Exchange")
    (command,) = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)

    done = subprocess.run(
        ["/bin/sh", "-ec", command],
        env={**os.environ, "BASE": live_server.url},
        capture_output=True,
        text=True,
        check=True,
    )

    (hit,) = json.loads(done.stdout)["result"]["structuredContent"]["results"]
    assert hit["name"] == "HashKey Exchange"
