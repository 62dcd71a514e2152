"""What the menu and the footer lead to."""

from registry.pages.menu import FOOTER, MENU


def test_no_name_stands_twice_in_a_place() -> None:
    for names in (MENU, *(named for _title, named in FOOTER)):
        assert len(dict(names)) == len(names)
