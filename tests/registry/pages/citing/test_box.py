"""The box that says how to cite."""

from registry.pages.citing.box import STYLES, box
from tests.registry.pages.citing.works import WORK


def test_the_box_holds_the_link_the_styles_and_the_files() -> None:
    files = [("RIS", "/en/exchanges/example.ris")]

    found = box(WORK, files)

    assert found.work.url == WORK.url
    assert [name for name, _text in found.styles] == [name for _code, name in STYLES]
    assert all(WORK.url in text for _name, text in found.styles)
    assert found.bibtex.startswith("@misc{")
    assert found.files == files
