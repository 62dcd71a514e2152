"""The command says that the register is whole, or what is not."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from registry.management.commands import verify_history
from tests.makers import an_exchange

pytestmark = pytest.mark.django_db


def test_it_says_that_all_is_whole():
    an_exchange()
    out = StringIO()

    call_command("verify_history", stdout=out)

    assert out.getvalue() == "The register is whole.\n"


def test_it_ends_with_an_error_where_it_is_not(monkeypatch):
    out = StringIO()
    monkeypatch.setattr(verify_history, "verify", lambda: iter(["one", "two"]))

    with pytest.raises(CommandError, match="2 faults: restore from a copy"):
        call_command("verify_history", stdout=out)

    assert out.getvalue() == "one\ntwo\n"
