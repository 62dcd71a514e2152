"""Which change number a moment means."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from registry.past.known import NotYet, Unreadable, known_at
from tests.makers import a_regulator, a_source

pytestmark = pytest.mark.django_db

BEGAN = datetime(2023, 10, 31, 4, 0, tzinfo=UTC)
EVENING = datetime(2023, 11, 4, 15, 59, 59, tzinfo=UTC)  # a second before midnight
MIDNIGHT = datetime(2023, 11, 4, 16, 0, tzinfo=UTC)  # in Hong Kong the 5th begins
NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def _written():
    """Publish nos. 1 to 3, the last two on either side of midnight in Hong Kong."""
    gazette = a_source(at=BEGAN)
    a_regulator(source=gazette, at=EVENING)
    a_regulator(source=gazette, name_en="Second", at=MIDNIGHT)


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize(
    ("text", "seq"),
    [
        ("seq:1", 1),
        ("seq:3", 3),
        ("2023-10-31", 1),
        ("2023-10", 1),
        ("2023-11-03", 1),
        ("2023-11-04", 2),
        ("2023-11-05", 3),
        ("2023-11", 3),
        ("2023", 3),
        ("2024", 3),  # it lasts: what is known now
        ("2023-11-04T23:59:58+08:00", 1),
        ("2023-11-04T23:59:59+08:00", 2),
        ("2023-11-04T23:59:59", 2),  # Hong Kong's time, where none is named
        ("2023-11-04T23:59:59 08:00", 2),  # a plus sign nobody escaped
        ("2023-11-04T15:59:59Z", 2),
        ("2023-11-04T16:00:00Z", 3),
        ("2024-06-01T00:00:00Z", 3),
    ],
)
def test_a_moment_is_the_newest_entry_it_saw(text, seq):
    assert known_at(text, NOW).seq == seq


@pytest.mark.usefixtures("_written")
def test_it_says_when_that_was_recorded():
    assert known_at("2023-11-04", NOW).recorded_at == EVENING
    assert known_at("seq:2", NOW).recorded_at == EVENING


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize(
    "text", ["2023-10-30", "2022", "seq:0", "2023-10-31T03:59:59Z"]
)
def test_before_it_began_it_says_when_it_did(text):
    with pytest.raises(NotYet, match="The register began on 31 Oct 2023"):
        known_at(text, NOW)


@pytest.mark.usefixtures("_written")
def test_it_says_so_in_the_readers_language():
    with (
        translation.override("zh-hant"),
        pytest.raises(NotYet, match="2023年10月31日"),
    ):
        known_at("2022", NOW)


def test_an_empty_register_says_so():
    with pytest.raises(NotYet, match="Nothing is published yet"):
        known_at("seq:1", NOW)


@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("seq:4", "come to change no. 3"),
        ("seq:x", "a change number as seq:57"),
        ("4 Nov 2023", "Write a day as 2023-05-15"),
        ("2023-02-30", "2023-02-30"),
        ("2023-11-04T25:00:00", "Write a day"),
        ("２０２３", "Write a day"),
        ("2024-06-02", "Nobody knows yet"),
        ("2025", "Nobody knows yet"),
        ("2024-06-01T00:00:01Z", "Nobody knows yet"),
        ("0001-01-01T00:00:00", "write a year from 1800"),  # a day earlier in UTC
        ("0001-01-01T00:00:00+14:00", "write a year from 1800"),
        ("9999-12-31T23:59:59.999999-12:00", "write a year from 1800"),
    ],
)
def test_what_is_no_moment_is_refused_with_a_remedy(text, words):
    with pytest.raises(Unreadable, match=words):
        known_at(text, NOW)
