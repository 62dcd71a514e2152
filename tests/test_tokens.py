"""The token file keeps its promises of contrast (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parent.parent / "static" / "tokens.css"
COLOUR = re.compile(r"--([a-z0-9-]+):\s*#([0-9A-F]{6});")
GROUNDS = ("paper", "surface", "sunk")
TONES = ("ok", "wait", "info", "end", "stop")
AUTHORITIES = ("gov", "sfc", "hkma", "firm")

TEXT_PAIRS = [
    *((text, ground) for text in ("ink", "ink-2", "ink-3") for ground in GROUNDS),
    *((text, ground) for text in ("link", "visited") for ground in (*GROUNDS, "mark")),
    *((f"{tone}-f", f"{tone}-b") for tone in TONES),
    *((f"{tone}-f", ground) for tone in TONES for ground in GROUNDS),
    *((text, ground) for text in AUTHORITIES for ground in ("paper", "surface")),
    ("ink", "mark"),
    ("on-brand", "brand"),
    ("paper", "ink"),
]
LINE_PAIRS = [
    *((f"{tone}-l", ground) for tone in TONES for ground in ("paper", "surface")),
    *(("rule-strong", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in GROUNDS),
    *(("seal", ground) for ground in ("paper", "surface")),
    ("on-seal", "seal"),
    ("on-brand", "brand"),
]


def themes() -> dict[str, dict[str, str]]:
    """Return the colours of each theme by name; dark inherits what it leaves out."""
    light, rest = TOKENS.read_text(encoding="utf-8").split(
        "@media (prefers-color-scheme: dark)"
    )
    dark, printed = rest.split("@media print")
    colours = dict(COLOUR.findall(light))
    return {
        "light": colours,
        "dark": colours | dict(COLOUR.findall(dark)),
        "print": colours | dict(COLOUR.findall(printed)),
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of a hex colour, 0 to 1 (WCAG 2.2, definitions)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two hex colours, 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_measures_twenty_one() -> None:
    assert round(contrast("000000", "FFFFFF"), 2) == 21


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    colours = themes()[theme]

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_a_line_stands_out_from_its_ground(theme: str, line: str, ground: str) -> None:
    colours = themes()[theme]

    assert contrast(colours[line], colours[ground]) >= 3


def test_dark_redefines_every_colour_that_has_two_themes() -> None:
    colours = themes()
    kept = {
        name
        for name, value in colours["light"].items()
        if colours["dark"][name] == value
    }

    assert kept == {"on-seal"}


def test_the_faces_are_three_small_files_that_exist() -> None:
    named = re.findall(r'url\("(fonts/[^"]+)"\)', TOKENS.read_text(encoding="utf-8"))
    sizes = [(TOKENS.parent / name).stat().st_size for name in named]

    assert len(sizes) == 3
    assert max(sizes) <= 25_000
