"""The problem of who asks too often."""

import json

import pytest

from registry.api.too_many import refused
from registry.limits.quotas import Quota, Taken

TAKEN = Taken(Quota("api", 600, 60), 601, 42)


def test_the_problem_says_what_was_used_up_and_what_to_do(rf):
    answer = refused(rf.get("/api/v1/changes"), TAKEN)

    assert answer.status_code == 429
    assert answer["Content-Type"] == "application/problem+json"
    found = json.loads(answer.content)
    assert found["type"] == "/api/v1/docs#quota-exceeded"
    assert (found["status"], found["instance"]) == (429, "/api/v1/changes")
    assert found["violated-policies"] == ["api"]
    assert "42 seconds" in found["detail"]
    assert "/exports/latest/" in found["detail"]


@pytest.mark.parametrize(
    ("query", "language"),
    [("", "en"), ("?lang=zh-hant", "zh-Hant-HK"), ("?lang=xx", "en")],
)
def test_it_is_told_in_the_language_asked_for(rf, query, language):
    assert refused(rf.get(f"/api/v1{query}"), TAKEN)["Content-Language"] == language


def test_a_web_page_may_read_it_and_nobody_keeps_it(rf):
    answer = refused(rf.get("/api/v1"), TAKEN)

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Retry-After" in answer["Access-Control-Expose-Headers"]
    assert answer["Cache-Control"] == "no-store"
