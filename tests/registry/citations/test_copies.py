"""Kept copies: whole or not at all, found by their SHA-256, swept when unnamed."""

import hashlib
import os
from datetime import UTC, datetime, timedelta

import pytest

from registry.citations import copies
from tests.makers import a_source, revise

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
WORDS = b"The circular, as it was on that day."
DIGEST = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def aged(digest, days):
    at = (NOON - timedelta(days=days)).timestamp()
    os.utime(copies.path_of(digest), (at, at))


def test_a_copy_is_found_and_read_by_its_sha_256(tmp_path):
    assert copies.keep([WORDS[:5], WORDS[5:]]) == DIGEST

    assert copies.exists(DIGEST)
    assert copies.read(DIGEST) == WORDS
    assert (tmp_path / "copies" / DIGEST[:2] / DIGEST).is_file()


def test_the_same_file_is_kept_once_and_is_young_again():
    copies.keep([WORDS])
    aged(DIGEST, days=400)

    copies.keep([WORDS])

    assert copies.sweep([], at=NOON) == []
    assert copies.read(DIGEST) == WORDS


def test_a_file_that_breaks_off_leaves_nothing(tmp_path):
    def broken():
        yield WORDS
        raise OSError("the line went dead")

    with pytest.raises(OSError, match="went dead"):
        copies.keep(broken())

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("digest", ["", "ab", "../../etc/passwd", DIGEST.upper()])
def test_what_is_no_digest_leads_to_no_file(digest):
    assert not copies.exists(digest)
    with pytest.raises(copies.NoCopy):
        copies.read(digest)
    with pytest.raises(ValueError, match="no SHA-256"):
        copies.path_of(digest)


def test_a_damaged_copy_is_not_handed_out():
    copies.keep([WORDS])
    copies.path_of(DIGEST).write_bytes(b"something else")

    with pytest.raises(copies.NoCopy, match="damaged"):
        copies.read(DIGEST)


def test_what_nothing_names_is_swept_after_a_day(tmp_path):
    copies.keep([WORDS])
    aged(DIGEST, days=2)

    assert copies.sweep([], at=NOON) == [DIGEST]

    assert not copies.exists(DIGEST)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_named_or_young_stays():
    named, young = copies.keep([WORDS]), copies.keep([b"of today"])
    aged(named, days=400)

    assert copies.sweep([named], at=NOON) == []

    assert copies.exists(named)
    assert copies.exists(young)


def test_an_unfinished_file_of_a_day_ago_is_swept(tmp_path):
    copies.keep([WORDS])
    rest = tmp_path / "copies" / "new-rest"
    rest.write_bytes(b"half")
    os.utime(rest, (0, 0))

    assert copies.sweep([], at=NOON) == ["new-rest"]


def test_a_copy_that_is_kept_again_while_one_sweeps_stays(monkeypatch):
    copies.keep([WORDS])
    aged(DIGEST, days=2)
    first_look = iter([True])
    monkeypatch.setattr(copies, "_is_old", lambda *_: next(first_look, False))

    assert copies.sweep([], at=NOON) == []

    assert copies.read(DIGEST) == WORDS


def test_a_register_without_copies_has_none_to_sweep():
    assert copies.sweep([], at=NOON) == []


@pytest.mark.django_db
def test_sources_name_the_copies_they_have_and_had():
    source = a_source(copy_sha256="a" * 64)
    a_source(copy_sha256="")
    revise(source, copy_sha256="b" * 64)

    assert copies.named_by_rows() == {"a" * 64, "b" * 64}
