"""The outside tools: where they stand, and how they are kept on this machine.

`make conformance` installs them from locks with hashes: Python's into an environment
of their own, `.venv-conformance`, Node itself among them; Node's beside this file.
"""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PYTHON = ROOT / ".venv-conformance" / "bin"
NODE = HERE / "node_modules" / ".bin"
NOWHERE = "http://127.0.0.1:9"  # the port of `discard`, where nobody listens
KEPT_HERE = {
    # the Node of the lock, not whatever this machine has
    "PATH": os.pathsep.join([str(PYTHON), os.environ.get("PATH", "")]),
    # whoever asks for another machine by HTTP is led to nobody
    **dict.fromkeys(
        ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE
    ),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1"),
    # they tell nobody that they run, and look for no newer release
    "CI": "1",
    "DO_NOT_TRACK": "1",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    "REDOCLY_TELEMETRY": "off",
    # and draw no colours
    "NO_COLOR": "1",
}


def run(
    tool: Path, *arguments: object, inside: Path = HERE, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Return what a tool said, run in a folder; it may end with any code."""
    return subprocess.run(
        [tool, *map(str, arguments)],
        cwd=inside,
        env={**inherited(), **KEPT_HERE, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def told(script: str, *arguments: object, **environment: str) -> Any:
    """Return what a script of this folder prints as JSON; it runs among the tools."""
    done = run(PYTHON / "python", HERE / script, *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def inherited() -> dict[str, str]:
    """Return what a program needs of the environment; settings stay outside."""
    return {n: os.environ[n] for n in ("HOME", "PATH", "LANG") if n in os.environ}
