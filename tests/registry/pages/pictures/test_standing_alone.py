"""A drawing as a file of its own."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET

import pytest
from django.utils.safestring import mark_safe

from registry.pages.pictures import standing_alone
from registry.pages.pictures.ink import Sheet
from registry.pages.pictures.standing_alone import file, policy, style

SHEET = Sheet(796, 200, mark_safe('<path class="holds" d="M0 0h9v9h-9z"/>'))
LINES = ("Source: the register", "As at 4 Nov 2023")


def document(title: str = "Two rules are in force") -> str:
    return file(SHEET, title=title, description="Bars.", lines=LINES, lang="en")


def test_it_is_xml_with_a_title_a_description_and_both_lines() -> None:
    root = ET.fromstring(document())  # noqa: S314 - our own document

    words = [element.text for element in root.iter()]
    assert {"Two rules are in force", "Bars.", *LINES} <= set(words)
    assert root.attrib["role"] == "img"


def test_a_title_is_text_and_nothing_else() -> None:
    root = ET.fromstring(document("<script>&"))  # noqa: S314 - our own document

    assert not [e for e in root.iter() if e.tag.endswith("script")]


def test_every_token_it_uses_is_declared_in_it_in_both_themes() -> None:
    light, dark = style().split("@media (prefers-color-scheme: dark)")
    used = set(re.findall(r"var\((--[\w-]+)\)", style())) - {"--role"}

    assert used
    assert used <= set(re.findall(r"(--[\w-]+):", light))
    assert "--ink:" in dark
    assert style().count("{") == style().count("}")


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    css = re.findall(r"<style>(.*?)</style>", document(), flags=re.DOTALL)[0]

    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy()
    assert policy().startswith("default-src 'none'; ")
    assert "unsafe" not in policy()


def test_a_missing_style_sheet_is_told_by_name() -> None:
    with pytest.raises(LookupError, match=r"static/nowhere\.css is missing"):
        standing_alone._sheet("nowhere.css")
