"""The audit log's table: whose clock it is, and that nobody rewrites it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from registry.audit.models import AuditAct, AuditLine
from registry.changesets.models import Act
from registry.clock import now
from tests.forgeries import copied, sql, truncated

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(editor):
    return AuditLine.objects.create(act="signed_in", by=editor, about="auth.user/1")


def test_the_database_says_when(line):
    line.refresh_from_db()

    assert abs(now() - line.at) < timedelta(minutes=1)


def test_a_line_is_told_by_its_act_and_what_it_is_about(line):
    assert str(line) == "signed in auth.user/1"
    assert str(AuditLine(act="failed")) == "failed to sign in"


def test_the_newest_line_comes_first(line):
    newer = AuditLine.objects.create(act="failed")

    assert list(AuditLine.objects.all()[:2]) == [newer, line]


def test_acts_of_change_sets_bear_the_codes_of_their_remarks():
    shared = set(AuditAct.values) & set(Act.values)

    assert shared == {"approved", "returned", "published", "looked_at"}


@pytest.mark.parametrize(
    "forge",
    [
        lambda: sql("UPDATE registry_auditline SET act = 'failed'"),
        lambda: sql("DELETE FROM registry_auditline"),
        pytest.param(lambda: truncated(AuditLine), marks=pytest.mark.postgresql),
        pytest.param(lambda: copied(AuditLine, "REPLACE"), marks=pytest.mark.sqlite),
    ],
)
@pytest.mark.usefixtures("line")
def test_no_line_is_changed_or_removed_by_any_statement(forge):
    before = list(AuditLine.objects.values())

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        forge()

    assert list(AuditLine.objects.values()) == before


def test_no_line_is_changed_or_removed_by_its_model(line):
    line.act = "failed"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditLine.objects.all().delete()

    assert AuditLine.objects.filter(act="signed_in").exists()


def test_whoever_stands_in_the_log_stays(line):
    with pytest.raises(ProtectedError):
        line.by.delete()
