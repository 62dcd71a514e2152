"""The past under Django: every read of a block answers as of a change number."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Count

from policies.models import Policy, Regulator, Requirement
from registry.citations.models import Citation
from registry.history.intervals import state_at
from registry.ledger import read
from registry.ledger.models import Entry
from registry.past.views import install, laid, laid_at, lifted, remove
from registry.records.kinds import kinds
from registry.records.state import states
from registry.search.directory import rows_of_ids
from tests.makers import a_policy, a_regulator, fresh, revise, withdraw

pytestmark = pytest.mark.django_db


def test_a_value_is_what_it_was():
    sfc = a_regulator(remit="Before.")
    before = read.head().seq
    revise(sfc, remit="After.")

    with laid(before):
        assert Regulator.objects.get().remit == "Before."
        assert fresh(sfc).version == 1
    assert fresh(sfc).remit == "After."


def test_a_record_that_came_later_is_not_there_and_one_that_left_is():
    sfc = a_regulator()
    before = read.head().seq
    withdraw(sfc)
    later = a_regulator(name_en="Later")

    with laid(before):
        assert list(Regulator.objects.all()) == [sfc]
        assert not rows_of_ids([later.public_id])
        assert read.newest(sfc.public_id).type == "published"
    assert list(Regulator.objects.all()) == [later]


def test_a_past_can_be_lifted_for_a_look_at_the_present():
    sfc = a_regulator(remit="Before.")
    before = read.head().seq
    revise(sfc, remit="After.")

    with laid(before):
        with lifted():
            assert (laid_at(), fresh(sfc).remit) == (None, "After.")
        assert (laid_at(), fresh(sfc).remit) == (before, "Before.")
    with lifted():
        assert fresh(sfc).remit == "After."


def test_what_belongs_to_a_record_is_counted_as_it_was():
    policy = a_policy(requirements=[{"value": "98"}, {"value": "99"}])
    counted = Policy.objects.annotate(rules=Count("requirements"))
    before = read.head().seq
    revise(policy, requirements=[])

    with laid(before):
        assert [one.rules for one in counted.all()] == [2]
    assert [one.rules for one in counted.all()] == [0]


def test_links_rows_and_citations_are_those_of_then():
    first, second = a_regulator(), a_regulator(name_en="Second")
    policy = a_policy(issuers=[first], requirements=[{"value": "98"}])
    cited = Citation.objects.filter(object_id=policy.pk).count()
    before = read.head().seq
    row = policy.requirements.get()
    revise(policy, issuers=[second], requirements=[{"id": row.pk, "value": "99"}])

    with laid(before):
        then = Policy.objects.prefetch_related("issuers").get()
        assert list(then.issuers.all()) == [first]
        assert Policy.objects.filter(issuers__name_en="Second").count() == 0
        assert Requirement.objects.get(policy__slug=policy.slug).value == 98
        assert Citation.objects.filter(object_id=policy.pk).count() == cited
    assert list(fresh(policy).issuers.all()) == [second]


def test_a_name_is_that_of_then():
    sfc = a_regulator(name_en="Old name")
    before = read.head().seq
    revise(sfc, name_en="New name")

    with laid(before):
        assert [row.name_en for row in rows_of_ids([sfc.public_id])] == ["Old name"]


def test_the_ledger_ends_there():
    a_regulator()
    before = read.head().seq
    a_regulator(name_en="Later")

    with laid(before):
        assert Entry.objects.order_by("-seq").first().seq == before


def test_before_the_first_entry_there_is_nothing():
    a_policy(issuers=[a_regulator()])

    with laid(0):
        assert [kind.slug for kind in kinds() if kind.record.objects.exists()] == []


def test_nothing_is_written_there():
    sfc = a_regulator()

    here = read.head().seq
    with laid(here), pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(record=sfc.pk).update(reason="x")
    assert Entry.objects.get(record=sfc.pk).reason != "x"


def test_an_error_inside_leaves_the_present():
    a_regulator()

    with pytest.raises(ZeroDivisionError), laid(0):
        raise ZeroDivisionError

    assert Regulator.objects.count() == 1


def test_a_statement_that_was_prepared_before_asks_the_past():
    """PostgreSQL's server keeps a statement once it was asked some times."""
    a_regulator()

    def asked():
        return [len(Regulator.objects.all()) for _time in range(6)]

    found = asked()
    with laid(0):
        found += asked()
    found += asked()

    assert found == [1] * 6 + [0] * 6 + [1] * 6


@pytest.mark.postgresql
def test_statements_are_prepared_in_the_present_alone():
    for _time in range(6):
        Regulator.objects.count()

    with connection.cursor() as cursor, laid(0):
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        before = cursor.fetchone()
        for _time in range(6):
            Regulator.objects.count()
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == before
    assert before[0] > 0
    assert connection.connection.prepare_threshold is not None


@pytest.mark.usefixtures("hong_kong")
def test_at_the_head_the_past_is_the_present():
    live = {kind.slug: states(kind.record, keys(kind)) for kind in kinds()}
    head = read.head().seq

    with laid(head):
        past = {kind.slug: states(kind.record, keys(kind)) for kind in kinds()}

    assert past == live


@pytest.mark.usefixtures("hong_kong")
def test_any_record_is_what_its_revisions_say():
    half = read.head().seq // 2
    with laid(half):
        found = {kind: states(kind.record, keys(kind)[-3:]) for kind in kinds()}

    for kind, some in found.items():
        for key, state in some.items():
            assert state_at(kind.record, key, seq=half) == state


def keys(kind):
    return list(kind.record.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.postgresql
def test_a_migrate_takes_the_views_away_and_makes_them_anew():

    remove()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace('register_past')")
        assert cursor.fetchone() == (None,)
    install()
    install()
    with laid(0):
        assert not Entry.objects.exists()
