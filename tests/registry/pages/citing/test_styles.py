"""Citations in styles."""

import pytest

from registry.pages.citing.styles import FOLDER, LOCALES, styled
from registry.records.names import Text
from tests.registry.pages.citing.works import WORK, a_work

# written by hand from the guides of each style
WRITTEN = {
    "oscola": "Virtual Asset Policy Register, ‘Example Exchange (EX-0002, Version 3)’"
    f" (20 November 2026) <{WORK.url}> accessed 22 November 2026",
    "apa": "Virtual Asset Policy Register. (2026, November 20). Example Exchange"
    f" (EX-0002, version 3). {WORK.url}",
    "gb-t-7714": "VIRTUAL ASSET POLICY REGISTER. Example Exchange (EX-0002, version 3)"
    f"[EB/OL]. (2026-11-20)[2026-11-22]. {WORK.url}.",
}


@pytest.mark.parametrize("style", LOCALES)
def test_a_style_writes_as_its_guide_does(style: str) -> None:
    assert styled(WORK.csl(), style) == WRITTEN[style]


@pytest.mark.parametrize("style", LOCALES)
def test_a_style_names_the_register_once(style: str) -> None:
    text = styled(WORK.csl(), style)

    assert text.lower().count("virtual asset policy register") == 1


@pytest.mark.parametrize("style", LOCALES)
def test_a_style_keeps_a_name_as_it_is(style: str) -> None:
    named = a_work(name=Text("<b>證監會</b> & Co", "zh-Hant-HK"))

    text = styled(named.csl(), style)

    assert "證監會" in text
    assert "&amp;" not in text


def test_every_style_file_tells_its_licence() -> None:
    notice = (FOLDER / "LICENCE.md").read_text(encoding="utf-8")

    for path in FOLDER.glob("*.csl"):
        assert f"`{path.name}`" in notice
        assert "creativecommons.org/licenses/by-sa/3.0" in path.read_text("utf-8")
    assert {path.stem for path in FOLDER.glob("*.csl")} == LOCALES.keys()
