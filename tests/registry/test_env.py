"""Settings are read from the environment; what cannot be read stops the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from registry import env

ROOT = Path(__file__).parent.parent.parent
NAME = "A_SETTING"


@pytest.fixture
def given(monkeypatch):
    """Return how to set the variable."""
    return lambda value: monkeypatch.setenv(NAME, value)


def started(*command: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Run Python in demo mode on the register's own settings."""
    environment = os.environ | {"ALLOWED_HOSTS": "127.0.0.1", "DEMO": "1", **given}
    environment["DJANGO_SETTINGS_MODULE"] = "registry.settings"
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def _unset(monkeypatch):
    monkeypatch.delenv(NAME, raising=False)


def test_an_unset_variable_is_its_default():
    assert env.text(NAME) == ""
    assert env.text(NAME, "x") == "x"
    assert env.flag(NAME) is False
    assert env.flag(NAME, default=True) is True
    assert env.integer(NAME, 8, lowest=1, highest=9) == 8
    assert env.words(NAME, "a,b") == ["a", "b"]


@pytest.mark.parametrize("value", ["1", "true", "YES", "On"])
def test_yes_in_many_words(given, value):
    given(value)

    assert env.flag(NAME) is True


@pytest.mark.parametrize("value", ["", "0", "false", "NO", "Off"])
def test_no_in_many_words(given, value):
    given(value)

    assert env.flag(NAME, default=True) is False


@pytest.mark.parametrize("value", ["2", "maybe", " 1", "y"])
def test_neither_yes_nor_no_stops_the_start(given, value):
    given(value)

    with pytest.raises(SystemExit, match=r"A_SETTING=.* cannot be read: give 1 or 0"):
        env.flag(NAME)


@pytest.mark.parametrize("value", ["1", "9", "05"])
def test_a_number_between_its_bounds_is_read(given, value):
    given(value)

    assert env.integer(NAME, 8, lowest=1, highest=9) == int(value)


@pytest.mark.parametrize("value", ["0", "10", "-1", "1.5", "", "five", "٣", "9" * 30])
def test_another_stops_the_start_and_names_the_bounds(given, value):
    given(value)

    with pytest.raises(SystemExit, match="give a whole number from 1 to 9"):
        env.integer(NAME, 8, lowest=1, highest=9)


def test_words_are_parted_by_commas_and_blanks_do_not_count(given):
    given(" a, ,b,, c ")

    assert env.words(NAME) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///var/register.sqlite3", "var/register.sqlite3"),
        ("sqlite:////srv/my%20register.sqlite3", "/srv/my register.sqlite3"),
        ("sqlite:///", ":memory:"),
        ("", "default.sqlite3"),
    ],
)
def test_a_file_of_sqlite_is_named_by_its_path(given, url, name):
    given(url)

    found = env.database(NAME, "sqlite:///default.sqlite3")

    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", name)
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_server_of_postgresql_is_named_by_host_port_and_account(given):
    given("postgresql://us%40er:p%3Aw@db.example:5433/my%2Fname")

    found = env.database(NAME, "")

    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert [found[name] for name in names] == [
        "my/name", "us@er", "p:w", "db.example", "5433",
    ]  # fmt: skip
    assert found["ENGINE"] == "django.db.backends.postgresql"


def test_a_socket_is_named_by_its_folder(given):
    given("postgres://postgres@/postgres?host=/tmp/pg&port=5")

    found = env.database(NAME, "")

    assert (found["HOST"], found["PORT"]) == ("/tmp/pg", "5")  # noqa: S108 - a name


def test_a_port_that_is_no_number_stops_the_start(given):
    given("postgresql://host:port/name")

    with pytest.raises(SystemExit, match="give a port from 0 to 65535"):
        env.database(NAME, "")


@pytest.mark.parametrize("url", ["mysql://host/name", "register.sqlite3"])
def test_another_database_stops_the_start(given, url):
    given(url)

    with pytest.raises(SystemExit, match="give sqlite:///path or postgresql://"):
        env.database(NAME, "")


def test_a_key_that_is_given_is_the_key(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert env.secret_key(tmp_path, allow_made=False) == "given"
    assert not list(tmp_path.iterdir())


def test_a_key_that_is_made_is_kept_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    key = env.secret_key(tmp_path / "var", allow_made=True)

    assert len(key) > 50
    assert env.secret_key(tmp_path / "var", allow_made=True) == key
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_in_public_a_key_must_be_given(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(SystemExit, match="SECRET_KEY='' cannot be read: give a long"):
        env.secret_key(tmp_path, allow_made=False)


def test_a_key_that_cannot_be_kept_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "file").write_text("")

    with pytest.raises(SystemExit, match=r"VAR=.* give a folder to write in"):
        env.secret_key(tmp_path / "file", allow_made=True)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "http"), ("DEBUG", "2"), ("DATABASE_URL", "oracle:")]
)
def test_the_start_ends_with_one_line(name, value, tmp_path):
    done = started("manage.py", "check", VAR=str(tmp_path), **{name: value})

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"{name}={value!r} cannot be read: give ")


def test_a_refused_address_keeps_its_password_to_itself(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://me:secret@host/register")

    with pytest.raises(env.Unreadable) as refused:
        env.database("DATABASE_URL", "sqlite:///x")

    assert "secret" not in str(refused.value)
    assert "mysql://…@host/register" in str(refused.value)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "::1", "127.0.0.2"]
)
def test_this_machine_is_no_public_host(host):
    env.refuse_public([host])


@pytest.mark.parametrize(
    "host",
    ["*", "0.0.0.0", "::", ".example.com", "192.0.2.1", ""],  # noqa: S104 - refused
)
def test_a_public_host_is_refused_by_name(host):
    with pytest.raises(env.NotDemo) as refused:
        env.refuse_public(["127.0.0.1", host])

    assert host in str(refused.value)
    assert "\n" not in str(refused.value)


def test_demo_mode_starts_on_no_public_host_whoever_starts_it(tmp_path):
    hosts = {"VAR": str(tmp_path / "var"), "ALLOWED_HOSTS": "register.example"}

    done = started("-c", "import registry.wsgi", **hosts)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "not for register.example" in done.stderr
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "is_tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://a%40b:p%2Fw@mail.example", 587, True, False),
        ("smtps://mail.example:4650", 4650, False, True),
    ],
)
def test_a_server_of_mail_is_read(monkeypatch, url, port, starts_tls, is_tls):
    monkeypatch.setenv("EMAIL_URL", url)

    found = env.mail("EMAIL_URL", "")

    assert (found.host, found.port) == ("mail.example", port)
    assert (found.starts_tls, found.is_tls) == (starts_tls, is_tls)
    assert (found.user, found.password) in {("a@b", "p/w"), ("", "")}


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://x:0x1"])
def test_a_server_of_mail_that_cannot_be_read_stops_the_start(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)

    with pytest.raises(env.Unreadable):
        env.mail("EMAIL_URL", "")


def test_an_extra_runs_where_its_package_is_unless_it_is_told_not_to(given):
    assert env.optional(NAME, "pytest") is True
    assert env.optional(NAME, "nobody_has_this") is False

    given("0")

    assert env.optional(NAME, "pytest") is False


def test_an_extra_that_is_wanted_and_is_not_there_stops_the_start(given):
    given("1")

    with pytest.raises(env.Unreadable, match=r"A_SETTING=.*install nobody_has_this"):
        env.optional(NAME, "nobody_has_this")
