"""Run a stock admin view in the editor's open change set, and keep what it wrote."""

import functools
import json
from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.signing import BadSignature, Signer
from django.db import OperationalError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from registry.changesets import drafts
from registry.changesets.aside import mark_conflict
from registry.changesets.capture import Captured, Page, capture, laid_out
from registry.changesets.merging import merged
from registry.changesets.models import Cause, Change, ChangeSet
from registry.changesets.refusals import Conflict, NotReviewable
from registry.changesets.unsay import unsay
from registry.clock import now
from registry.records.models import Record

OFFERED = 20  # sets to switch to; the rest is on the desk
SAFE = ("GET", "HEAD", "OPTIONS")
UNDO = "_undo"  # a button: save, then take out of the draft what its value names
DIGITS = 18  # a change number has fewer: 64 bits hold it
DEADLOCK = "40P01"  # PostgreSQL, errcodes: deadlock_detected
# which button was pressed → where the editor goes next
ONWARD = {"_submit": "change", "_publish_alone": "alone"}


class Draft:
    """The change set a request works in, and those it could; two queries at most."""

    def __init__(self, user: User) -> None:
        own = drafts.own_sets(user, OFFERED + 1)
        self.change_set = own.pop(0) if own and own[0].opened else None
        self.others = own[:OFFERED]
        self.changes: list[Change] = (
            list(self.change_set.changes.all()) if self.change_set else []
        )

    def change_of(self, record: Any) -> Change | None:
        """Return the change of a record, None where the draft says nothing of it."""
        found = (c for c in self.changes if c.record == getattr(record, "pk", 0))
        return next(found, None)

    def patch_of(self, record: Any) -> dict[str, Any]:
        """Return what the draft says of a record, {} where it says nothing."""
        change = self.change_of(record)
        return change.patch if change else {}


def captured(view: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a view: it sees the editor's draft, and what it writes goes into it."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        def run() -> Any:
            return _rendered(view(request, *args, **kwargs))

        _reopen(request)
        try:
            return _once_more(request, run)
        except Conflict as conflict:  # the draft no longer fits: work goes on without
            _set_aside(request, str(conflict))
            return _once_more(request, run)

    return inner


def draft_of(request: HttpRequest) -> Draft:
    """Return the draft of this request, read once."""
    found: Draft | None = getattr(request, "draft", None)
    if found is None:
        found = request.draft = Draft(request.user)  # type: ignore[arg-type,attr-defined]  # signed in; kept on the request
    return found


def page_of(request: HttpRequest) -> Page:
    """Return what the page that was sent had been made from."""
    return Page(seen(request), shown(request))


def seen(request: HttpRequest) -> int | None:
    """Return the change number the page was made from, None where it says none."""
    text = request.POST.get("page_seq", "")
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None
    )


def shown(request: HttpRequest) -> dict[Any, Any] | None:
    """Return what the draft said of the record when its page was made, if signed."""
    return {found[0]: found[1]} if (found := _signed(request)) else None


def _signed(request: HttpRequest) -> tuple[UUID, dict[str, Any], str] | None:
    """Return the record a page was made of, what its set said, and the key of that."""
    try:
        record, patch, change_set = Signer(salt="page").unsign_object(
            request.POST.get("page_draft", "")
        )
    except (BadSignature, ValueError, TypeError):
        return None
    return UUID(record), patch, change_set


def _reopen(request: HttpRequest) -> None:
    """Open the set again that a page that is sent shows the record in.

    Who opened another one meanwhile would lose what they typed in a new record, and
    of any other would put into one set what they typed on the values of another.
    """
    found = None if request.method in SAFE else _signed(request)
    if found is None or not found[2]:
        return
    shown_in = Change.objects.filter(
        change_set=UUID(found[2]), record=found[0], change_set__opened=False
    )
    change = shown_in.select_related("change_set").first()
    if change is None or not isinstance(request.user, User):
        return
    try:
        drafts.switch(change.change_set, user=request.user)
    except NotReviewable:  # sent or published meanwhile: the view says what is there
        return
    text = _("“{}” is open again: what you saved belongs to it.")
    _say(request, text, about=change.change_set, level=messages.INFO)


def remember(request: HttpRequest, form: Any, *, record: Record | None) -> None:
    """Have a form's page carry what the draft says of the record, its reason, cause.

    Signed: what comes back is what we wrote.
    """
    draft = draft_of(request)
    begun = Cause.NEW_RECORD if record is None else Cause.NEW_EVIDENCE
    form.fields["change_cause"].initial = begun
    if record is not None:
        key = str(draft.change_set.pk) if draft.change_set else ""
        patch = [str(record.pk), draft.patch_of(record), key]
        form.fields["page_draft"].initial = Signer(salt="page").sign_object(patch)
    if draft.change_set is not None:
        form.fields["change_reason"].initial = draft.change_set.reason
        form.fields["change_cause"].initial = draft.change_set.cause
    why = [
        form.fields[name].initial or "" for name in ("change_reason", "change_cause")
    ]
    form.fields["page_why"].initial = json.dumps(why)


def _once_more(request: HttpRequest, run: Callable[[], Any]) -> Any:
    """Run in the draft; once more where a publication deadlocked with it."""
    try:
        return _in_draft(request, run)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
            raise
        return _in_draft(request, run)


def _in_draft(request: HttpRequest, run: Callable[[], Any]) -> Any:
    draft = draft_of(request)
    author = int(request.user.pk or 0)
    if request.method in SAFE:
        if not draft.changes:
            return run()  # the usual case: no transaction, no lock
        with laid_out(draft.changes, author=author, at=now()):
            return run()
    found = capture(
        run, author=author, page=page_of(request), at=now(), draft=draft.changes
    )
    return _kept(request, found)


def _rendered(response: Any) -> Any:
    """Render now, while the rows exist; lists and forms query as they render."""
    return response.render() if hasattr(response, "render") else response


def _kept(request: HttpRequest, found: Captured) -> Any:
    """Lay what was captured on the draft, say so, and go where the button leads."""
    change_set = draft_of(request).change_set
    if found.changes:
        change_set = _keep(request, found)
    if found.wrote and UNDO in request.POST:
        _take_out(request, change_set)
    elif found.wrote and not found.changes:
        messages.info(request, _("Nothing changed: the register says this already."))
    onward = next((name for name in ONWARD if name in request.POST), None)
    if onward and found.wrote and change_set is not None:
        name = f"admin:registry_changeset_{ONWARD[onward]}"
        return redirect(reverse(name, args=[change_set.pk]))
    return found.result


def _keep(request: HttpRequest, found: Captured) -> ChangeSet:
    reason, cause = _why(request)
    change_set = drafts.keep(
        found.changes,
        author=request.user,  # type: ignore[arg-type]  # the admin's are signed in
        reason=reason,
        cause=cause,
        at=now(),
    )
    _say(request, _("Saved to change set “{}”."), about=change_set)
    records = {change.record for change in found.changes}
    _tell_clashes(request, change_set, records=records)
    return change_set


def _why(request: HttpRequest) -> tuple[str, str]:
    """Return reason and cause; blank where the open set has its own by now.

    What an older page said and nobody changed there is no word of its editor's.
    """
    sent = [request.POST.get(f"change_{name}", "") for name in ("reason", "cause")]
    change_set = draft_of(request).change_set
    if change_set is None or json.dumps(sent) != request.POST.get("page_why", ""):
        return sent[0], sent[1]
    return "" if change_set.reason else sent[0], "" if change_set.cause else sent[1]


def _tell_clashes(
    request: HttpRequest, change_set: ChangeSet, *, records: Collection[UUID]
) -> None:
    """Say what of the saved values somebody published meanwhile; nothing is lost."""
    try:
        merged(change_set.changes.filter(record__in=records))
    except Conflict as conflict:
        text = _("{} Your text is kept: settle it before you submit “{}”.")
        first = f"{conflict}."
        _say(request, text, about=change_set, level=messages.WARNING, first=first)


def _take_out(request: HttpRequest, change_set: ChangeSet | None) -> None:
    """Take out of the draft what the button names, once the rest is saved."""
    match, user = request.resolver_match, request.user
    key = unquote(match.kwargs.get("object_id", "")) if match else ""
    if change_set is None or not isinstance(user, User):
        return
    try:
        done = unsay(change_set, UUID(key), path=request.POST[UNDO], user=user)
    except ValueError:
        return
    if done:
        messages.info(request, _("Undone: it is as the register has it."))


def _set_aside(request: HttpRequest, why: str) -> None:
    """Close a draft that can no longer be laid out, and go on without one."""
    change_set = draft_of(request).change_set
    if change_set is not None:
        drafts.leave(change_set.author)
        mark_conflict(change_set, why, by=change_set.author, at=now())
        text = _("{} no longer fits the register and was closed; nothing is lost.")
        _say(request, text, about=change_set, level=messages.ERROR)
        messages.error(request, why)
    del request.draft  # type: ignore[attr-defined]  # read anew


def _say(
    request: HttpRequest,
    text: str,
    *,
    about: ChangeSet,
    level: int = messages.SUCCESS,
    first: str = "",
) -> None:
    """Leave a message in which the set is a link; `first` fills an earlier place."""
    address = reverse("admin:registry_changeset_change", args=[about.pk])
    link = format_html('<a href="{}">{}</a>', address, about)
    places = [first, link] if first else [link]
    messages.add_message(request, level, format_html(text, *places))
