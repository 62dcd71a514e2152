"""A feed: what it is called, what it tells, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from registry.pages.feeds.items import Item
from registry.pages.feeds.narrowing import Narrowing
from registry.pages.feeds.place import Place
from registry.pages.feeds.spans import Span
from registry.pages.twins.formats import Format
from registry.pages.twins.subject import Whole

ARCHIVE = "archive"
BEFORE_ALL = datetime.fromtimestamp(0, UTC)  # of a feed without entries


@dataclass(frozen=True, slots=True)
class Feed:
    """What is followed. `page` is the path of the page that tells the same to people.

    Its archives stand at `chain`, which no change of a slug moves. `key` names it
    without a language, and for good.
    """

    title: str
    key: str
    source: Narrowing
    page: str
    here: Place
    chain: Place


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a feed; `span` is None for the one that is subscribed to."""

    feed: Feed
    items: Sequence[Item]
    span: Span | None
    earlier: Span | None
    whole: Whole
    html_lang: str
    identity: str
    changed: datetime | None  # the whole register, last

    @property
    def updated(self) -> datetime:
        """Return when the newest entry was recorded."""
        if self.items:
            return self.items[0].at
        return self.changed or BEFORE_ALL

    def url(self, form: Format) -> str:
        """Return the whole address of this document in a form."""
        if self.span:
            return self.whole(self.feed.chain.url(form, archive=self.span))
        return self.whole(self.feed.here.url(form))

    def current(self, form: Format) -> str:
        """Return the whole address of the document that an archive belongs to."""
        return self.whole(self.feed.chain.url(form))

    def before(self, form: Format) -> str:
        """Return the whole address of the archive before this one, blank for none."""
        if self.earlier is None:
            return ""
        return self.whole(self.feed.chain.url(form, archive=self.earlier))
