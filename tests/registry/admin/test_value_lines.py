"""A line for each value a change touches, with its risk and its citations."""

import pytest
from django.utils import translation

from policies.models import Licence, Policy, Regulator
from registry.admin.form_words import Words, named
from registry.admin.value_lines import value_lines
from registry.changesets.models import Remark
from registry.ledger import read
from registry.records.kinds import kind_of
from tests.makers import a_licence, a_policy, a_regulator, a_source, an_entity, revise

pytestmark = pytest.mark.django_db

EVENTS = [{"position": 1, "status": "licensed", "effective": "2024-01-31"}]


def lines_of(model, old, new, remarks=None):
    words = Words(kind_of(model), named([old, new], "en"), "en")
    return value_lines(words, old, new=new, remarks=remarks or {})


def forms_of(record):
    return [read.form_of(entry) for entry in read.versions(record.public_id)]


def line(found, label):
    (one,) = [one for one in found if one.label == label]
    return one


def uncited(form, *paths):
    """Return a form whose citations do not name these paths."""
    rows = [row | {"fields": [f for f in row["fields"] if f not in paths]}
            for row in form["citations"]]  # fmt: skip
    return form | {"citations": rows}


# Texts in three languages


def test_the_languages_of_a_text_are_one_line():
    made = a_regulator(name_zh_hant="證監會", name_zh_hans="证监会")
    revise(made, name_en="The Commission", name_zh_hant="證券及期貨事務監察委員會")

    name = line(lines_of(Regulator, *forms_of(made)), "Name")

    assert name.told is None
    assert [text.lang for text in name.texts] == ["en", "zh-Hant-HK", "zh-Hans"]
    english, hant, hans = name.texts
    assert (english.told.new, hant.told.old) == ("The Commission", "證監會")
    assert (hans.told, hans.stays) == (None, "证监会")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name_zh_hant": "委員會"}, "简 is older than 繁"),
        ({"name_en": "Commission"}, "繁 did not follow the English text"),
        ({"name_zh_hant": "委員會", "name_zh_hans": "委员会"}, ""),
        ({"name_zh_hans": "委员会"}, ""),
    ],
)
def test_a_language_that_fell_behind_is_told(changed, words):
    made = a_regulator(name_zh_hant="證監會", name_zh_hans="证监会")
    revise(made, **changed)

    assert line(lines_of(Regulator, *forms_of(made)), "Name").stale == words


def test_a_first_text_leaves_nothing_behind():
    (form,) = forms_of(a_regulator(name_zh_hant="證監會"))

    assert line(lines_of(Regulator, {}, form), "Name").stale == ""


# Rows


def test_a_row_that_came_is_one_line():
    licence = a_licence(holder=an_entity())
    revise(licence, status_events=EVENTS)

    rows = [
        one
        for one in lines_of(Licence, *forms_of(licence))
        if one.path.startswith("status_events/")
    ]

    (row,) = rows
    assert row.label == "Status event"
    assert row.told.old == ""
    assert "Status: " in row.told.new
    assert "31 Jan 2024" in row.told.new
    assert row.risk == "high"


def test_a_row_in_one_line_has_the_names_and_marks_of_the_language():
    licence = a_licence(holder=an_entity())
    revise(licence, status_events=EVENTS)
    event = licence.status_events.model

    with translation.override("zh-hant"):
        (row,) = [
            one
            for one in lines_of(Licence, *forms_of(licence))
            if one.path.startswith("status_events/")
        ]
        assert row.label == event._meta.verbose_name
        assert f"{event._meta.get_field('status').verbose_name}：" in row.told.new
    assert "；" in row.told.new
    assert ": " not in row.told.new


def test_a_row_that_left_is_one_line():
    licence = a_licence(holder=an_entity(), status_events=EVENTS)
    revise(licence, status_events=[])

    (row,) = [one for one in lines_of(Licence, *forms_of(licence)) if one.path]

    assert "31 Jan 2024" in row.told.old
    assert (row.told.new, row.citations, row.uncited) == ("", [], False)


def test_a_row_that_stays_is_told_by_its_columns():
    policy = a_policy(requirements=[{"value": "98"}])
    (key,) = policy.requirements.values_list("pk", flat=True)
    revise(policy, requirements=[{"id": key, "value": "99"}])

    found = lines_of(Policy, *forms_of(policy))

    (value,) = [one for one in found if one.path == f"requirements/{key}/value"]
    assert (value.told.old, value.told.new) == ("98", "99")


# Citations


def test_a_citation_stands_beside_the_value_it_names():
    source = a_source(title="The circular", publisher_kind="gazette")
    policy = a_policy()
    row = {"fields": ["stage"], "source": source, "locator": "p. 1"}
    revise(policy, stage="gazetted", citations=[row])

    stage = line(lines_of(Policy, *forms_of(policy)), "Stage")

    (cited,) = stage.citations
    assert (cited.source, cited.place) == ("The circular", "p. 1")
    assert (cited.stance, cited.contradicts) == ("Supports", False)
    assert stage.uncited is False


def test_a_value_no_citation_names_is_told():
    old, new = forms_of(revise(a_policy(), stage="gazetted"))

    assert line(lines_of(Policy, old, new), "Stage").uncited is False
    assert line(lines_of(Policy, old, uncited(new, "stage")), "Stage").uncited is True


@pytest.mark.parametrize("stance", ["contradicts", "less_precise"])
def test_only_a_supporting_citation_is_enough(stance):
    old, new = forms_of(revise(a_policy(), stage="gazetted"))
    rows = [row | {"stance": stance} for row in new["citations"]]

    stage = line(lines_of(Policy, old, new | {"citations": rows}), "Stage")

    assert stage.uncited is True
    assert all(one.contradicts == (stance == "contradicts") for one in stage.citations)


def test_slugs_own_words_and_derived_values_ask_for_none():
    licence = a_licence(holder=an_entity(), status_events=EVENTS)
    (form,) = forms_of(licence)
    bare = form | {"citations": []}
    own = {name for name in kind_of(Licence).own if "." not in name}

    found = {one.path: one.uncited for one in lines_of(Licence, {}, bare)}

    assert found["slug"] is False
    assert found["regulator"] is True
    assert not any(found.get(name) for name in own)
    event = form["status_events"][0]
    turned = form | {"status_events": [event | {"confirmed": False}]}
    (derived,) = lines_of(Licence, form, turned | {"citations": []})[:1]
    assert derived.path.endswith("/confirmed")
    assert derived.uncited is False


def test_what_is_cited_anew_stands_at_the_end():
    policy, source = a_policy(), a_source(title="The circular")
    row = {"fields": ["stage"], "source": source, "locator": "p. 9"}
    revise(policy, stage="gazetted", citations=[row])

    found = lines_of(Policy, *forms_of(policy))

    assert found[0].path == "stage"
    assert {one.told.name for one in found[1:]} == {"citations"}
    assert any("The circular, p. 9" in one.told.new for one in found[1:])


# Remarks


def test_a_remark_stands_beside_the_value_it_is_about():
    old, new = forms_of(revise(a_policy(), stage="gazetted"))
    said = Remark(text="Is it?")

    found = lines_of(Policy, old, new, {"stage": [said], "note": [Remark(text="No.")]})

    assert line(found, "Stage").remarks == [said]
    assert sum(len(one.remarks) for one in found) == 1


def test_equal_forms_have_no_line():
    (form,) = forms_of(a_policy())

    assert lines_of(Policy, form, form) == []
