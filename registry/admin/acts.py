"""What buttons of a change set's page do: each act takes the form that was sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.timezone import get_default_timezone, is_naive, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from registry.changesets import drafts, review, rules
from registry.changesets.aside import discard
from registry.changesets.models import EDITABLE, ChangeSet, State
from registry.changesets.publish import publish
from registry.changesets.refusals import NotReviewable
from registry.changesets.remarks import remark
from registry.changesets.undo import undo
from registry.clock import now
from registry.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class Sent:
    """Who pressed the button, when, and what the form said."""

    by: User
    at: datetime
    form: QueryDict

    @property
    def text(self) -> str:
        """Return the words typed beside the button."""
        return self.form.get("comment", "").strip()


@dataclass(frozen=True, slots=True)
class Led:
    """What was done, and the set whose page comes next."""

    text: str
    to: ChangeSet


Act = Callable[[ChangeSet, Sent], str | Led]


def submit(found: ChangeSet, sent: Sent) -> str:
    """Send it for review, with the reason and cause of the bar."""
    drafts.describe(
        found,
        user=sent.by,
        reason=sent.form.get("change_reason", found.reason),
        cause=sent.form.get("change_cause", found.cause),
        at=sent.at,
    )
    review.submit(found, actor=sent.by, at=sent.at)
    return _("Sent for review. You hear of it when someone has looked.")


def take_back(found: ChangeSet, sent: Sent) -> str:
    """Take it back to edit, and open it."""
    review.take_back(found, actor=sent.by, at=sent.at)
    drafts.switch(found, user=sent.by)
    return _("Taken back to edit. It waits for no review any more.")


def approve(found: ChangeSet, sent: Sent) -> str:
    """Approve it; publish it at once, at a time, or leave that to a publisher."""
    when = sent.form.get("publish", "")
    at = _instant(sent.form.get("publish_at", "")) if when == "later" else None
    review.approve(
        found,
        actor=sent.by,
        at=sent.at,
        seen=sent.form.get("content_hash", ""),
        text=sent.text,
        publish_at=at,
    )
    if when == "now" and sent.by.has_perm("registry.publish_changeset"):
        return published(publish(found, actor=sent.by, clock=now))
    return _("Approved.") if at is None else _("Approved and scheduled.")


def give_back(found: ChangeSet, sent: Sent) -> str:
    """Return it to its author with words."""
    review.give_back(found, actor=sent.by, at=sent.at, text=sent.text)
    return _("Returned to its author.")


def comment(found: ChangeSet, sent: Sent) -> str:
    """Say something of it, or of one value in it."""
    if (against := rules.against_commenting(sent.by)) is not None:
        raise NotReviewable(against)
    if not sent.text:
        raise NotReviewable(_("Say something first."))
    place = sent.form.get("record", ""), sent.form.get("path", "")[:200]
    remark(found, sent.by, at=sent.at, text=sent.text, place=_place(*place))
    return _("Your comment stands below.")


def schedule(found: ChangeSet, sent: Sent) -> str:
    """Have the runner publish it at a time."""
    at = _instant(sent.form.get("publish_at", ""))
    review.schedule(found, actor=sent.by, at=sent.at, publish_at=at)
    return _("Scheduled.")


def publish_approved(found: ChangeSet, sent: Sent) -> str:
    """Publish what was approved."""
    if found.state in EDITABLE or found.state == State.SUBMITTED:
        raise NotReviewable(_("Nobody has approved this change set yet."))
    return published(publish(found, actor=sent.by, clock=now))


def publish_alone(found: ChangeSet, sent: Sent) -> str:
    """Publish one's own set without a second person, for an emergency."""
    if (against := rules.against_publishing_alone(sent.by)) is not None:
        raise NotReviewable(against)
    if not sent.by.check_password(sent.form.get("password", "")):
        raise NotReviewable(_("That is not your password: nothing was published."))
    drafts.describe(
        found,
        user=sent.by,
        reason=sent.form.get("change_reason", found.reason),
        cause=found.cause,
        at=sent.at,
    )
    review.ready(found)
    return published(publish(found, actor=sent.by, clock=now))


def look_at(found: ChangeSet, sent: Sent) -> str:
    """Answer for a set that was published alone."""
    review.look_at(found, actor=sent.by, at=sent.at, text=sent.text)
    return _("Reviewed. It leaves the list.")


def set_aside(found: ChangeSet, sent: Sent) -> str:
    """Discard it; its changes stay readable."""
    discard(found, actor=sent.by, at=sent.at)
    return _("Discarded. Its changes stay readable here.")


def open_it(found: ChangeSet, sent: Sent) -> str:
    """Make it the set that saving goes into."""
    drafts.switch(found, user=sent.by)
    return _("Open. What you save now goes in here.")


def rename(found: ChangeSet, sent: Sent) -> str:
    """Give it another title."""
    drafts.rename(found, user=sent.by, title=sent.form.get("title", ""))
    return _("Renamed.")


def drop(found: ChangeSet, sent: Sent) -> str:
    """Take one record out of it again."""
    drafts.drop(found, _key(sent.form.get("record", "")), user=sent.by)
    return _("Taken out of the set; the register was never touched.")


def undo_it(found: ChangeSet, sent: Sent) -> Led:
    """Open a set that takes this published one back; raise 403 for who may not."""
    if (against := rules.against_writing(sent.by, found)) is not None:
        raise PermissionDenied(against)
    done = undo(found, author=sent.by, at=sent.at)
    if not done.clashes:
        text = _("This set takes all of it back. Nothing is published yet.")
        return Led(text, done.change_set)
    text = ngettext(
        "%(number)s place was left as it stands: the remark there says why.",
        "%(number)s places were left as they stand: the remarks there say why.",
        len(done.clashes),
    )
    return Led(text % {"number": len(done.clashes)}, done.change_set)


# name in the address → act
ACTS: dict[str, Act] = {
    "submit": submit,
    "take-back": take_back,
    "approve": approve,
    "return": give_back,
    "comment": comment,
    "schedule": schedule,
    "publish": publish_approved,
    "publish-alone": publish_alone,
    "look-at": look_at,
    "discard": set_aside,
    "open": open_it,
    "rename": rename,
    "drop": drop,
    "undo": undo_it,
}


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


def _instant(text: str) -> datetime:
    """Return what a `datetime-local` field holds, Hong Kong time."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise NotReviewable(_("Give day and time, Hong Kong time: 2026-12-31 09:00."))
    return make_aware(found, get_default_timezone()) if is_naive(found) else found


def _place(record: str, path: str) -> tuple[UUID, str] | None:
    return (_key(record), path) if record else None


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotReviewable(_("This set holds no such record.")) from error
