"""Everything editors see, registered with the site."""

from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group, User

from registry.admin.accounts import AccountAdmin, RoleAdmin
from registry.admin.audit_log import AuditAdmin
from registry.admin.change_sets import ChangeSetAdmin
from registry.admin.desk import PANELS
from registry.admin.record_admin import RecordAdmin, build_admin
from registry.admin.reports import ReportAdmin, panel
from registry.admin.sources import SourceAdmin
from registry.admin.webhook_words import panel as webhook_panel
from registry.admin.webhooks import EndpointAdmin
from registry.audit.models import AuditLine
from registry.changesets.models import ChangeSet
from registry.citations.models import Source
from registry.records.kinds import kinds
from registry.reports.models import Report
from registry.webhooks.models import Endpoint


def register_all(site: AdminSite) -> None:
    """Register each kind, the change sets and the accounts."""
    site.unregister([User, Group])  # the stock ones, registered on import
    for kind in kinds():
        base = SourceAdmin if kind.record is Source else RecordAdmin
        site.register(kind.record, build_admin(kind.record, base))
    site.register(ChangeSet, ChangeSetAdmin)
    site.register(Report, ReportAdmin)
    site.register(Endpoint, EndpointAdmin)
    site.register(AuditLine, AuditAdmin)
    site.register(User, AccountAdmin)
    site.register(Group, RoleAdmin)
    PANELS.extend([panel, webhook_panel])
