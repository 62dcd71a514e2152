"""`manage.py serve`: one line when it cannot, and a whole register when it can."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from registry import serving
from registry.management.commands import serve

ROOT = Path(serve.__file__).parents[3]
PATIENCE = 120  # seconds a cold start may take


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect what would be run in our place."""
    found: list[list[str]] = []
    monkeypatch.setattr(serve.os, "execv", lambda _path, command: found.append(command))
    monkeypatch.setattr(serve.connections, "close_all", lambda: None)
    return found


def test_it_hands_over_to_the_server(started, monkeypatch, settings):
    asked = []
    monkeypatch.setattr(serving, "prepare", lambda host, _out: asked.append(host))

    call_command("serve", host="127.0.0.2")

    assert asked == ["127.0.0.2"]
    assert started == [serving.server("127.0.0.2", settings.PORT)]


def test_a_reason_against_is_told_and_nothing_is_started(started, monkeypatch):
    def refuse(host: str, _out: object) -> None:
        raise serving.CannotServe(f"{host} is busy.")

    monkeypatch.setattr(serving, "prepare", refuse)

    with pytest.raises(CommandError, match=r"^127\.0\.0\.1 is busy\.$"):
        call_command("serve")

    assert not started


def manage(folder: Path, **settings: str) -> subprocess.Popen[str]:
    """Start `manage.py serve` on a folder of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env={
            **kept,
            "DJANGO_SETTINGS_MODULE": "registry.settings",
            "DEMO": "1",
            "VAR": str(folder),
            **settings,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextlib.contextmanager
def served(folder: Path, port: int) -> Iterator[str]:
    """Serve, wait for an answer, yield the front address, and stop."""
    process = manage(folder, PORT=str(port))
    base, end = f"http://127.0.0.1:{port}", time.monotonic() + PATIENCE
    try:
        while True:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{base}/healthz", timeout=1)  # noqa: S310 - ours
                break
            assert process.poll() is None, process.communicate()[0]
            assert time.monotonic() < end, "no answer"
            time.sleep(0.1)
        yield base
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=serving.SECONDS_TO_STOP * 3)


def body(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - ours
        found: bytes = answer.read()
    return found


@pytest.mark.long
@pytest.mark.sqlite
def test_a_newcomer_has_the_register_and_a_restart_loses_nothing(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]

    with served(tmp_path / "var", port) as base:
        first = body(f"{base}/api/v1/changes")
        clash = manage(tmp_path / "other", PORT=str(port))
        refusal, _nothing = clash.communicate(timeout=60)
        assert f"PORT={port}" in refusal
        assert refusal.count("\n") == 1

    with served(tmp_path / "var", port) as base:
        assert body(f"{base}/api/v1/changes") == first
        assert b"SFC" in body(f"{base}/api/v1/regulators/sfc")


@pytest.mark.sqlite
def test_a_folder_that_cannot_be_used_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "var").write_text("")

    told, _nothing = manage(tmp_path / "var").communicate(timeout=60)

    assert told.count("\n") == 1
    assert str(tmp_path / "var") in told
