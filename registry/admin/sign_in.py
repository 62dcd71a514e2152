"""The way into the desk, and how often it may be tried."""

import math
from http import HTTPStatus
from typing import Any, NoReturn

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import ngettext

from registry.audit import log
from registry.audit.models import AuditAct
from registry.clock import now
from registry.limits import quotas
from registry.limits.callers import caller, hashed
from registry.limits.quotas import Quota, Taken

WINDOW_S = 15 * 60
# to one name may fail as much as from so many networks: else anybody locks it out
NETWORKS = 5
TOO_MANY = "too_many"


class SignIn(AdminAuthenticationForm):
    """Name and password; who is no member of staff failed, whatever the password.

    Each try is counted before it is looked at, and given back where it was right.
    """

    refused_for_s = 0  # how long to wait, where too many failed

    def clean(self) -> Any:
        """Return what was typed; raise ValidationError for what lets nobody in.

        Past the limit no password is looked at, and none is told right or wrong.
        """
        name = str(self.cleaned_data.get("username", ""))
        places = _places(caller(self.request), name) if self.request else []
        at = now().timestamp()
        for quota, who in places:  # who is refused by network counts to no name
            taken = quotas.take(quota, who, at=at)
            if taken and taken.is_over:
                self._refuse(taken, name)
        cleaned = super().clean()
        for quota, who in places:
            quotas.give_back(quota, who)
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        """Raise ValidationError for an account without the desk, and log it."""
        try:
            super().confirm_login_allowed(user)
        except ValidationError:
            tried = log.cut(user.get_username())
            log.write(AuditAct.FAILED, by=None, about=user, tried=tried)
            raise

    def _refuse(self, taken: Taken, name: str) -> NoReturn:
        """Raise ValidationError; log the first refusal of a window alone."""
        self.refused_for_s = taken.left_s
        if taken.used == taken.quota.most + 1:
            log.write(AuditAct.FAILED, by=None, tried=log.cut(name), refused=True)
        minutes = math.ceil(self.refused_for_s / 60)
        text = ngettext(
            "Too many sign-ins failed from your network or with this name. Wait"
            " %(minutes)s minute, then try again: until then no password is read.",
            "Too many sign-ins failed from your network or with this name. Wait"
            " %(minutes)s minutes, then try again: until then no password is read.",
            minutes,
        )
        raise ValidationError(text % {"minutes": minutes}, code=TOO_MANY)


def refusing(page: HttpResponse) -> HttpResponse:
    """Return a page of the form; 429, and for how long, where nobody is let in."""
    context: dict[str, Any] = getattr(page, "context_data", None) or {}
    form = context.get("form")
    if isinstance(form, SignIn) and form.refused_for_s:
        page.status_code = HTTPStatus.TOO_MANY_REQUESTS
        page["Retry-After"] = str(form.refused_for_s)
    return page


def _places(network: str, name: str) -> list[tuple[Quota, str]]:
    """Return under what a try counts; a name counts whether or not it is somebody's."""
    most = settings.SIGN_IN_LIMIT
    return [
        (Quota("sign-ins from", most, WINDOW_S), network),
        (Quota("sign-ins to", most * NETWORKS, WINDOW_S), hashed(name.casefold())),
    ]
