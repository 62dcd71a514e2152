"""The desk shows every kind, sets, reports, webhooks, accounts, and nothing else."""

from django.contrib import admin
from django.contrib.auth.models import Group, User

from registry.admin.accounts import AccountAdmin
from registry.admin.record_admin import RecordAdmin
from registry.audit.models import AuditLine
from registry.changesets.models import ChangeSet
from registry.records.kinds import kinds
from registry.reports.models import Report
from registry.webhooks.models import Endpoint


def shown():
    return dict(admin.site._registry)


def test_every_kind_has_its_admin_and_runs_in_capture():
    found = shown()

    assert all(isinstance(found[kind.record], RecordAdmin) for kind in kinds())


def test_what_is_no_record_is_sets_reports_webhooks_accounts_and_their_log():
    records = {kind.record for kind in kinds()}

    assert set(shown()) - records == {
        ChangeSet, User, Group, AuditLine, Report, Endpoint,
    }  # fmt: skip


def test_accounts_are_ours_and_not_the_stock_ones():
    assert type(shown()[User]) is AccountAdmin
