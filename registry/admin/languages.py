"""One text in English, 繁 and 简; 简 is proposed from 繁, never the other way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import URLField
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.history.labels import column_label
from registry.records.chinese import has_han, simplified
from registry.records.models import Record
from registry.records.names import ENDS, in_languages, stem_of
from registry.records.state import Patch, fields_of

LONGEST = 20_000  # characters of one text
USE = "_use_proposal"  # the button that takes a proposal over where no script runs
HANT, HANS = list(ENDS)[1:]


@dataclass(frozen=True, slots=True)
class Translation:
    """How a 简 text stands to its 繁: what the converter proposes, and what is amiss.

    `older` where 繁 changed since 简 did, `since` when it was published, None for a
    change of this draft; `by_hand` where 简 is no conversion.
    """

    proposal: str
    older: bool = False
    since: datetime | None = None
    by_hand: bool = False
    converted: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """What the form holds of a text in 繁 and 简, and held when its page was made."""

    hant: str
    hans: str
    was: tuple[str, str]


def translate_in(form: Any, record: Record | None, *, patch: Patch) -> None:
    """Give each text of three languages its label, each 简 field its `translation`.

    `patch` is what the draft says of the record. One query for each 简 that stands
    in a published record and is no conversion.
    """
    model = form._meta.model
    for stem in _stems(form):
        names = in_languages(stem)
        label = column_label(model, stem)
        for name in names:
            form.fields[name].text_label = label
        pair = _pair(form, stem)
        if not isinstance(model._meta.get_field(names[1]), URLField):
            since = _Since(record, stem, patch)
            form.fields[names[2]].translation = translation(pair, since)


def translation(pair: Pair, since: "_Since") -> Translation:
    """Return how 简 stands to 繁; where there is no 繁 there is no proposal."""
    if not has_han(pair.hant):
        return Translation("")
    proposal = simplified(pair.hant)
    if pair.hans == proposal:
        return Translation("", converted=True)
    if not pair.hans:
        return Translation(proposal)
    origin, published = since.published(pair)
    by_hand = pair.hans != simplified(origin)
    if since.is_drafted(pair):
        return Translation(proposal, older=True, by_hand=by_hand)
    older = published is not None
    return Translation(proposal, older=older, since=published, by_hand=by_hand)


class _Since:
    """What is known of the order in which 繁 and 简 of a text changed."""

    def __init__(self, record: Record | None, stem: str, patch: Patch) -> None:
        self.record, self.patch = record, patch
        _english, self.hant, self.hans = in_languages(stem)

    def is_drafted(self, pair: Pair) -> bool:
        """Say whether 繁 changed in this draft or this form, and 简 did not."""
        hant, hans = pair.was
        if pair.hans != hans or self.hans in self.patch:
            return False
        return self.hant in self.patch or pair.hant != hant

    def published(self, pair: Pair) -> tuple[str, datetime | None]:
        """Return the 繁 that stood when 简 was published, and when a newer 繁 was.

        None where no newer one was published; a 简 of this draft goes with its 繁.
        """
        rows = [] if self.hans in self.patch else self._published()
        if not rows:
            return pair.was[0], None
        origin, came, last = rows[0][0], rows[0][2], rows[0]
        for row in rows[1:]:
            if row[1] != last[1]:
                origin, came = row[0], row[2]
            elif row[0] != last[0]:
                came = row[2]
            last = row
        return origin, came if last[0] != origin else None

    def _published(self) -> list[tuple[str, str, datetime]]:
        """Return (繁, 简, when) of each version, oldest first."""
        if self.record is None or self.record.seq is None:
            return []
        rows = type(self.record).history.filter(id=self.record.pk).order_by("seq")
        return list(rows.values_list(self.hant, self.hans, "history_date"))


def take_proposal(request: HttpRequest) -> None:
    """Turn the button that takes a proposal over into the form it stands for.

    Without script it saves: the 简 that was named, converted from the 繁 as typed.
    """
    name = request.POST.get(USE, "")
    source = f"{stem_of(name)}{HANT}"
    if not name.endswith(HANS) or source not in request.POST:
        return
    sent = request.POST.copy()
    sent[name] = simplified(request.POST[source][:LONGEST])
    sent["_continue"] = "1"
    del sent[USE]
    request.POST = sent  # type: ignore[assignment]  # as a browser would have sent it


@require_POST
def simplified_view(request: HttpRequest) -> HttpResponse:
    """Return a 繁 text as 简, while one types; only for staff."""
    text = request.POST.get("text", "")
    if len(text) > LONGEST:
        return HttpResponseBadRequest(
            _("At most %(limit)s characters.") % {"limit": LONGEST},
            content_type="text/plain; charset=utf-8",
        )
    return HttpResponse(simplified(text), content_type="text/plain; charset=utf-8")


def _stems(form: Any) -> Iterator[str]:
    """Yield the texts that the form holds in all three languages."""
    for column in fields_of(form._meta.model):
        stem = column.name.removesuffix(HANS)
        if stem != column.name and set(in_languages(stem)) <= set(form.fields):
            yield stem


def _pair(form: Any, stem: str) -> Pair:
    _english, hant, hans = in_languages(stem)
    now = [str(form[name].value() or "") for name in (hant, hans)]
    was = [str(form.initial.get(name) or "") for name in (hant, hans)]
    return Pair(now[0], now[1], (was[0], was[1]))
