"""Text in a given width."""

from registry.pages.pictures.fitting import fit, width, wrap

TITLE = "Guidelines for Virtual Asset Trading Platform Operators"


def test_chinese_is_as_wide_as_its_letters_are_many() -> None:
    assert width("虛擬資產", 14) == 4 * 14 + 1
    assert width("iii", 14) < width("mmm", 14)
    assert width("MMM", 14, is_bold=True) > width("MMM", 14)


def test_what_fits_stays_as_it_is() -> None:
    assert fit("Licensed", 200, size=13) == "Licensed"


def test_what_does_not_fit_ends_in_an_ellipsis_and_then_fits() -> None:
    short = fit(TITLE, 120, size=13)

    assert short.endswith("…")
    assert TITLE.startswith(short[:-1])
    assert width(short, 13) <= 120


def test_no_letter_is_shown_where_none_fits() -> None:
    assert fit("Licensed", 5, size=13) == ""


def test_lines_break_between_words() -> None:
    first, second = wrap(TITLE, 230, size=14, lines=2)

    assert TITLE.startswith(first)
    assert not first.endswith("…")
    assert " " not in {first[-1], second[0]}


def test_the_last_line_is_shortened_and_every_line_fits() -> None:
    lines = wrap(TITLE * 3, 200, size=14, lines=2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(width(line, 14) <= 200 for line in lines)


def test_chinese_breaks_anywhere() -> None:
    lines = wrap("適用於虛擬資產交易平台營運者的指引", 120, size=14, lines=3)

    assert "".join(lines) == "適用於虛擬資產交易平台營運者的指引"
    assert len(lines) == 3


def test_a_word_wider_than_the_line_is_shortened() -> None:
    (line,) = wrap("Incomprehensibilities", 60, size=14, lines=2)

    assert line.endswith("…")
