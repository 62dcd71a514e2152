"""Is a name or address that somebody asks about one that passes for a registered one.

Pure functions over two texts. Nothing here judges: two firms may well have names that
are close. Which records are compared at all is decided by `near`.
"""

from enum import StrEnum

from registry.search.hosts import before_suffix, host_in, label_of
from registry.search.skeleton import COMMON, bare, core, key, skeleton

# letters of the shorter one, from which on so many may be wrong
MISTAKES = ((9, 2), (5, 1))
SHORTEST = 3  # letters of a name that another address may be said to hold
FIRST = 7  # letters, from which on the first one may be wrong too
DISTINCT = 5  # letters of a name that is told from others whatever stands beside it


class Why(StrEnum):
    """In what way it is close."""

    CHARACTERS = "characters"  # other characters that look the same
    SPELLING = "spelling"  # a letter or two differ
    ENDING = "ending"  # the same name under another ending
    WITHIN = "within"  # the name stands in another address


def look_alike(asked: str, registered: str) -> Why | None:
    """Say how `asked` comes close to `registered`, each a name or an address.

    None where it is far from it, the same, a part of it, or belongs to it.
    """
    if host := host_in(asked):
        return _address(host, registered)
    return _name(asked, registered)


def distance(one: str, other: str, *, most: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped with the next.

    Optimal string alignment; `most + 1` stands for all that is more than `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, sign in enumerate(one, 1):
        last, before, row = before, row, [n]
        for m, wanted in enumerate(other, 1):
            best = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (sign != wanted))
            if n > 1 < m and sign == other[m - 2] and one[n - 2] == wanted:
                best = min(best, last[m - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _name(asked: str, registered: str) -> Why | None:
    """Compare whole names, then without the words that many names share."""
    registered = bare(registered)
    pairs = ((asked, registered), (core(asked), core(registered)))
    if any(key(one) == key(other) for one, other in pairs):
        return None
    found = [_close(one, other) for one, other in pairs]
    return min((why for why in found if why), default=None)


def _address(host: str, registered: str) -> Why | None:
    there = host_in(registered)
    if there and f".{host}".endswith(f".{there}"):
        return None
    label = label_of(host)
    own = label_of(there) if there else bare(registered)
    if there and label == own:
        return Why.ENDING
    if f".{there}." in f".{host}." or key(label) == key(there):
        return Why.WITHIN
    if there and key(label) == key(own):
        return Why.SPELLING
    return _brand(host, own)


def _brand(host: str, own: str) -> Why | None:
    """Compare an address with a name, or with the name that another address bears."""
    label, names = label_of(host), (own, core(own))
    if any(key(label) == key(name) for name in names):
        return Why.WITHIN
    found = [_close(label, name) for name in names]
    if any(found):
        return min(why for why in found if why)
    return Why.WITHIN if _holds(host, core(own)) else None


def _close(one: str, other: str) -> Why | None:
    """Compare two names by what they look like."""
    looks, wanted = skeleton(one), skeleton(other)
    if looks == wanted and looks:
        return Why.CHARACTERS
    shorter = min(len(looks), len(wanted))
    most = next((many for least, many in MISTAKES if shorter >= least), 0)
    if shorter < FIRST and looks[:1] != wanted[:1]:
        return None
    if most and distance(looks, wanted, most=most) <= most:
        return Why.SPELLING
    return None


def _holds(host: str, name: str) -> bool:
    """Say whether a name stands in a host, parted from the rest or beside common words.

    A short name, or one that is itself a common word, counts only where all the rest
    is common: `osl-wallet`, but not `oslo`.
    """
    wanted, common = skeleton(name), key(name) in COMMON
    tokens = [part for label in before_suffix(host) for part in label.split("-")]
    looks = [skeleton(token) for token in tokens]
    if len(wanted) < SHORTEST:
        return False
    if wanted in looks:
        rest = [t for t, look in zip(tokens, looks, strict=True) if look != wanted]
        distinct = len(wanted) >= DISTINCT and not common
        return distinct or all(token in COMMON for token in rest)
    return any(_beside(wanted, look) for look in looks)


def _beside(wanted: str, look: str) -> bool:
    """Say whether a word is a name with a common word before or behind it."""
    ends = (look.removeprefix(wanted), look.removesuffix(wanted))
    return any(end != look and end in _COMMON_LOOKS for end in ends)


_COMMON_LOOKS = frozenset(skeleton(word) for word in COMMON)
