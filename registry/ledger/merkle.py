"""The Merkle tree over the ledger: only hashes, no database (RFC 6962, section 2.1).

A growing tree is kept as its peaks: the roots of the full subtrees that its size, in
binary, is made of, the largest first. A tree of 6 leaves has peaks over 4 and 2.
"""

import hashlib
from collections.abc import Sequence


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of one leaf: SHA-256 over 0x00 and its bytes."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees: SHA-256 over 0x01 and both hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def append(peaks: Sequence[bytes], size: int, *, leaf: bytes) -> list[bytes]:
    """Return the peaks of a tree of `size` leaves with `leaf` behind them.

    It costs one hash, and one more for each trailing 1 of `size` in binary. Peaks that
    do not belong to a tree of that size are a ValueError.
    """
    if len(peaks) != size.bit_count():
        raise ValueError(
            f"A tree of {size} leaves has {size.bit_count()} peaks, not {len(peaks)}:"
            " read size and peaks from the same head."
        )
    grown, carried = list(peaks), leaf_hash(leaf)
    while size & 1:
        carried = node_hash(grown.pop(), carried)
        size >>= 1
    return [*grown, carried]


def root(peaks: Sequence[bytes]) -> bytes:
    """Return the root hash; that of the empty tree is SHA-256 of nothing."""
    if not peaks:
        return hashlib.sha256().digest()
    *larger, result = peaks
    for peak in reversed(larger):
        result = node_hash(peak, result)
    return result
