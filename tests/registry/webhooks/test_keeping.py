"""Acts of administrators: each stored, each in the audit log, no secret in either."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from registry.audit.models import AuditLine
from registry.ledger import read
from registry.webhooks import keeping, signing
from registry.webhooks.keeping import NotKept
from registry.webhooks.models import Endpoint, State
from tests.makers import a_source
from tests.registry.webhooks.receiver import an_endpoint

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
URL = "https://receiver.example/hook?token=rosebud"


def lines():
    about = AuditLine.objects.filter(about__startswith="registry.endpoint")
    return list(about.order_by("pk").values_list("act", "detail"))


def fresh(endpoint):
    return Endpoint.objects.get(pk=endpoint.pk)


def everything():
    """Return all rows of all tables as one text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own names
            found += map(repr, cursor.fetchall())
    return "\n".join(found)


def test_a_new_endpoint_has_a_secret_that_no_table_holds(administrator):
    made = Endpoint(name="Archive", url=URL, after=0)

    secret = keeping.add(made, by=administrator)
    second = keeping.new_secret(
        made, seen=keeping.mark(made), by=administrator, at=NOON
    )

    assert secret == signing.secret(fresh(made).seed_before)
    assert second == signing.secret(fresh(made).seed)
    text = everything()
    assert fresh(made).seed in text
    for one in (secret, second):
        assert one.removeprefix("whsec_") not in text
    assert lines() == [
        ("endpoint_made", {"name": "Archive"}),
        ("endpoint_secret", {"name": "Archive"}),
    ]


def test_a_secret_that_was_replaced_signs_for_a_day(administrator):
    made = an_endpoint(URL)
    old = made.seed

    keeping.new_secret(made, seen=keeping.mark(made), by=administrator, at=NOON)

    found = fresh(made)
    assert found.before_until == NOON + signing.OVERLAP
    assert signing.seeds(found, NOON) == [found.seed, old]


def test_a_page_sent_twice_replaces_a_secret_once(administrator):
    made = an_endpoint(URL)
    seen = keeping.mark(made)
    keeping.new_secret(made, seen=seen, by=administrator, at=NOON)

    with pytest.raises(NotKept):
        keeping.new_secret(fresh(made), seen=seen, by=administrator, at=NOON)

    assert len(lines()) == 1


def test_what_was_typed_is_stored_and_nothing_beside_it(administrator):
    made = an_endpoint(URL, failures=3, next_try_at=NOON, failing_since=NOON, upto=9)
    Endpoint.objects.update(after=5)  # a runner's, meanwhile
    made.url = "https://other.example/"

    keeping.change(made, by=administrator, changed=["url"])

    found = fresh(made)
    assert (found.url, found.after) == ("https://other.example/", 5)
    assert (found.failures, found.next_try_at, found.upto) == (0, None, None)
    assert lines() == [("endpoint_changed", {"name": "Archive", "changed": ["url"]})]


def test_nothing_changed_is_no_change(administrator):
    keeping.change(an_endpoint(URL), by=administrator, changed=[])

    assert lines() == []


def test_it_is_paused_and_resumed_where_it_stood(administrator):
    made = an_endpoint(URL, after=3, failures=3, next_try_at=NOON)

    keeping.pause(made, by=administrator)
    assert fresh(made).state == State.PAUSED
    keeping.resume(made, by=administrator)

    found = fresh(made)
    assert (found.state, found.after) == (State.ACTIVE, 3)
    assert (found.failures, found.next_try_at) == (0, None)
    assert [act for act, _detail in lines()] == ["endpoint_paused", "endpoint_resumed"]


def test_it_is_told_again_from_a_number(administrator):
    a_source()
    made = an_endpoint(URL)

    keeping.replay(made, start=1, by=administrator)

    assert fresh(made).after == 0
    assert lines() == [("endpoint_replay", {"name": "Archive", "start": 1})]


@pytest.mark.parametrize("start", [-1, 0, 10**6])
def test_a_number_that_the_register_never_gave_is_refused(administrator, start):
    made = an_endpoint(URL)

    with pytest.raises(NotKept, match=f"from 1 to {read.head().seq + 1}"):
        keeping.replay(made, start=start, by=administrator)

    assert fresh(made).after == made.after


def test_a_removed_endpoint_leaves_a_line(administrator):
    keeping.remove(an_endpoint(URL), by=administrator)

    assert not Endpoint.objects.exists()
    assert lines() == [("endpoint_removed", {"name": "Archive"})]


def test_no_line_holds_the_address(administrator):
    made = Endpoint(name="Archive", url=URL, after=0)
    keeping.add(made, by=administrator)
    keeping.change(made, by=administrator, changed=["url", "name"])
    keeping.pause(made, by=administrator)

    assert "rosebud" not in str(list(AuditLine.objects.values()))
