"""A drawing as a file of its own: title, style sheet, source and date inside it.

The style is that of the pages, so a file follows the reader's theme as they do.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from registry.pages.pictures.fitting import fit, wrap
from registry.pages.pictures.ink import Sheet

BLOCK = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
USED = re.compile(r"var\((--[\w-]+)\)")
DARK = "@media (prefers-color-scheme: dark)"
OWN = "--role"  # set by the sheet of pictures itself
PAD, HEAD, FOOT = 16, 28, 26


@cache
def style() -> SafeString:
    """Return the style sheet of a file: drawings, and the tokens they use."""
    drawings = _sheet("pictures.css").partition("/* 2.")[0]
    tokens = re.sub(r"/\*.*?\*/", "", _sheet("tokens.css"), flags=re.DOTALL)
    used = set(USED.findall(drawings)) - {OWN}
    light, _mark, rest = tokens.partition(DARK)
    dark = rest.partition("@media")[0]
    rules = f":root{{{_kept(light, used)}}}{DARK}{{:root{{{_kept(dark, used)}}}}}"
    # ours: style sheets of the register, which hold nothing anybody typed
    return mark_safe(rules + re.sub(r"/\*.*?\*/\s*", "", drawings))  # noqa: S308 - ours


@cache
def policy() -> str:
    """Return the content security policy of a file: its own style and nothing else."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"


def file(
    sheet: Sheet, *, title: str, description: str, lines: tuple[str, str], lang: str
) -> str:
    """Return an SVG document; `lines` are the source and the date."""
    wide = sheet.width - 2 * PAD
    titles = wrap(title, sheet.width, size=20, lines=2)
    top = HEAD * len(titles) + PAD
    tall = top + sheet.height + FOOT
    heads = format_html_join(
        "",
        '<text class="finding" y="{}">{}</text>',
        ((HEAD * at + 20, line) for at, line in enumerate(titles)),
    )
    source = fit(lines[0], wide - 260, size=13)
    foot = format_html(
        '<text class="quiet" y="{}">{}</text><text class="quiet end" x="{}" y="{}">{}'
        "</text>",
        *(tall - 6, source, sheet.width, tall - 6, lines[1]),
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="pic" role="img" lang="{}" '
        'viewBox="{} {} {} {}" width="{}" height="{}" aria-labelledby="title desc">'
        '<title id="title">{}</title><desc id="desc">{}</desc><style>{}</style>'
        '<path class="paper" d="M{} {}h{}v{}h-{}z"/>{}'
        '<g transform="translate(0 {})">{}</g>{}</svg>\n',
        *(lang, -PAD, -PAD, sheet.width + 2 * PAD, tall + 2 * PAD),
        *(sheet.width + 2 * PAD, tall + 2 * PAD, title, description, style()),
        *(-PAD, -PAD, sheet.width + 2 * PAD, tall + 2 * PAD, sheet.width + 2 * PAD),
        *(heads, top, sheet.markup, foot),
    )


def _kept(css: str, used: set[str]) -> str:
    """Return the tokens that are used, as declared first."""
    found: dict[str, str] = {}
    for _selector, body in BLOCK.findall(css):
        for name, value in TOKEN.findall(body):
            found.setdefault(name, value)
    return "".join(f"{n}:{v};" for n, v in found.items() if n in used)


def _sheet(name: str) -> str:
    path = finders.find(name)
    if not path:
        raise LookupError(f"static/{name} is missing: it is the style of pictures.")
    return Path(path).read_text(encoding="utf-8")
