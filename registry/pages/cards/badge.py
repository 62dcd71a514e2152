"""The badge: a record's name beside its status and the day, as SVG.

It names the record, so that it vouches for nobody else; each text is pressed into the
width it was given, whatever font its reader has.
"""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from registry.pages.cards.palette import BRAND, ON_BRAND, RULE, SURFACE, TONES
from registry.pages.cards.shown import Shown
from registry.pages.pictures.fitting import fit, width

TALL, SIZE, PAD = 24, 13, 9
LONGEST = 260  # pixels of the name
FACE = (
    "'Source Sans 3', 'Noto Sans', Helvetica, Arial, "
    "'Noto Sans CJK HK', 'PingFang HK', sans-serif"
)


def badge(shown: Shown) -> str:
    """Return an SVG document; it holds no style sheet, so any policy lets it show."""
    name = fit(shown.name.text, LONGEST, size=SIZE)
    status = _("%(status)s, %(day)s") % {"status": shown.status, "day": shown.day}
    left, right = width(name, SIZE), width(status, SIZE, is_bold=True)
    first, wide = left + 2 * PAD, left + right + 4 * PAD
    ink = TONES[shown.tag.tone if shown.tag else "end"][0]
    title = _("%(name)s: %(status)s. %(register)s, %(id)s") % {
        "name": shown.name.text,
        "status": status,
        "register": shown.register,
        "id": shown.public_id,
    }
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="{}" width="{}" '
        'height="{}" viewBox="0 0 {} {}"><title>{}</title><desc>{}</desc>'
        '<rect x=".5" y=".5" width="{}" height="{}" rx="3" fill="{}" stroke="{}"/>'
        '<path d="M3.5.5H{}v{}H3.5a3 3 0 0 1-3-3v-{}a3 3 0 0 1 3-3z" fill="{}"/>'
        '<g font-family="{}" font-size="{}">'
        '<text x="{}" y="16.5" textLength="{}" lang="{}" fill="{}">{}</text>'
        '<text x="{}" y="16.5" textLength="{}" font-weight="700" fill="{}">{}</text>'
        "</g></svg>\n",
        *(shown.lang, wide, TALL, wide, TALL, title, shown.sentence),
        *(wide - 1, TALL - 1, SURFACE, RULE),
        *(first, TALL - 1, TALL - 7, BRAND, FACE, SIZE),
        *(PAD, left, shown.name.lang, ON_BRAND, name),
        *(first + PAD, right, ink, status),
    )
