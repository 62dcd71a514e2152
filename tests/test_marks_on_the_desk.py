"""Texts put together on the desk are joined by the marks of the reader's language."""

import re
from pathlib import Path

import pytest

TEMPLATES = sorted((Path(__file__).parent.parent / "templates/admin").rglob("*.html"))
SAID_WHOLE = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
ENGLISH_MARK = re.compile(r"(?:}}|%}|</\w+>)[:,;](?: |$)", re.MULTILINE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_joins_by_marks_that_are_translated(template):
    text = SAID_WHOLE.sub("{{ said }}", template.read_text(encoding="utf-8"))

    assert ENGLISH_MARK.findall(text) == []
