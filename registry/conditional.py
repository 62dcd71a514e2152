"""Conditional requests (RFC 9110, section 13): tags, and how long a body is fresh."""

import hashlib
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils.http import parse_etags

from registry.clock import HONG_KONG, hong_kong_day

LONGEST_S = 60
SHAPING = (
    "registry/**/*.py",
    "policies/**/*.py",
    "templates/**/*.html",
    "locale/**/*.mo",
)


def release() -> str:
    """Return a digest of the code, templates and words that shape bodies."""
    found = (path for pattern in SHAPING for path in settings.BASE_DIR.glob(pattern))
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(path.read_bytes())
    return digest.hexdigest()


RELEASE = release()  # of what runs, whatever is put on the disk meanwhile


def etag(*inputs: object) -> str:
    """Return a strong tag of everything a body depends on, the release included.

    The inputs hold the address: a tag that fits was given for this very address.
    """
    text = "\n".join(map(str, (RELEASE, *inputs)))
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def is_kept(if_none_match: str, tag: str) -> bool:
    """Say whether the reader holds the body of this tag.

    Compared weakly, as RFC 9110 asks: a proxy that compresses marks tags as weak.
    """
    return tag in {kept.removeprefix("W/") for kept in parse_etags(if_none_match)}


def wants_any(if_none_match: str) -> bool:
    """Say whether the reader asks for a body only where there is none (`*`)."""
    return "*" in parse_etags(if_none_match)


def fresh_s(at: datetime, longest_s: int = LONGEST_S) -> int:
    """Return for how many seconds a body stays fresh.

    Never past midnight in Hong Kong, when the day that answers speak of ends.
    """
    tomorrow = hong_kong_day(at) + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), HONG_KONG)
    return min(longest_s, int((midnight - at).total_seconds()))
