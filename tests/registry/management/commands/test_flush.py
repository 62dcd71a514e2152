"""A register is not emptied; a test database is, and its guards come back."""

import pytest
from django.core.management import CommandError, call_command

from registry.history import triggers
from registry.ledger.models import Head
from registry.ledger.verify import verify
from tests.makers import an_exchange
from tests.snapshots import snapshot


@pytest.mark.django_db
def test_outside_tests_it_is_refused(settings):
    settings.REGISTRY_MAY_FLUSH = False
    an_exchange()
    before = snapshot()

    with pytest.raises(CommandError, match="append-only: it cannot be emptied"):
        call_command("flush", interactive=False)

    assert snapshot() == before
    assert triggers.missing() == []


@pytest.mark.django_db(transaction=True)
def test_a_test_database_is_emptied_and_ready_for_the_next_test():
    an_exchange()
    log = Head.objects.get().log_id

    call_command("flush", interactive=False, verbosity=0)

    head = Head.objects.get()
    assert (head.seq, head.counters, head.log_id == log) == (0, {}, False)
    assert triggers.missing() == []
    assert an_exchange().public_id == "EX-0001"
    assert list(verify()) == []
