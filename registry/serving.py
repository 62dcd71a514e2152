"""What must stand before the register is served, and the command that serves it."""

import secrets
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import DatabaseError

from registry import built, demo, env
from registry.exports.build import build
from registry.history import triggers
from registry.ledger.read import head

# modest: one register, one machine; more is a matter of a server's own configuration
WORKERS, THREADS = 2, 4
# A worker told to stop while it still starts never hears it; the server ends it then.
SECONDS_TO_STOP = 10
MOST_CHANGES = 5000  # exported in some 3 seconds; a larger register says when


class CannotServe(Exception):
    """The register cannot be served; the message says why, in one line."""


def prepare(host: str, out: OutputWrapper) -> None:
    """Make everything ready and tell where the register stands.

    Raise CannotServe, or env.NotDemo, with one line.
    """
    if settings.DEMO:
        env.refuse_public([host, *settings.ALLOWED_HOSTS])
    require_port(host, settings.PORT)
    require_folder(settings.STATIC_ROOT)
    out.write("Setting up the database …")
    out.flush()
    migrate()
    call_command("load_seeds", stdout=out)
    first_export()
    for line in (*addresses(host, settings.PORT), *accounts()):
        out.write(line)
    out.flush()


def addresses(host: str, port: int) -> list[str]:
    """Return where readers, editors and machines go."""
    base = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    told = [
        f"Read:      {base}/en/",
        f"Edit:      {base}/admin/",
        f"Machines:  {base}/api/v1/ (described at {base}/api/v1/docs)",
    ]
    return [*told, f"Agents:    {base}/mcp"] if settings.MCP else told


def accounts() -> list[str]:
    """Open the demo accounts and return what to tell of them; else close them."""
    if not settings.DEMO:
        demo.close_accounts()
        return []
    password = settings.DEMO_PASSWORD or secrets.token_urlsafe(12)
    names = ", ".join(demo.open_accounts(password))
    told = "as DEMO_PASSWORD says" if settings.DEMO_PASSWORD else password
    return [f"Accounts:  {names}", f"Password:  {told}"]


def first_export() -> None:
    """Build the first export of a register small enough not to be kept waiting."""
    if 0 < head().seq <= MOST_CHANGES and built.latest() is None:
        build()


def require_port(host: str, port: int) -> None:
    """Raise CannotServe unless this port can be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise CannotServe(
            f"PORT={port} on {host}: {error.strerror}. Choose another, as PORT=8001."
        ) from error


def require_folder(folder: Path) -> None:
    """Make a folder, or raise CannotServe."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotServe(
            f"VAR: {folder} cannot be made ({error.strerror}). Choose another folder."
        ) from error


def migrate() -> None:
    """Bring the database up to date; raise CannotServe where that or a guard fails."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
        missing = triggers.missing()
    except DatabaseError as error:
        why = " ".join(str(error).split())
        raise CannotServe(f"The database cannot be used: {why}.") from error
    if missing:
        raise CannotServe(
            f"{len(missing)} guards are missing, {missing[0]} among them: "
            "the register would not be safe. Restore the database from a copy."
        )


def server(host: str, port: int) -> list[str]:
    """Return the command line of the server."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", host, "--port", str(port), "--log-level", "warning"),
        *("--workers", str(WORKERS), "--blocking-threads", str(THREADS)),
        *("--workers-kill-timeout", str(SECONDS_TO_STOP)),
        "registry.wsgi:application",
    ]
