"""The tree: RFC 6962's definition and published vectors, whatever the size."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.ledger import merkle

# google/certificate-transparency, merkletree tests: the reference leaves and the root
# over the first 1, 2, … 8 of them.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def root_of(leaves: list[bytes]) -> bytes:
    """Return the root of a tree grown leaf by leaf."""
    peaks: list[bytes] = []
    for size, leaf in enumerate(leaves):
        peaks = merkle.append(peaks, size, leaf=leaf)
    return merkle.root(peaks)


def defined_root(leaves: list[bytes]) -> bytes:
    """Return MTH(D[n]) as RFC 6962, 2.1 words it: by halving, not by peaks."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    halves = defined_root(leaves[:k]) + defined_root(leaves[k:])
    return sha256(b"\x01" + halves).digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_that_of_the_published_vector(size: int) -> None:
    assert root_of(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_an_empty_tree_hashes_nothing() -> None:
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert merkle.root([]).hex() == nothing


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_the_root_is_that_of_the_definition(leaves: list[bytes]) -> None:
    assert root_of(leaves) == defined_root(leaves)


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_there_is_one_peak_for_each_bit_of_the_size(leaves: list[bytes]) -> None:
    peaks: list[bytes] = []

    for size, leaf in enumerate(leaves):
        peaks = merkle.append(peaks, size, leaf=leaf)

    assert len(peaks) == len(leaves).bit_count()


def test_a_leaf_is_never_taken_for_a_node() -> None:
    left, right = merkle.leaf_hash(b"a"), merkle.leaf_hash(b"b")

    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)


def test_append_leaves_the_peaks_given_as_they_were() -> None:
    peaks = merkle.append([], 0, leaf=b"a")
    before = list(peaks)

    merkle.append(peaks, 1, leaf=b"b")

    assert peaks == before


def test_peaks_of_another_size_are_refused() -> None:
    peaks = merkle.append([], 0, leaf=b"a")

    with pytest.raises(ValueError, match="2 leaves has 1 peaks, not 0"):
        merkle.append([], 2, leaf=b"c")
    with pytest.raises(ValueError, match="same head"):
        merkle.append(peaks, 3, leaf=b"d")
