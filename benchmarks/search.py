"""Say what a search costs the server at 10 000 records, on both databases.

Run from the project's root: `python benchmarks/search.py`. It fills a directory of its
own with names and texts made up, on SQLite and on PostgreSQL where one can be had,
prints medians and 95th percentiles beside the limit and leaves nothing behind; see
search_figures.py for what is measured. Nothing fails: it only reports.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.postgres import PostgreSQLAbsent, server  # noqa: E402 - not installed

FIGURES = "import django, runpy; django.setup(); runpy.run_path('{}', None, '__main__')"


def measure(name: str, url: str, folder: Path) -> None:
    """Fill an empty database and print its figures."""
    environment = {
        **os.environ,
        "ALLOWED_HOSTS": "testserver",
        "DATABASE_URL": url,
        "DEBUG": "0",
        "DEMO": "0",
        "DJANGO_SETTINGS_MODULE": "registry.settings",
        "SECRET_KEY": "of use to a database that lives for a minute",
        "SECURE_SSL_REDIRECT": "0",
        "VAR": str(folder),
    }
    (folder / "static").mkdir(exist_ok=True)
    print(name)
    for command in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "load_seeds", "-v0"],
        ["-c", FIGURES.format(Path(__file__).with_name("search_figures.py"))],
    ):
        program = [sys.executable, *command]
        subprocess.run(program, cwd=ROOT, env=environment, check=True)


def main() -> None:
    """Measure on both databases."""
    with tempfile.TemporaryDirectory(prefix="register-search-") as name:
        folder = Path(name)
        measure("SQLite", f"sqlite:///{folder / 'search.sqlite3'}", folder)
        try:
            with server() as url:
                measure("PostgreSQL", url, folder)
        except PostgreSQLAbsent as reason:
            print(f"PostgreSQL: {reason}")


if __name__ == "__main__":
    main()
