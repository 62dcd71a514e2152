"""The list of this app's tables."""

from registry.admin.models import SavedList
from registry.audit.models import AuditLine
from registry.changesets.models import Change, ChangeSet, Remark
from registry.citations.models import Citation, Claim, Source
from registry.history.models import Gate, Touched
from registry.ledger.models import Entry, Head
from registry.reports.models import Attempt, Report
from registry.search.models import SearchRow
from registry.webhooks.models import Delivery, Endpoint

__all__ = [
    "Attempt",
    "AuditLine",
    "Change",
    "ChangeSet",
    "Citation",
    "Claim",
    "Delivery",
    "Endpoint",
    "Entry",
    "Gate",
    "Head",
    "Remark",
    "Report",
    "SavedList",
    "SearchRow",
    "Source",
    "Touched",
]
