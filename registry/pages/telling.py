"""Entries of the ledger as pages tell them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.changesets.models import Cause
from registry.history.bearing import cited, true_from
from registry.history.differences import Form
from registry.ledger.models import LEFT, Entry, EntryType
from registry.ledger.read import form_of, previous
from registry.pages.addresses import reverse
from registry.pages.differences import Comparison, Difference
from registry.pages.lines import mentioned
from registry.pages.reader import Reader
from registry.pages.refs import Ref, refs
from registry.pages.values import Showing, Value, dated, foreign
from registry.records.kinds import kind_by_slug
from registry.records.punctuation import with_commas

LOADER = "loader"  # the account of `load_seeds`, which no person has
ROLES = {
    "editor": gettext_lazy("an editor"),
    "reviewer": gettext_lazy("a reviewer"),
    "publisher": gettext_lazy("a publisher"),
    "administrator": gettext_lazy("an administrator"),
}
NO_ROLE = gettext_lazy("a member of staff")
NAMED = 3  # fields that a title names; more are counted


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: which record, what happened, what changed, why, by how many."""

    entry: Entry
    ref: Ref | None
    title: str
    cause: str
    recorded: str
    review: str
    differences: list[Difference]
    true_from: list[Value]  # one day, or none
    sources: list[Value]  # that bear on what changed
    reason_lang: str = ""

    @property
    def url(self) -> str:
        """Return the address of the change."""
        return reverse("change", args=[self.entry.seq])

    @property
    def record_url(self) -> str:
        """Return the address of the record, which tells of it when it has left."""
        slug = form_of(self.entry)["slug"]
        return reverse("record", args=[self.entry.kind, slug])

    @property
    def version_url(self) -> str:
        """Return the address of the version it made, blank where it made none."""
        if self.entry.type in LEFT:
            return ""
        slug = self.ref.slug if self.ref else form_of(self.entry)["slug"]
        return reverse("version", args=[self.entry.kind, slug, self.entry.version])


def tell(shown: Sequence[Entry], reader: Reader) -> list[Told]:
    """Return entries as told, in their order; seven queries at most, however many."""
    olds = {seq: form_of(entry) for seq, entry in previous(shown).items()}
    news = {entry.seq: form_of(entry) for entry in shown}
    prefetch_related_objects(list(shown), "change_set__author")
    ids = mentioned([*olds.values(), *news.values()])
    showing = Showing(reader.language, refs(ids, reader.language))
    return [
        _told(
            entry,
            old=olds.get(entry.seq, {}) if entry.type == EntryType.REVISED else {},
            new=news[entry.seq],
            showing=showing,
            reader=reader,
        )
        for entry in shown
    ]


def _told(
    entry: Entry, *, old: Form, new: Form, showing: Showing, reader: Reader
) -> Told:
    kind, left = kind_by_slug()[entry.kind], entry.type in LEFT
    found = list(Comparison(kind, old, new, showing).differences()) if old else []
    day = None if left else true_from(kind, old=old, new=new)
    sources = [] if left else cited(kind, old=old, new=new)
    return Told(
        entry=entry,
        ref=showing.refs.get(entry.public_id),
        title=_title(entry, found),
        cause=str(Cause(entry.cause).label),
        recorded=reader.instant(entry.recorded_at),
        review=review(entry),
        differences=found,
        true_from=dated(day, reader.language),
        sources=[showing.link(one) for one in sources],
        reason_lang=foreign(entry.reason, reader.language),
    )


def review(entry: Entry) -> str:
    """Return in which roles it was prepared and agreed to; nobody is named."""
    found = entry.change_set
    is_looked_at = found.reviewed_by_id is not None
    people = {
        "author": _role(found.author_role),
        "reviewer": _role(found.reviewer_role),
    }
    if not found.published_alone:
        return _("by %(author)s, approved by %(reviewer)s") % people
    if found.author.get_username() == LOADER:
        looked_at = _("loaded, reviewed afterwards by %(reviewer)s")
        return looked_at % people if is_looked_at else _("loaded, not reviewed")
    if is_looked_at:
        text = _("published alone by %(author)s, reviewed afterwards by %(reviewer)s")
        return text % people
    return _("published alone by %(author)s, not yet reviewed") % people


def _role(code: str) -> str:
    return str(ROLES.get(code, NO_ROLE))


def _title(entry: Entry, found: list[Difference]) -> str:
    match entry.type:
        case EntryType.PUBLISHED:
            return _("record created")
        case EntryType.WITHDRAWN:
            return _("withdrawn from the register")
        case EntryType.MERGED:
            return _("merged into %s") % str(form_of(entry)["merged_into"])
    labels = dict.fromkeys(difference.label for difference in found)
    if 0 < len(labels) <= NAMED:
        return with_commas(label[:1].lower() + label[1:] for label in labels)
    if labels:
        words = ngettext("%d value changed", "%d values changed", len(labels))
        return words % len(labels)
    return str(EntryType(entry.type).label)
