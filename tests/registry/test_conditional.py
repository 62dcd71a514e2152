"""Tags, and how long a body is fresh."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry import conditional
from registry.clock import hong_kong_day
from registry.conditional import etag, fresh_s, is_kept, wants_any


def test_a_tag_is_strong_and_the_same_for_the_same() -> None:
    tag = etag("/api/v1", "log", 7)

    assert tag == etag("/api/v1", "log", 7)
    assert tag.startswith('"')
    assert tag.endswith('"')


@pytest.mark.parametrize("other", [("/x", "log", 7), ("/", "gol", 7), ("/", "log", 8)])
def test_a_tag_tells_any_input(other: tuple[object, ...]) -> None:
    assert etag("/", "log", 7) != etag(*other)


def test_a_tag_tells_one_release_from_another(monkeypatch: pytest.MonkeyPatch) -> None:
    before = etag("/")

    monkeypatch.setattr(conditional, "RELEASE", "another")

    assert etag("/") != before


def test_what_is_put_on_the_disk_later_changes_no_tag(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = etag("/")

    monkeypatch.setattr(conditional.settings, "BASE_DIR", tmp_path)

    assert conditional.release() != conditional.RELEASE
    assert etag("/") == before


def test_the_release_is_known_before_the_first_request() -> None:
    known = "import sys, registry.wsgi; print(sys.modules['registry.conditional'])"

    done = subprocess.run(
        [sys.executable, "-c", known], capture_output=True, text=True, check=False
    )

    assert "conditional.py" in done.stdout, done.stderr


def test_the_release_covers_code_and_templates() -> None:
    covered = {
        path.suffix
        for pattern in conditional.SHAPING
        for path in conditional.settings.BASE_DIR.glob(pattern)
    }

    assert {".py", ".html"} <= covered


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ('"a"', True),
        ('"x", "a"', True),
        ('W/"a"', True),
        ('"x"', False),
        ('"A"', False),
        ("a", False),
        ("*", False),
        ("", False),
    ],
)
def test_a_reader_may_hold_several_bodies(header: str, *, kept: bool) -> None:
    assert is_kept(header, '"a"') is kept


@pytest.mark.parametrize(
    ("header", "wanted"), [("*", True), ('"*"', False), ("", False)]
)
def test_a_star_asks_for_a_body_only_where_there_is_none(
    header: str, *, wanted: bool
) -> None:
    assert wants_any(header) is wanted


@given(st.floats(0, 4e9))
def test_nothing_stays_fresh_past_midnight_in_hong_kong(timestamp: float) -> None:
    at = datetime.fromtimestamp(timestamp, UTC)

    seconds = fresh_s(at)

    assert 0 <= seconds <= 60
    last = at + timedelta(seconds=max(seconds - 0.001, 0))
    assert hong_kong_day(last) == hong_kong_day(at)


@pytest.mark.parametrize(
    ("at", "seconds"),
    [
        ("15:58:59", 60),
        ("15:59:00", 60),
        ("15:59:30", 30),
        ("15:59:59.5", 0),
        ("16:00:00", 60),
    ],
)
def test_midnight_in_hong_kong_is_16_hours_utc(at: str, seconds: int) -> None:
    assert fresh_s(datetime.fromisoformat(f"2024-06-01T{at}+00:00")) == seconds
