"""The mirror reads texts to the letter, hashes as the register does, says its end."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.register_mirror import (
    Unreachable,
    entry_of,
    grown,
    items,
    main,
    members,
    root_of,
)
from registry.ledger import merkle

TEXTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=9,
)


@pytest.mark.long  # seconds
@given(st.dictionaries(st.text(), TEXTS), st.sampled_from([None, 1]))
def test_members_are_the_texts_of_their_values(found, indent):
    text = json.dumps(found, indent=indent, ensure_ascii=False)

    assert {name: json.loads(t) for name, t in members(text).items()} == found
    assert all(value in text for value in members(text).values())


@given(st.lists(TEXTS), st.sampled_from([None, 1]))
def test_items_are_the_texts_of_a_list(found, indent):
    assert [json.loads(t) for t in items(json.dumps(found, indent=indent))] == found


@pytest.mark.parametrize("text", ["", "{", '{"seq":1}', '{"seq":1,"leaf":'])
def test_an_entry_that_broke_off_is_none(text):
    with pytest.raises(Unreachable):
        entry_of(text)


@given(st.lists(st.text(), max_size=20))
def test_the_tree_is_that_of_the_register(leaves):
    ours, theirs = [], []
    for size, leaf in enumerate(leaves):
        ours = grown(ours, size, leaf)
        theirs = merkle.append(theirs, size, leaf=leaf.encode())

    assert ours == theirs
    assert root_of(ours) == merkle.root(theirs).hex()


def test_a_register_that_does_not_answer_is_told_in_a_line(tmp_path, capsys):
    copy = str(tmp_path / "copy.sqlite")

    assert main(["http://127.0.0.1:9", copy]) == 4
    assert capsys.readouterr().err.count("\n") == 1


def test_wrong_use_is_told_in_a_line(tmp_path, capsys):
    copy = str(tmp_path / "copy.sqlite")
    (tmp_path / "text").write_text("no database at all, but some words" * 9)

    assert main(["ftp://127.0.0.1", copy]) == 2
    assert main(["http://127.0.0.1:9", str(tmp_path / "text")]) == 2
    assert capsys.readouterr().err.count("\n") == 2
