"""Read settings from the environment; an unreadable value stops the start."""

import ipaddress
import os
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE, FALSE = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}  # RFC 5321, 6409, 8314
SQLITE_OPTIONS: dict[str, Any] = {  # values of several types, as Django's own
    "transaction_mode": "IMMEDIATE",  # a deferred BEGIN fails at once under writers
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
POSTGRESQL_OPTIONS: dict[str, Any] = {
    "server_side_binding": True,  # what a statement of the server's own wants
    "prepare_threshold": 3,  # a page asks what the page before asked: 5 ms less a form
}


class Unreadable(SystemExit):
    """A setting cannot be read; its one line is printed and the start ends."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        shown = re.sub(r"//[^@/]*@", "//…@", value)  # names and passwords stay out
        super().__init__(f"{name}={shown!r} cannot be read: give {wanted}.")


@dataclass(frozen=True, slots=True)
class Mail:
    """A server of outgoing mail, and how it is spoken to."""

    host: str
    port: int
    user: str
    password: str
    starts_tls: bool
    is_tls: bool


class NotDemo(SystemExit):
    """Demo mode may not run here; its one line is printed and the start ends."""


def text(name: str, default: str = "") -> str:
    """Return the variable as text, or the default where it is unset."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """Return the variable as yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise Unreadable(name, value, "1 or 0")


def integer(name: str, default: int, *, lowest: int, highest: int) -> int:
    """Return the variable as a whole number between two inclusive bounds."""
    value = os.environ.get(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise Unreadable(name, value, f"a whole number from {lowest} to {highest}")
    if not lowest <= int(value) <= highest:
        raise Unreadable(name, value, f"a whole number from {lowest} to {highest}")
    return int(value)


def optional(name: str, package: str) -> bool:
    """Return whether an optional part runs: where its package is, unless set to 0."""
    is_here = find_spec(package) is not None
    if flag(name, default=is_here) and not is_here:
        raise Unreadable(name, "1", f"0, or install {package} (requirements/mcp.lock)")
    return flag(name, default=is_here)


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def refuse_public(hosts: Iterable[str]) -> None:
    """Raise NotDemo if one of these hosts can be reached from another machine."""
    if public := [host for host in hosts if not _is_here(host)]:
        raise NotDemo(
            f"Demo mode is for this machine alone, not for {', '.join(public)}: "
            "set DEMO=0, or serve 127.0.0.1."
        )


def database(name: str, default: str) -> dict[str, Any]:
    """Return Django's DATABASES entry from `sqlite:///path` or `postgresql://…`.

    A socket directory is given as `postgresql://user@/name?host=/directory`.
    """
    url = text(name) or default
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path[1:]) or ":memory:"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": SQLITE_OPTIONS,
            "CONN_MAX_AGE": None,
        }
    if parts.scheme not in ("postgres", "postgresql"):
        raise Unreadable(name, url, "sqlite:///path or postgresql://user@host/name")
    query = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError as error:
        raise Unreadable(name, url, "a port from 0 to 65535") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", parts.hostname or ""),
        "PORT": str(port or query.get("port", "")),
        "OPTIONS": POSTGRESQL_OPTIONS,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(name: str, default: str) -> Mail:
    """Return the server of outgoing mail from `smtp://user:password@host:port`.

    The scheme says how: `smtp`, `smtp+tls` (STARTTLS) or `smtps` (TLS at once).
    """
    url = text(name) or default
    parts = urlsplit(url)
    wanted = "smtp://, smtp+tls:// or smtps://user:password@host:port"
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise Unreadable(name, url, wanted)
    try:
        port = parts.port or MAIL_PORTS[parts.scheme]
    except ValueError as error:
        raise Unreadable(name, url, "a port from 0 to 65535") from error
    return Mail(
        parts.hostname,
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+tls",
        is_tls=parts.scheme == "smtps",
    )


def secret_key(var: Path, *, allow_made: bool) -> str:
    """Return SECRET_KEY; where it may be made, keep one of our own under `var`."""
    if key := text("SECRET_KEY"):
        return key
    if not allow_made:
        raise Unreadable("SECRET_KEY", "", "a long random text")
    try:
        return _kept(var / "secret_key")
    except OSError as error:
        why = f"a folder to write in ({error.strerror})"
        raise Unreadable("VAR", str(var), why) from error


def _kept(path: Path) -> str:
    """Return the key this file holds, made at the first start."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()


def _is_here(host: str) -> bool:
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
