"""What may be asked how often, and how answers tell it."""

import pytest

from registry.limits import quotas
from registry.limits.quotas import Quota, Taken

TWO = Quota("two", 2, 60)


@pytest.fixture(autouse=True)
def _counted_apart(limited):
    """Count in a file of our own."""


def test_the_one_past_the_quota_is_too_many():
    taken = [quotas.take(TWO, "who", at=1000.0 + n) for n in range(3)]

    assert [one.is_over for one in taken] == [False, False, True]
    assert [one.left_s for one in taken] == [60, 59, 58]


def test_another_has_a_quota_of_their_own():
    for _time in range(3):
        quotas.take(TWO, "who", at=1000.0)

    assert not quotas.take(TWO, "another", at=1000.0).is_over
    assert not quotas.take(Quota("other", 2, 60), "who", at=1000.0).is_over


def test_what_is_given_back_may_be_taken_again():
    quotas.take(TWO, "who", at=1000.0)
    quotas.take(TWO, "who", at=1000.0)
    quotas.give_back(TWO, "who")

    assert not quotas.take(TWO, "who", at=1000.0).is_over


def test_headers_are_lists_of_structured_fields():
    assert Taken(Quota("api", 600, 60), 3, 42).headers() == {
        "RateLimit-Policy": '"api";q=600;w=60',
        "RateLimit": '"api";r=597;t=42',
    }


def test_a_refusal_says_when_to_ask_again():
    assert Taken(Quota("api", 600, 60), 700, 42).headers() == {
        "RateLimit-Policy": '"api";q=600;w=60',
        "RateLimit": '"api";r=0;t=42',
        "Retry-After": "42",
    }


def test_settings_say_how_much(limited):
    limited.API_LIMIT, limited.PAGE_LIMIT = 5, 7

    assert (quotas.of_api(), quotas.of_pages()) == (
        Quota("api", 5, 60),
        Quota("pages", 7, 60),
    )


def test_nothing_is_counted_without_a_quota(tmp_path, limited):
    limited.VAR = tmp_path / "never made"

    assert quotas.take(Quota("free", 0, 60), "who", at=1000.0) is None
    quotas.give_back(Quota("free", 0, 60), "who")

    assert not limited.VAR.exists()


def test_a_disk_that_fails_keeps_nobody_out_and_is_logged(tmp_path, limited, caplog):
    (tmp_path / "file").write_text("")
    limited.VAR = tmp_path / "file"

    assert quotas.take(TWO, "who", at=1000.0) is None
    quotas.give_back(TWO, "who")

    assert [one.levelname for one in caplog.records] == ["WARNING", "WARNING"]
    assert "counts.sqlite3" in caplog.text
