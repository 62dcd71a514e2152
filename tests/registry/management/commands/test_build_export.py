"""The command builds what is asked for, and says where it is."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from registry import built
from registry.management.commands.build_export import Command
from tests.makers import a_source, revise

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path):
    settings.VAR = tmp_path


def said(*arguments):
    out = StringIO()
    call_command("build_export", *arguments, stdout=out)
    return out.getvalue()


def test_it_builds_the_newest_and_says_where():
    a_source()

    told = said()

    export = built.latest()
    assert told.startswith(f"{export.folder}: ")
    assert said() == told


def test_it_builds_a_past_for_a_day():
    revise(a_source(), title="Second")

    said("--known-at=seq:1", "--true-on=2023-05")

    assert [e.url for e in built.exports()] == ["/exports/1/on/2023-05-31/"]


@pytest.mark.parametrize(
    "argument",
    ["--known-at=seq:9", "--known-at=soon", "--true-on=soon", "--true-on=2023-13"],
)
def test_what_means_nothing_is_refused(argument):
    a_source()

    with pytest.raises(CommandError):
        said(argument)


def test_an_empty_register_is_told_in_a_line():
    with pytest.raises(CommandError, match="Nothing is published"):
        said()


def test_progress_is_for_a_terminal_alone():
    class Terminal(StringIO):
        def isatty(self):
            return True

    plain, terminal = StringIO(), Terminal()
    for stream in (plain, terminal):
        for done in (499, 500):
            Command(stderr=stream)._tell(done)

    assert plain.getvalue() == ""
    assert "500 records" in terminal.getvalue()
