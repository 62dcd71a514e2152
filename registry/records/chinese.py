"""Chinese text: is there any, and 繁 as 简. The reverse is never made."""

import re
from functools import cache

import opencc

# 〇, CJK Unified Ideographs with extensions A to J, compatibility ideographs
HAN = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+"
)


def simplified(text: str) -> str:
    """Return Hong Kong's 繁 as 简, by OpenCC; all that is not Chinese stays."""
    return HAN.sub(lambda run: str(_converter().convert(run.group())), text)


def has_han(text: str) -> bool:
    """Say whether a Chinese character occurs in `text`."""
    return HAN.search(text) is not None


@cache
def _converter() -> opencc.OpenCC:
    """Return the converter, read from disk once."""
    return opencc.OpenCC("hk2s")
