"""The catalogues of translations hold what the code and the templates say today."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("locale", "policies", "registry", "templates")


def messages(locale: Path) -> set[tuple[str, str, str]]:
    """Return the messages in use: catalogue, context and English text."""
    return {
        (str(path.relative_to(locale)), entry.msgctxt or "", entry.msgid)
        for path in locale.rglob("*.po")
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    """Return a copy of the catalogues, extracted anew from a copy of the sources."""
    if not shutil.which("xgettext"):
        pytest.skip("no gettext on this machine to extract messages with")
    copy = tmp_path_factory.mktemp("sources")
    shutil.copy(ROOT / "manage.py", copy)
    for source in SOURCES:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, copy / source)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--all", "--no-obsolete"],
        check=True,
        cwd=copy,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "registry.settings"},
        capture_output=True,
    )
    return copy / "locale"


def test_every_message_is_in_every_catalogue(extracted):
    unlike = messages(ROOT / "locale") ^ messages(extracted)

    assert not unlike, "\n".join(["run makemessages:", *map(str, sorted(unlike))])


def test_no_translation_is_a_guess():
    guesses = [
        f"{path.relative_to(ROOT)}: {entry.msgid}"
        for path in ROOT.glob("locale/**/*.po")
        for entry in polib.pofile(str(path)).fuzzy_entries()
    ]

    assert not guesses, "\n".join(guesses)
