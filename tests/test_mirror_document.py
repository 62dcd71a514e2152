"""The commands of docs/mirror.md do what they say, pasted into a shell."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from clients import register_mirror
from registry.exports.build import build
from registry.ledger.read import head
from tests.makers import a_policy, a_source

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "mirror.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)


def test_the_commands_work_when_pasted(live_server, settings, tmp_path):
    settings.VAR = tmp_path / "var"
    a_policy()
    build()
    a_source()
    here = tmp_path / "here"
    here.mkdir()
    shutil.copy(Path(register_mirror.__file__), here)

    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for commands in COMMANDS:
        done = subprocess.run(
            ["/bin/sh", "-ec", commands],
            cwd=here,
            env={**os.environ, "PATH": path, "BASE": live_server.url},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    package = json.loads((here / "datapackage.json").read_text("utf-8"))
    assert package["seq"] == head().seq - 1
    with closing(sqlite3.connect(here / "copy.sqlite")) as copy:
        found = copy.execute("SELECT count(*), max(seq) FROM entries").fetchone()
    assert found == (head().seq, head().seq)


@pytest.mark.django_db
def test_every_file_of_an_export_is_told(settings, tmp_path):
    settings.VAR = tmp_path
    a_source()

    tables = (".csv", ".parquet")
    whole = [name for name in build().files if not name.endswith(tables)]

    assert all(f"…/{name}`" in TEXT for name in whole)


def test_every_option_and_exit_code_is_told(capsys):
    with pytest.raises(SystemExit):
        register_mirror.main(["--help"])
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}

    assert all(f"`{option}`" in TEXT for option in options)
    told = {int(code) for code in re.findall(r"^\| (\d) \|", TEXT, re.MULTILINE)}
    assert told == {0, 1, 2, 3, 4, 5}
