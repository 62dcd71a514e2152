"""List the tools of an endpoint and call each, by the official client.

Run as `call_tools.py URL CALLS`: the address, and JSON of [[tool, arguments], …]. It
prints {protocol revision: {instructions, tools, answers}}; the client itself holds each
answer against its output schema.
"""

import asyncio
import json
import sys
from typing import Any

from mcp import Client

REVISIONS = ("auto", "legacy")  # the newest, and the handshake of those before


async def asked(url: str, calls: list[Any], *, mode: str) -> tuple[str, dict[str, Any]]:
    """Return which revision was spoken, and what was told."""
    async with Client(url, mode=mode) as client:
        listed = (await client.list_tools()).tools
        answers = [await client.call_tool(name, given) for name, given in calls]
        return client.protocol_version, {
            "instructions": client.instructions,
            "tools": [one.name for one in listed],
            "answers": [
                {
                    "is_error": one.is_error,
                    "text": one.content[0].text,
                    "structure": one.structured_content,
                }
                for one in answers
            ],
        }


async def all_asked(url: str, calls: list[Any]) -> dict[str, Any]:
    """Return the same by every way to begin."""
    return dict([await asked(url, calls, mode=mode) for mode in REVISIONS])


if __name__ == "__main__":
    heard = asyncio.run(all_asked(sys.argv[1], json.loads(sys.argv[2])))
    print(json.dumps(heard))  # noqa: T201 - to whoever started it
