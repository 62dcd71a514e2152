"""What every test counts on is there: no outside, no silent skip, its own database."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

ROOT = Path(__file__).parent.parent
SUITE = """
import pytest

@pytest.mark.skip("for want of a reason")
def test_one(): ...

@pytest.mark.postgresql
def test_two(): ...

@pytest.mark.sqlite
def test_three(): ...

@pytest.mark.xfail(strict=True)
def test_four(): assert False
"""


@pytest.fixture
def closing_line(tmp_path):
    """Run the suite above under this project's conftest; return its last line."""
    (tmp_path / "test_suite.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "--config-file", os.devnull]
    command += ["-p", "tests.conftest", "-p", "no:warnings", str(tmp_path)]

    def run(**environment: str) -> str:
        done = subprocess.run(
            command,
            env=os.environ | {"REQUIRE_ALL": "", "POSTGRESQL_ABSENT": ""} | environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.splitlines()[-1].strip("= ")

    return run


def test_no_other_machine_is_looked_up():
    with pytest.raises(AssertionError, match=r"loopback only, not 'register\.example'"):
        socket.getaddrinfo("register.example", 443)


def test_no_other_machine_is_reached():
    with socket.socket() as outgoing, pytest.raises(AssertionError, match="loopback"):
        outgoing.connect(("192.0.2.1", 443))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_this_machine_is_reached(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        with socket.create_connection((host, port)) as outgoing:
            assert outgoing.getpeername()[1] == port


def test_a_skip_stays_a_skip_on_a_developers_machine(closing_line):
    assert closing_line().startswith("1 passed, 1 skipped, 1 deselected, 1 xfailed")


def test_a_skip_is_a_failure_where_all_must_run(closing_line):
    line = closing_line(REQUIRE_ALL="1")

    assert line.startswith("1 passed, 1 deselected, 1 xfailed, 1 error")


def test_without_postgresql_its_tests_skip_and_those_of_sqlite_stay_out(closing_line):
    line = closing_line(POSTGRESQL_ABSENT="none here")

    assert line.startswith("1 skipped, 3 deselected")  # two ask no database


@pytest.mark.sqlite
def test_a_test_about_sqlite_runs_on_sqlite():
    assert connection.vendor == "sqlite"


@pytest.mark.postgresql
def test_a_test_about_postgresql_runs_on_postgresql():
    assert connection.vendor == "postgresql"


def test_the_samples_are_a_folder(samples):
    assert (samples / "exchanges.csv").is_file()


@pytest.mark.parametrize("_turn", ["first", "after it"])
def test_no_test_reads_in_the_language_of_the_one_before(_turn):
    begun = translation.get_language()

    translation.activate("zh-hant")

    assert begun == "en"
