"""Run a stock admin view in capture, and say what became of the work."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.changesets.aside import mark_conflict
from registry.changesets.capture import Captured, capture
from registry.changesets.models import Cause, ChangeSet, Op
from registry.changesets.propose import propose
from registry.changesets.publish import publish
from registry.changesets.refusals import Refused
from registry.changesets.rules import against_publishing_alone
from registry.clock import now
from registry.ledger.models import Entry

SAFE = ("GET", "HEAD", "OPTIONS")
DIGITS = 18  # a change number has fewer: 64 bits hold it


def captured(view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view: what it writes becomes a change set, published or kept."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method in SAFE:
            return view(request, *args, **kwargs)
        found = capture(
            lambda: _rendered(view(request, *args, **kwargs)),
            author=_author(request),
            seen=seen(request),
            at=now(),
        )
        if found.changes:
            _keep(request, found)
        elif found.wrote:
            messages.info(request, published([]))
        return found.result

    return inner


def _rendered(response: Any) -> Any:
    """Render now, while the rows exist; lists and forms query as they render."""
    return response.render() if hasattr(response, "render") else response


def _author(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def seen(request: HttpRequest) -> int | None:
    """Return the change number the page was made from, None where it says none."""
    text = request.POST.get("page_seq", "")
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
    )


def _keep(request: HttpRequest, found: Captured) -> None:
    withdrawal = all(change.op == Op.WITHDRAW for change in found.changes)
    change_set = propose(
        found.changes,
        author=request.user,  # type: ignore[arg-type]  # the admin's are signed in
        reason=request.POST.get("change_reason", ""),
        cause=Cause.WITHDRAWAL if withdrawal else request.POST.get("change_cause", ""),
        at=now(),
    )
    if against_publishing_alone(change_set.author) is None:
        _publish(request, change_set)
    else:
        _say(
            request,
            messages.SUCCESS,
            text=_("Kept for a publisher: {}"),
            change_set=change_set,
        )


def _publish(request: HttpRequest, change_set: ChangeSet) -> None:
    try:
        entries = publish(change_set, actor=change_set.author, clock=now)
    except Refused as refusal:
        mark_conflict(change_set, str(refusal))
        text = _("Nothing is lost and nothing was published: {}")
        _say(request, messages.ERROR, text=text, change_set=change_set)
        messages.error(request, str(refusal))
        return
    messages.success(request, published(entries))


def published(entries: list[Entry]) -> str:
    """Return what to say of a publication."""
    if not entries:
        return _("Nothing changed: the register says this already.")
    text = ngettext(
        "Published as no. %(first)s.",
        "Published as no. %(first)s to %(last)s.",
        len(entries),
    )
    return text % {"first": entries[0].seq, "last": entries[-1].seq}


def _say(request: HttpRequest, level: int, *, text: str, change_set: ChangeSet) -> None:
    address = f"/admin/registry/changeset/{change_set.pk}/change/"
    link = format_html('<a href="{}">{}</a>', address, change_set.reason)
    messages.add_message(request, level, format_html(text, link))
