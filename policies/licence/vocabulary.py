"""The words of licences: regimes, statuses, and which status may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Regime(models.TextChoices):
    """Which licensing regime it falls under."""

    VATP = "vatp", _("Virtual asset trading platforms")
    STABLECOIN_ISSUER = "stablecoin_issuer", _("Stablecoin issuers")


class Status(models.TextChoices):
    """Status codes of applications, then of licences."""

    SUBMITTED = "submitted", _("Applied")
    IN_PRINCIPLE = "in_principle_approval", _("Approved in principle")
    DEEMED = "deemed_licensed", _("Deemed licensed")
    RETURNED = "returned", _("Application returned")
    REFUSED = "refused", _("Application refused")
    WITHDRAWN = "withdrawn", _("Application withdrawn")
    LAPSED = "lapsed", _("Application lapsed")
    GRANTED = "granted", _("Granted")
    LICENSED = "licensed", _("Licensed")
    LICENSED_RESTRICTED = "licensed_restricted", _("Licensed, restricted")
    CONDITION_VARIED = "condition_varied", _("Condition varied")
    CLOSING = "closing_down", _("Closing down")
    SUSPENDED = "suspended", _("Suspended")
    PARTIALLY_SUSPENDED = "partially_suspended", _("Suspended in part")
    REVOKED = "revoked", _("Revoked")
    CEASED = "ceased", _("Ceased")
    EXPIRED = "expired", _("Expired")


_GRANT = {Status.GRANTED, Status.LICENSED, Status.LICENSED_RESTRICTED}
_END = {Status.REVOKED, Status.CEASED, Status.EXPIRED}
_STOP = {Status.SUSPENDED, Status.PARTIALLY_SUSPENDED, Status.CLOSING}
_PENDING = {Status.REFUSED, Status.WITHDRAWN, Status.LAPSED, Status.CLOSING} | _GRANT

LICENSED = {Status.LICENSED, Status.LICENSED_RESTRICTED, Status.GRANTED}
CLOSED_APPLICATION = {
    Status.RETURNED,
    Status.REFUSED,
    Status.WITHDRAWN,
    Status.LAPSED,
}
FINAL = CLOSED_APPLICATION | _END

# which status may follow which; `condition_varied` changes conditions, not the status.
# The table is the register's own reading of the regulators' practice.
NEXT: dict[str, set[Status]] = {
    Status.SUBMITTED: {Status.IN_PRINCIPLE, Status.DEEMED, Status.RETURNED} | _PENDING,
    Status.IN_PRINCIPLE: _PENDING,
    Status.DEEMED: _PENDING,
    Status.GRANTED: {Status.LICENSED, Status.LICENSED_RESTRICTED},
    Status.LICENSED: {Status.LICENSED_RESTRICTED} | _STOP | _END,
    Status.LICENSED_RESTRICTED: {Status.LICENSED} | _STOP | _END,
    # named on the regulator's closing-down list
    Status.CLOSING: CLOSED_APPLICATION | _END,
    Status.SUSPENDED: {Status.LICENSED, Status.LICENSED_RESTRICTED} | _END,
    Status.PARTIALLY_SUSPENDED: {Status.LICENSED, Status.LICENSED_RESTRICTED} | _END,
}
