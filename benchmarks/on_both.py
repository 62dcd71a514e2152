"""Run a script of figures on SQLite and PostgreSQL, each with the data set loaded."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.postgres import PostgreSQLAbsent, server  # noqa: E402 - not installed

# in a process made ready as a server's is
FIGURES = "import runpy, registry.wsgi; runpy.run_path('{}', None, '__main__')"


def measure(figures: str) -> None:
    """Print the figures of a script beside this one, from databases made for it."""
    with tempfile.TemporaryDirectory(prefix="register-figures-") as name:
        folder = Path(name)
        (folder / "static").mkdir()
        print("SQLite")
        _run(figures, f"sqlite:///{folder / 'figures.sqlite3'}", folder=folder)
        try:
            with server() as url:
                print("PostgreSQL")
                _run(figures, url, folder=folder)
        except PostgreSQLAbsent as reason:
            print(f"PostgreSQL: {reason}")


def _run(figures: str, url: str, *, folder: Path) -> None:
    """Load the data set into an empty database and run the script on it."""
    environment = {
        **os.environ,
        "API_LIMIT": "0",
        "ALLOWED_HOSTS": "testserver",
        "DATABASE_URL": url,
        "DEBUG": "0",
        "DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "registry.settings",
        "PAGE_LIMIT": "0",
        "SECRET_KEY": "of use to a database that lives for a minute",
        "SECURE_SSL_REDIRECT": "0",
        "VAR": str(folder),
    }
    for command in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "load_seeds", "-v0"],
        ["-c", FIGURES.format(Path(__file__).with_name(figures))],
    ):
        program = [sys.executable, *command]
        subprocess.run(program, cwd=ROOT, env=environment, check=True)
