from io import StringIO

import pytest
from django.core.management import call_command

from policies.management.commands import load_seeds


@pytest.mark.usefixtures("hong_kong")
def test_a_second_load_has_nothing_to_say():
    out = StringIO()

    call_command("load_seeds", stdout=out)

    assert out.getvalue() == ""


def test_each_set_that_was_written_is_told(monkeypatch: pytest.MonkeyPatch):
    sets = [("sources", 156), ("regulators", 0), ("events", 19)]
    monkeypatch.setattr(load_seeds, "load", lambda _clock: iter(sets))
    out, silence = StringIO(), StringIO()

    call_command("load_seeds", stdout=out)
    call_command("load_seeds", stdout=silence, verbosity=0)

    assert out.getvalue() == "Loaded 156 sources.\nLoaded 19 events.\n"
    assert silence.getvalue() == ""
