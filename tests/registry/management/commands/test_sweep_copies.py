"""The command removes what nothing names, and says what."""

import os
from io import StringIO

import pytest
from django.core.management import call_command

from registry.citations import copies
from tests.makers import a_source
from tests.proposals import edit, kept

pytestmark = pytest.mark.django_db


def swept():
    out = StringIO()
    call_command("sweep_copies", stdout=out)
    return out.getvalue()


def an_old_copy(words):
    digest = copies.keep([words])
    os.utime(copies.path_of(digest), (0, 0))
    return digest


def test_it_removes_what_no_source_and_no_draft_names(settings, tmp_path, editor):
    settings.VAR = tmp_path
    live, drafted, idle = (an_old_copy(words) for words in (b"one", b"two", b"three"))
    source = a_source(copy_sha256=live)
    kept(editor, edit(source, copy_sha256=drafted))

    assert swept() == f"{idle}\n1 files removed.\n"

    assert copies.exists(live)
    assert copies.exists(drafted)
    assert not copies.exists(idle)
    assert swept() == "0 files removed.\n"
