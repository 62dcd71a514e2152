"""What an entry of a feed says: as XHTML, and as plain text."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

from registry.history.text_diff import Piece, apart
from registry.pages.differences import Difference
from registry.pages.feeds.items import Item
from registry.pages.twins.subject import Whole
from registry.pages.values import Value, joined
from registry.records.punctuation import with_colon, with_commas

CHANGED = {"removed": "del", "added": "ins"}
NOTHING = "—"
BETWEEN = " ·"  # the values of a part that is told as a whole
NAMED = 3  # sources; the page of the change has them all


def as_xhtml(item: Item, whole: Whole) -> Element:
    """Return the reason, what changed with both values, since when, by which sources.

    Ways on stand last.
    """
    told = item.told
    box = Element("div")
    reason = SubElement(box, "p", _lang(told.reason_lang))
    reason.text = told.entry.reason
    if told.differences:
        listed = SubElement(box, "dl")
        for one in told.differences:
            SubElement(listed, "dt").text = one.label
            _fill(SubElement(listed, "dd", _lang(one.lang)), one.pieces)
    for name, values in _evidence(item):
        _values(SubElement(box, "p"), name, values=values, whole=whole)
    _ways(SubElement(box, "p"), item, whole=whole)
    return box


def as_text(item: Item) -> str:
    """Return the same in lines."""
    told = item.told
    when = with_commas([told.cause, told.recorded])
    evidence = [with_colon(name, joined(values)) for name, values in _evidence(item)]
    lines = [told.entry.reason, *map(_line, told.differences), *evidence, when]
    return "\n".join(lines)


def both_values(difference: Difference) -> tuple[str, str]:
    """Return a value before and after; blank where there was none."""
    before = _joined(difference.pieces, "same", "removed")
    after = _joined(difference.pieces, "same", "added")
    return before, after


def _evidence(item: Item) -> Iterator[tuple[str, list[Value]]]:
    """Yield since when it is so, and who says it, where there is either."""
    told = item.told
    if told.true_from:
        yield _("True from"), told.true_from
    if found := told.sources:
        rest = Value(_("all %(n)s") % {"n": len(found)}, url=f"{told.url}#why")
        more = [rest] if len(found) > NAMED else []
        yield _("Sources"), [*found[:NAMED], *more]


def _values(box: Element, name: str, *, values: Sequence[Value], whole: Whole) -> None:
    """Put `name: one, another` into an element, with links where they lead on."""
    box.text = with_colon(name, "")
    for number, one in enumerate(values):
        place = {"href": whole(one.url)} if one.url else {}
        part = SubElement(box, "a" if one.url else "span", place | _lang(one.lang))
        part.text = one.text
        part.tail = with_commas(["", ""]) if number + 1 < len(values) else ""


def _line(one: Difference) -> str:
    before, after = both_values(one)
    told = after if before == after else f"{before or NOTHING} → {after or NOTHING}"
    return with_colon(one.label, told)


def _joined(found: list[Piece], *kinds: str) -> str:
    return "".join(one.text for one in found if one.kind in kinds).strip(BETWEEN)


def _fill(box: Element, found: list[Piece]) -> None:
    """Put pieces into an element: what stayed as text, the rest marked and apart."""
    last: Element | None = None
    for one in apart(found):
        if tag := CHANGED.get(one.kind):
            last = SubElement(box, tag, _lang(getattr(one, "lang", "")))
            last.text = one.text
        elif last is None:
            box.text = (box.text or "") + one.text
        else:
            last.tail = (last.tail or "") + one.text


def _ways(box: Element, item: Item, *, whole: Whole) -> None:
    entry = item.told.entry
    for number, (text, url) in enumerate(_links(item)):
        link = SubElement(box, "a", {"href": whole(url)})
        link.text = text
        link.tail = " · " if number == 0 else f" · {item.told.cause} · "
    time = SubElement(box, "time", {"datetime": entry.recorded_at.isoformat()})
    time.text = item.told.recorded


def _links(item: Item) -> Iterator[tuple[str, str]]:
    entry = item.told.entry
    yield _("Change no. %(seq)s") % {"seq": entry.seq}, item.told.url
    yield entry.public_id, item.record_url


def _lang(lang: str) -> dict[str, str]:
    return {"lang": lang} if lang else {}
