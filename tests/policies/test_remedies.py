"""Whom a reader can turn to."""

import pytest

from policies.regulator.models import RegulatorType
from policies.remedies import remedies
from tests.makers import a_regulator

pytestmark = pytest.mark.django_db


def test_those_who_enforce_the_law_and_have_a_site_are_named() -> None:
    police = a_regulator(
        name_en="Harbour Police",
        name_zh_hant="海港警察",
        type=RegulatorType.LAW_ENFORCEMENT,
        website="https://police.example",
    )
    a_regulator(name_en="Customs", type=RegulatorType.LAW_ENFORCEMENT, website="")
    a_regulator(name_en="Commission", website="https://commission.example")

    (english,), (chinese,) = remedies("en"), remedies("zh-hant")

    assert (english.name.text, chinese.name.text) == ("Harbour Police", "海港警察")
    assert (english.url, english.public_id) == (
        "https://police.example",
        police.public_id,
    )
