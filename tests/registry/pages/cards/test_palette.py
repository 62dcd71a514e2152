"""The colours of pictures that other sites show."""

import re
from pathlib import Path

from registry.pages.cards import palette

TOKENS = Path("static/tokens.css").read_text(encoding="utf-8").partition("@media")[0]
LIGHT = dict(re.findall(r"(--[\w-]+): (#[0-9A-F]{6});", TOKENS))


def test_they_are_the_tokens() -> None:
    assert (LIGHT["--brand"], LIGHT["--on-brand"]) == (palette.BRAND, palette.ON_BRAND)
    assert (LIGHT["--seal"], LIGHT["--on-seal"]) == (palette.SEAL, palette.ON_SEAL)
    assert (
        LIGHT["--surface"],
        LIGHT["--rule-strong"],
    ) == (palette.SURFACE, palette.RULE)
    for tone, colours in palette.TONES.items():
        assert colours == tuple(LIGHT[f"--{tone}-{part}"] for part in "fbl")
