"""Cards as PNG, drawn by resvg with the faces this machine has.

Latin faces stand beside this file. Chinese ones are megabytes and the system's own
(Debian: fonts-noto-cjk); without them cards speak English, for boxes tell nobody.
"""

from functools import cache, lru_cache
from pathlib import Path

from resvg_py import svg_to_bytes

from registry.pages.cards.card import TALL, WIDE

FOLDER = Path(__file__).parent / "fonts"
SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
CHINESE = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc")
REMEMBERED = 64  # cards, of some 40 kB each


@lru_cache(maxsize=REMEMBERED)
def drawn(svg: str) -> bytes:
    """Return the picture; remembered by its whole text: nothing else goes into it."""
    latin = sorted(str(path) for path in FOLDER.glob("*.ttf"))
    return svg_to_bytes(
        svg_string=svg,
        width=WIDE,
        height=TALL,
        skip_system_fonts=True,
        font_files=[*latin, *chinese()],
    )


@cache
def chinese() -> tuple[str, ...]:
    """Return the files of the Chinese faces, none unless all of them are here."""
    found = tuple(
        str(path)
        for name in CHINESE
        for folder in SYSTEM
        for path in sorted(folder.rglob(name))[:1]
    )
    return found if len(found) >= len(CHINESE) else ()
