"""Citations in the styles of law, science and Chinese publishing.

Written by citeproc from the styles of the Citation Style Language project; see
styles/LICENCE.md. Each style speaks its own language whatever the page's.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

FOLDER = Path(__file__).parent / "styles"
LOCALES = {"oscola": "en-GB", "apa": "en-US", "gb-t-7714": "zh-CN"}
REMEMBERED = 512  # citations; each is a few hundred characters
NUMBER = "[1]"  # of a list of one


def styled(item: Mapping[str, Any], style: str) -> str:
    """Return an item of CSL-JSON in a style of LOCALES, as plain text."""
    return _written(json.dumps(item, sort_keys=True), style)


@lru_cache(maxsize=REMEMBERED)
def _written(item: str, style: str) -> str:
    """Remembered by its whole text: nothing else goes into it."""
    read = json.loads(item)
    listed = CitationStylesBibliography(
        _style(style), CiteProcJSON([read]), formatter.plain
    )
    listed.register(Citation([CitationItem(read["id"])]))
    (text,) = listed.bibliography()
    return str(text).strip().removeprefix(NUMBER).strip()


@cache
def _style(name: str) -> Any:  # Any: citeproc ships no types
    path = FOLDER / f"{name}.csl"
    return CitationStylesStyle(str(path), locale=LOCALES[name], validate=False)
