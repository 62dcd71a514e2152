"""Say how many seconds `make run` takes to answer: on a fresh clone, then installed.

Run from the project's root: `python benchmarks/start.py`. It clones the committed tree
into a folder of its own, serves on a free port of 127.0.0.1 and leaves nothing behind.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 300


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Say whether the home page is there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/", timeout=5) as page:
            return bool(page.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def end_of(port: int) -> None:
    """Wait until the server has let go of its port."""
    while answers(port):
        time.sleep(0.1)


def seconds_to_answer(clone: Path) -> float:
    """Return how long `make run` in the clone took to answer, and end it."""
    port = free_port()
    began = time.monotonic()
    with (clone / "run.log").open("wb") as log:
        server = subprocess.Popen(
            ["make", "run"],
            cwd=clone,
            env={**os.environ, "PORT": str(port)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            while not answers(port):
                if server.poll() is not None or time.monotonic() - began > PATIENCE_S:
                    sys.exit((clone / "run.log").read_text())
                time.sleep(0.1)
            return time.monotonic() - began
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()
            end_of(port)


def main() -> None:
    """Measure both starts and print them beside their limits."""
    with tempfile.TemporaryDirectory(prefix="register-start-") as folder:
        clone = Path(folder) / "register"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        print(f"cold start: {seconds_to_answer(clone):.1f} s (limit 120 s)")
        print(f"installed:  {seconds_to_answer(clone):.1f} s (limit 20 s)")


if __name__ == "__main__":
    main()
