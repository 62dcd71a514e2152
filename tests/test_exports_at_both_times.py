"""Exports say of any day, as of any change, what pages and the API say."""

import csv
import io
import sqlite3
from datetime import date
from itertools import product

import pytest

from registry.exports.build import build
from tests.test_both_times import DAYS, SAID, Story, from_api

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.face,
    pytest.mark.long,  # nine exports
]


def told(export, kind, public_id):
    """Return (tag, sentence) of a record, as CSV and SQLite both have it."""
    text = (export.folder / f"{kind}.csv").read_text("utf-8")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    found = rows[public_id]["tag"], rows[public_id]["sentence"]
    with sqlite3.connect(export.folder / "register.sqlite") as copy:
        asked = f"SELECT tag, sentence FROM {kind} WHERE id = ?"  # noqa: S608 - ours
        assert copy.execute(asked, [public_id]).fetchone() == found
    return found


def test_exports_and_the_api_agree_in_all_nine(settings, tmp_path):
    settings.VAR = tmp_path
    story, found = Story(), {when: [] for when in SAID}

    for (when, seq), day in product(story.seqs.items(), DAYS):
        export = build(seq=seq, on=date.fromisoformat(day))
        for kind, public_id, _slug in story.records():
            path = f"{kind}/{public_id}?true_on={day}&known_at=seq:{seq}"
            answer = from_api(path)["answer"]
            said = told(export, kind, public_id)
            assert said == (answer["tag"], answer["sentence"]), path
        found[when].append(told(export, "exchanges", story.exchange.public_id)[0])

    assert {when: tuple(tags) for when, tags in found.items()} == SAID
