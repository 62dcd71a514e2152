"""What a text in three languages is written as."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from registry.admin.language_markup import in_three
from registry.admin.languages import Translation
from registry.admin.mark_markup import Marks
from registry.admin.marks import Mark
from tests.registry.admin.some_cells import ESCAPED, HOSTILE, a_cell


def a_row(translation=None, value="", **every):
    bound = SimpleNamespace(value=lambda: value)
    return [
        a_cell(name="title_en", text_label="Title", **every),
        a_cell(name="title_zh_hant", **every),
        a_cell(name="title_zh_hans", translation=translation, bound=bound, **every),
    ]


def written(row):
    return in_three(row, Marks(may_change=True))


def test_the_languages_stand_beside_each_other_under_one_name():
    found = written(a_row())

    places = [found.index(name) for name in ("English", "繁體", "简体")]
    assert places == sorted(places)
    assert found.startswith(
        '<div class="form-row languages-row" role="group" aria-label="Title">'
        '<p class="text-label" aria-hidden="true">Title</p>'
    )
    assert found.count('<span class="quiet">master</span>') == 1


def test_a_text_without_a_name_is_no_group():
    row = a_row()
    row[0]["text_label"] = ""

    assert "role=" not in written(row)
    assert "text-label" not in written(row)


def test_simplified_alone_has_a_proposal():
    found = written(a_row(Translation(HOSTILE)))

    assert found.count("data-proposal ") == 1
    assert f'lang="zh-Hans" data-text>{ESCAPED}</span>' in found
    assert 'name="_use_proposal" value="title_zh_hans"' in found
    assert '<div class="proposal" data-proposal data-address="/admin/sim' in found


@pytest.mark.parametrize("translation", [None, Translation("")])
def test_without_one_it_is_there_for_the_script_alone(translation):
    assert 'data-address="/admin/simplified/" hidden>' in written(a_row(translation))


def test_simplified_that_is_older_says_since_when_in_hong_kong():
    since = datetime(2024, 5, 1, 20, 30, tzinfo=UTC)

    found = written(a_row(Translation("简", older=True, since=since), value="x"))

    assert '<div class="proposal older"' in found
    assert "<strong>Older than 繁</strong> (2 May 2024, 04:30 HKT)</p>" in found
    assert "data-older hidden" not in found
    assert "data-blank hidden" in found


@pytest.mark.parametrize(
    ("translation", "words"),
    [
        (Translation("", by_hand=True), "edited by hand"),
        (Translation("", converted=True), "as converted from 繁"),
    ],
)
def test_it_says_how_simplified_came_to_be(translation, words):
    assert f'<span class="quiet">{words}</span>' in written(a_row(translation))
    assert words not in written(a_row())


def test_help_errors_and_requirement_stand_at_each():
    row = a_row(help="Why.", errors="<ul></ul>", required=True)

    found = written(row)

    assert found.count('<div class="help" id="id_note_helptext">Why.</div>') == 3
    assert found.count('<span class="required">required</span>') == 3
    assert 'class="language-field field-title_en errors"' in found


def test_who_may_only_read_gets_no_control_and_no_proposal():
    found = written(a_row(is_readonly=True, control=HOSTILE))

    assert found.count(f'<div class="readonly">{ESCAPED}</div>') == 3
    assert "data-proposal" not in found
    assert "English" not in found


def test_each_language_has_its_own_mark():
    row = a_row()
    row[1]["mark"] = Mark("No citation yet", "quote", True, [], "title_zh_hant")

    assert written(row).count("No citation yet") == 1
