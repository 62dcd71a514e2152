"""The card: name, answer and day of a record, 1200 × 630, as SVG for drawing.

Each script is written in the face that has it: one that is missing would be a box.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from registry.pages.cards.palette import BRAND, ON_BRAND, ON_SEAL, SEAL, TONES
from registry.pages.cards.shown import Shown
from registry.pages.pictures.fitting import width, wrap
from registry.records.names import HTML_LANG

WIDE, TALL, EDGE = 1200, 630, 84
ROOM = WIDE - 2 * EDGE
SERIF, SANS = "'Source Serif 4'", "'Source Sans 3 ExtraLight'"
HAN = re.compile(r"([\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\uffef]+)")
WIDER = 1.12  # the serif face beside the one whose widths are known


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is written; `step` is the distance to the next line."""

    face: str
    weight: int
    size: int
    step: int


# the largest in which a text is whole, else the last
NAMES = (Style(SERIF, 600, 72, 84), Style(SERIF, 600, 56, 66))
SENTENCES = (
    Style(SANS, 400, 36, 48),
    Style(SANS, 400, 31, 41),
    Style(SANS, 400, 27, 35),
)
TAG = Style(SANS, 700, 30, 78)
SMALL = Style(SANS, 400, 28, 40)
TOP, NAME_ENDS, BOTTOM = (
    172,
    330,
    524,
)  # where names begin and end, and all but the foot


def card(shown: Shown) -> str:
    """Return an SVG document for `png.drawn`."""
    style, names = _whole(
        shown.name.text, NAMES, room=round(ROOM / WIDER), tall=NAME_ENDS - TOP
    )
    parts = [_head(shown)]
    top = TOP + style.size
    parts.append(_lines(names, style, y=top, lang=shown.name.lang))
    top += style.step * (len(names) - 1) + 36
    if shown.tag:
        parts.append(_tag(shown, top))
        top += TAG.step
    style, said = _whole(shown.sentence, SENTENCES, room=ROOM, tall=BOTTOM - top)
    parts.append(_lines(said, style, y=top + style.size, lang=shown.lang))
    parts.append(_foot(shown))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">'
        '<rect width="{}" height="{}" fill="{}"/><g fill="{}">{}</g></svg>',
        *(WIDE, TALL, WIDE, TALL, BRAND, ON_BRAND, _all(parts)),
    )


def _whole(
    text: str, styles: Sequence[Style], *, room: int, tall: int
) -> tuple[Style, list[str]]:
    """Return the style in which a text is whole, and its lines."""
    for style in styles:
        most = max(1, (tall - style.size) // style.step + 1)
        lines = wrap(text, room, size=style.size, lines=most)
        if not lines[-1].endswith("…") or text.endswith("…"):
            break
    return style, lines


def face_for_han(lang: str) -> str:
    """Return the face whose Chinese has the forms of a language."""
    is_mainland = lang == HTML_LANG["zh-hans"]
    return "'Noto Sans CJK SC'" if is_mainland else "'Noto Sans CJK HK'"


def _head(shown: Shown) -> SafeString:
    return format_html(
        '<g transform="translate({} 64) scale(1.25)">'
        '<rect x="1.5" y="1.5" width="45" height="45" rx="4" fill="{}"/>'
        '<g fill="none" stroke="{}"><rect x="5" y="5" width="38" height="38" rx="2" '
        'stroke-width="1.6"/><path stroke-width="3" stroke-linecap="square" '
        'd="M14 38V12h8v24M26 38V12h8v24M9 24h30"/></g></g>{}',
        *(EDGE, SEAL, ON_SEAL),
        _text(shown.register, SMALL, x=EDGE + 80, y=104, lang=shown.lang),
    )


def _tag(shown: Shown, y: int) -> SafeString:
    ink, ground, line = TONES[shown.tag.tone if shown.tag else "end"]
    wide = width(shown.status, TAG.size, is_bold=True) + 24
    written = _text(shown.status, TAG, x=EDGE + wide // 2, y=y + 36, lang=shown.lang)
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="50" rx="6" fill="{}" stroke="{}" '
        'stroke-width="2"/><g fill="{}" text-anchor="middle">{}</g>',
        *(EDGE, y, wide, ground, line, ink, written),
    )


def _foot(shown: Shown) -> SafeString:
    day = _("As at %s") % shown.day
    return format_html(
        '<path d="M{} 542h{}" stroke="{}" stroke-opacity=".35" stroke-width="2"/>{}'
        '<g text-anchor="end">{}</g>',
        *(EDGE, ROOM, ON_BRAND),
        _text(day, SMALL, x=EDGE, y=584, lang=shown.lang),
        _text(shown.number, SMALL, x=WIDE - EDGE, y=584, lang=shown.lang),
    )


def _lines(lines: Sequence[str], style: Style, *, y: int, lang: str) -> SafeString:
    return _all(
        _text(line, style, x=EDGE, y=y + style.step * at, lang=lang)
        for at, line in enumerate(lines)
    )


def _all(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _text(text: str, style: Style, *, x: int, y: int, lang: str) -> SafeString:
    pieces = HAN.split(text)
    faces = (style.face, face_for_han(lang))
    runs = [(faces[at % 2], piece) for at, piece in enumerate(pieces) if piece]
    return format_html(
        '<text x="{}" y="{}" font-size="{}" font-weight="{}" xml:space="preserve">{}'
        "</text>",
        *(x, y, style.size, style.weight),
        format_html_join("", '<tspan font-family="{}">{}</tspan>', runs),
    )
