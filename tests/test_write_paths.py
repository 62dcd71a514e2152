"""Every way to write has one outcome, and docs/write-paths.md names it."""

import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from registry.ledger.verify import verify
from registry.records.context import OutsideChangeSet
from tests.makers import a_policy, a_regulator
from tests.snapshots import snapshot
from tests.write_paths import ADVISED, APPENDED, CLOSED, PROTECTED

pytestmark = pytest.mark.django_db

REFUSALS = [
    (ADVISED, OutsideChangeSet, "change set"),
    (CLOSED, DatabaseError, "registry: write outside a change set"),
    (APPENDED, DatabaseError, "registry: append-only"),
    (PROTECTED, ProtectedError, "referenced"),
]
REFUSED = {
    name: (way, error, words)
    for ways, error, words in REFUSALS
    for name, way in ways.items()
}


@pytest.fixture
def policy():
    """Publish a policy with an issuer, a requirement and a citation."""
    a_regulator(name_en="Hong Kong Monetary Authority")
    return a_policy(issuers=[a_regulator()], requirements=[{}])


@pytest.mark.parametrize("name", REFUSED)
def test_no_write_escapes(name, policy):
    way, error, words = REFUSED[name]
    before = snapshot()

    with pytest.raises(error, match=words), transaction.atomic():
        way(policy)

    assert snapshot() == before
    assert not list(verify())
