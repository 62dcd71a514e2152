"""What a field is written as: texts escaped, and nothing around it that it has not."""

from datetime import date

import pytest
from django.utils.translation import override

from registry.admin.cell_markup import above, beside, of_row
from registry.admin.drafted import Was
from registry.admin.mark_markup import Marks
from registry.admin.marks import Mark, Meaning
from tests.registry.admin.some_cells import ESCAPED, HOSTILE, a_cell

MARKS = Marks(may_change=True)


def test_a_plain_field_is_its_label_and_its_control():
    assert "".join(beside(a_cell(), MARKS).split("\n")) == (
        '<div class="form-row field-note">'
        '<div class="form-label"><label for="id_note">Note</label></div>'
        '<div class="form-value"><div class="typed"><input name="note"></div></div>'
        "</div>"
    )


def test_a_label_above_stands_before_what_is_typed():
    (found,) = above([a_cell()], sort="part-field").splitlines()[:1]

    assert found == (
        '<div class="part-field field-note">'
        '<div class="above"><label for="id_note">Note</label></div>'
    )


@pytest.mark.parametrize("write", [
    lambda cell: beside(cell, MARKS), lambda cell: above([cell], sort="part-field"),
])  # fmt: skip
@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({"required": True}, ' <span class="required">required</span>'),
        ({"help": "Why <em>so</em>."},
         '<div class="help" id="id_note_helptext">Why <em>so</em>.</div>'),
        ({"id": "", "help": "Why."}, '<div class="help">Why.</div>'),
        ({"id": ""}, '<span class="label">Note</span>'),
        ({"label": HOSTILE}, f">{ESCAPED}</label>"),
        ({"errors": '<ul class="errorlist"></ul>'}, '<ul class="errorlist"></ul>'),
        ({"is_hidden": True}, ' field-note hidden"'),
        ({"is_readonly": True, "control": HOSTILE},
         f'<div class="readonly">{ESCAPED}</div>'),
        ({"was": Was("was 5", "a/b", "Note")}, ' field-note edited"'),
        ({"was": Was("was 5", "a/b", "Note")}, 'name="_undo" value="a/b"'),
    ],
)  # fmt: skip
def test_what_a_field_has_is_written(write, values, wanted):
    assert wanted in write(a_cell(**values))
    assert wanted not in write(a_cell())


def test_a_group_of_controls_is_named_and_faults_are_marked():
    cell = a_cell(is_group=True, label=HOSTILE, errors="<ul></ul>")

    found = beside(cell, MARKS)

    assert f'role="group" aria-label="{ESCAPED}"' in found
    assert '<div class="form-row field-note errors">' in found


def test_a_mark_stands_below_the_control():
    cell = a_cell(mark=Mark("No citation yet", "quote", True, [], "note"))

    found = beside(cell, MARKS)

    assert found.index("No citation yet") > found.index("<input")


def test_the_label_of_a_checkbox_stands_behind_it():
    cell = a_cell(is_checkbox=True)

    found = above([cell], sort="part-field")

    assert '<span class="check"><input name="note"> <label for="id_note">Note' in found
    assert found.count("<label") == 1
    assert '<div class="above"></div>' in found


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, ""),
        (date(2023, 6, 1), date(2023, 6, 30),
         "<span>some day from 1 Jun 2023 to 30 Jun 2023</span>"),
        (date(2023, 6, 1), None, "<span>1 Jun 2023 at the earliest</span>"),
        (None, date(2023, 6, 30), "<span>30 Jun 2023 at the latest</span>"),
    ],
)  # fmt: skip
def test_a_partial_date_says_how_it_was_understood(earliest, latest, words):
    cell = a_cell(meaning=Meaning(HOSTILE, earliest, latest))

    told = f'<p class="meaning"><strong>{ESCAPED}</strong>{words}</p>'
    assert told in beside(cell, MARKS)
    assert told in above([cell], sort="")


def test_a_field_speaks_the_language_of_the_page():
    with override("zh-hant"):
        found = beside(a_cell(required=True), MARKS)

    assert "required</span>" not in found


def test_a_row_holds_its_own_fields_and_its_source_apart():
    row = of_row({"own": [a_cell(name="value")], "source": [a_cell(name="cite_quote")]})

    assert 'class="part-field field-value"' in row.own
    assert 'class=" field-cite_quote"' in row.source
    assert row.mark == ""
