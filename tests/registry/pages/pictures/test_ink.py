"""A sheet to draw on."""

from registry.pages.pictures.ink import Ink


def test_strokes_of_one_class_share_one_path() -> None:
    ink = Ink("en")
    ink.box("holds", 1, y=2, w=3, h=4)
    ink.draw("grid", "M0 0h9")
    ink.box("holds", 5, y=2, w=3, h=4)

    assert ink.markup() == (
        '<path class="holds" d="M1 2h3v4h-3zM5 2h3v4h-3z"/>'
        '<path class="grid" d="M0 0h9"/>'
    )


def test_words_stand_above_strokes_and_are_escaped() -> None:
    ink = Ink("en")
    ink.write("<b>&", 1, y=2)
    ink.draw("grid", "M0 0h9")

    assert ink.markup().endswith('<text x="1" y="2">&lt;b&gt;&amp;</text>')


def test_another_language_is_named_and_the_own_is_not() -> None:
    ink = Ink("en")
    ink.write("證監會", 0, y=0, kind="strong", lang="zh-Hant-HK")
    ink.write("SFC", 0, y=0, lang="en")

    assert 'class="strong" lang="zh-Hant-HK">證監會' in ink.markup()
    assert 'lang="en"' not in ink.markup()


def test_no_words_leave_no_element() -> None:
    ink = Ink("en")
    ink.write("", 0, y=0)

    assert ink.markup() == ""
