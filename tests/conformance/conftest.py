"""A register for the outside tools: the real server, with the Hong Kong data."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conformance.outside import ROOT, inherited

LONGEST = "test_every_answer_is_as_the_document_says"
PATIENCE_S = 120  # to load the data and build the first export on a busy machine


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes as long as all the rest, which others then run beside."""
    items.sort(key=lambda item: LONGEST not in item.name)


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the register as `make run` does; return where: "http://127.0.0.1:1"."""
    folder = tmp_path_factory.mktemp("register")
    port = free_port()
    said = folder / "said"
    with said.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=environment(folder, port),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # its workers end with it
        )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/readyz", server, said=said)
        yield url
    finally:
        with suppress(ProcessLookupError):  # it ended by itself
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def environment(folder: Path, port: int) -> dict[str, str]:
    """Return the settings of a register in a folder, whatever is set outside."""
    return {
        **inherited(),
        "DJANGO_SETTINGS_MODULE": "registry.settings",
        "VAR": str(folder / "var"),
        "PORT": str(port),
        "DEMO": "1",
        # the tools ask as much as a thousand readers
        "API_LIMIT": "0",
        "PAGE_LIMIT": "0",
    }


def wait_for(url: str, server: "subprocess.Popen[bytes]", *, said: Path) -> None:
    """Return once the server answers; fail with what it said if it does not."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The register was not served: {said.read_text()}")
