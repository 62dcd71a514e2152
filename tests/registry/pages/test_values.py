"""How stored values are shown."""

from typing import Any

import pytest
from django.utils.translation import override

from registry.pages.refs import Ref
from registry.pages.values import Showing, Value, dated, joined, written
from registry.records.kinds import kind_by_slug, parts_of
from registry.records.names import CONVERTED, NO_OFFICIAL, Text

SFC = Ref("RG-0001", "regulators", "sfc", Text("SFC", "en"))
SHOWING = Showing("en", {"RG-0001": SFC})


def column(path: str) -> Any:
    kind, *names = path.split(".")
    model: Any = kind_by_slug()[kind].record
    if len(names) > 1:
        model = parts_of(model)[names[0]]
    return model._meta.get_field(names[-1])


@pytest.mark.parametrize("blank", [None, "", []])
def test_a_blank_shows_nothing(blank: Any) -> None:
    assert SHOWING.values(column("policies.reference"), blank) == []


@pytest.mark.parametrize(
    ("path", "raw", "text"),
    [
        ("policies.type", "joint_circular", "Joint circular"),
        ("policies.requirements.value", "5000000", "5,000,000"),
        ("policies.requirements.value", "0.5", "0.5"),
        ("policies.binds", ["stablecoin_issuer"], "Stablecoin issuer"),
        ("policies.topics", ["stablecoin_issuer"], "stablecoin issuer"),
        ("policies.announced", "2023-05", "May 2023"),
        ("sources.tier", 3, "3"),
        ("licences.status_events.confirmed", False, "no"),
    ],
)
def test_a_value_is_shown_in_words(path: str, raw: Any, text: str) -> None:
    assert joined(SHOWING.values(column(path), raw)) == text


def test_a_named_record_becomes_a_link() -> None:
    with override("en"):
        (found,) = SHOWING.values(column("licences.regulator"), "RG-0001")

    assert found == Value("SFC", url="/en/regulators/sfc")


def test_a_record_no_longer_published_keeps_its_id() -> None:
    assert SHOWING.values(column("licences.regulator"), "RG-0009") == [Value("RG-0009")]


def test_an_address_is_a_link_without_its_scheme() -> None:
    (found,) = SHOWING.values(
        column("regulators.website"), "https://regulator.example/"
    )

    assert found == Value("regulator.example", url="https://regulator.example/")


@pytest.mark.parametrize(
    ("language", "raw", "lang"),
    [("en", "規則", "zh-Hant-HK"), ("zh-hant", "a rule", "en"), ("en", "a rule", "")],
)
def test_a_text_in_another_language_says_so(language: str, raw: str, lang: str) -> None:
    (found,) = Showing(language, {}).values(column("policies.note"), raw)

    assert found.lang == lang


def test_a_title_shows_the_readers_language_first_and_then_the_others() -> None:
    form = {"title_en": "Rules", "title_zh_hant": "規則", "title_zh_hans": None}

    english = Showing("en", {}).languages(form, "title")
    simplified = Showing("zh-hans", {}).languages(form, "title")

    assert [(v.text, v.lang) for v in english] == [
        ("Rules", ""),
        ("規則", "zh-Hant-HK"),
    ]
    assert [v.text for v in simplified] == ["规则", "Rules", "規則"]
    assert simplified[0].marks == ("converted from Traditional Chinese",)


def test_a_fallback_bears_its_mark() -> None:
    found = written(Text("Rules", "en", NO_OFFICIAL), "zh-hant")

    assert (found.lang, found.marks) == ("en", ("no official Chinese title",))
    assert written(Text("规则", "zh-Hans", CONVERTED), "zh-hans").lang == ""


@pytest.mark.parametrize(
    ("raw", "machine"), [("2023-05", "2023-05"), ("2023~", ""), ("[2022-10..]", "")]
)
def test_only_an_exact_date_has_a_machine_form(raw: str, machine: str) -> None:
    (found,) = dated(raw, "en")

    assert found.datetime == machine


def test_no_date_shows_nothing() -> None:
    assert dated(None, "en") == []


CLAIM = {"record": "PL-0001", "field": "requirements/6f1c/value", "statement": "x"}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, "Requirement: Value"),
        ({"field": "title_en"}, "Title, English"),
        ({"field": None}, ""),
        ({"record": None}, "requirements/6f1c/value"),
    ],
)
def test_a_claim_says_what_it_is_about_and_no_path(given: Any, text: str) -> None:
    field = column("sources.claims.field")

    assert joined(SHOWING.cell(field, CLAIM | given)) == text


def test_values_are_parted_as_the_language_parts_them() -> None:
    with override("zh-hant"):
        assert joined([Value("甲"), Value("乙")]) == "甲、乙"
