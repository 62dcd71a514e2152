import secrets
import socket
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management.base import OutputWrapper
from django.db import OperationalError

from registry import built, demo, env, serving
from tests.makers import a_source


@pytest.fixture
def out() -> StringIO:
    return StringIO()


@pytest.fixture
def port() -> Iterator[int]:
    """Return the number of a port that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free(settings, tmp_path: Path) -> int:
    """Set a port that nothing listens on, and a folder to work in."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.PORT = server.getsockname()[1]
    settings.VAR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    return settings.PORT


def one_line(refusal: pytest.ExceptionInfo[Exception]) -> str:
    text = str(refusal.value)
    assert "\n" not in text
    return text


def test_a_busy_port_is_refused_by_its_name(port: int):
    with pytest.raises(serving.CannotServe) as refusal:
        serving.require_port("127.0.0.1", port)

    assert f"PORT={port}" in one_line(refusal)


def test_a_free_port_is_left_free(free: int):
    serving.require_port("127.0.0.1", free)
    serving.require_port("127.0.0.1", free)


def test_an_address_of_another_machine_is_refused(free: int):
    with pytest.raises(serving.CannotServe) as refusal:
        serving.require_port("192.0.2.1", free)

    assert "192.0.2.1" in one_line(refusal)


def test_a_folder_is_made(tmp_path: Path):
    serving.require_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path):
    (tmp_path / "var").write_text("")

    with pytest.raises(serving.CannotServe) as refusal:
        serving.require_folder(tmp_path / "var" / "static")

    assert str(tmp_path / "var") in one_line(refusal)


def test_a_database_that_does_not_answer_is_told_in_one_line(monkeypatch):
    def fail(*args: object, **options: object) -> None:
        raise OperationalError("connection refused\n\tIs the server running?")

    monkeypatch.setattr(serving, "call_command", fail)

    with pytest.raises(serving.CannotServe) as refusal:
        serving.migrate()

    assert "connection refused Is the server running?" in one_line(refusal)


@pytest.mark.django_db
def test_a_register_without_its_guards_is_not_served(monkeypatch):
    monkeypatch.setattr(serving.triggers, "missing", lambda: ["policies_policy_gate"])

    with pytest.raises(serving.CannotServe) as refusal:
        serving.migrate()

    assert "policies_policy_gate" in one_line(refusal)


@pytest.mark.usefixtures("hong_kong")
def test_demo_mode_tells_addresses_and_accounts(settings, free: int, out: StringIO):
    settings.DEMO, settings.DEMO_PASSWORD = True, ""

    serving.prepare("127.0.0.1", OutputWrapper(out))

    told = out.getvalue()
    assert f"http://127.0.0.1:{free}/en/\n" in told
    assert f"http://127.0.0.1:{free}/admin/\n" in told
    assert f"http://127.0.0.1:{free}/api/v1/" in told
    assert all(name in told for name in demo.ACCOUNTS)
    password = told.rpartition("Password:")[2].strip()
    assert authenticate(username="publisher", password=password)


@pytest.mark.usefixtures("hong_kong", "free")
def test_a_password_that_was_set_is_not_told(settings, out: StringIO):
    settings.DEMO, settings.DEMO_PASSWORD = True, "known to one"

    serving.prepare("127.0.0.1", OutputWrapper(out))

    assert "known to one" not in out.getvalue()
    assert authenticate(username="auditor", password=settings.DEMO_PASSWORD)


@pytest.mark.usefixtures("hong_kong", "free")
def test_there_are_no_accounts_outside_demo_mode(settings, out: StringIO):
    password = secrets.token_hex()
    demo.open_accounts(password)
    settings.DEMO = False

    serving.prepare("127.0.0.1", OutputWrapper(out))

    assert "Accounts" not in out.getvalue()
    assert not authenticate(username="editor", password=password)


@pytest.mark.usefixtures("free")
def test_demo_mode_touches_nothing_on_a_public_host(settings, out: StringIO):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["register.example"]

    with pytest.raises(env.NotDemo):
        serving.prepare("127.0.0.1", OutputWrapper(out))

    assert out.getvalue() == ""
    assert not settings.STATIC_ROOT.exists()


def test_an_address_of_six_groups_stands_in_brackets():
    assert serving.addresses("::1", 8000)[0].endswith("http://[::1]:8000/en/")


def test_the_server_listens_where_it_is_told():
    command = serving.server("127.0.0.1", 8001)

    assert command[:3] == [sys.executable, "-m", "granian"]
    assert command[command.index("--port") + 1] == "8001"
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[-1] == "registry.wsgi:application"


@pytest.mark.django_db
def test_the_first_export_is_built_and_no_second(settings, tmp_path: Path):
    settings.VAR = tmp_path
    serving.first_export()
    assert built.exports() == []  # nothing is published

    a_source()
    serving.first_export()
    a_source()
    serving.first_export()

    assert [export.seq for export in built.exports()] == [1]


@pytest.mark.django_db
def test_a_large_register_starts_without_an_export(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr(serving, "MOST_CHANGES", 0)
    a_source()

    serving.first_export()

    assert built.exports() == []


@pytest.mark.parametrize("runs", [True, False])
def test_the_endpoint_for_agents_is_told_where_it_runs(settings, runs: bool):
    settings.MCP = runs

    told = serving.addresses("127.0.0.1", 8000)

    assert ("Agents:    http://127.0.0.1:8000/mcp" in told) is runs
