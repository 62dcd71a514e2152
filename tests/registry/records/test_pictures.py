"""Where pictures stand."""

from registry.records.pictures import Asked, Gallery, Picture, Subject


def nothing(_asked: Asked) -> Picture | None:
    return None


GALLERY = Gallery(
    {
        "lanes": Subject(nothing, records=("exchanges",)),
        "bars": Subject(nothing, lists=("policies",), home=True),
    }
)


def test_a_picture_stands_on_the_pages_it_names_alone() -> None:
    assert GALLERY.of_records("exchanges") == ["lanes"]
    assert GALLERY.of_records("policies") == []
    assert GALLERY.of_list("policies") == ["bars"]
    assert GALLERY.of_list("exchanges") == []


def test_home_shows_what_says_so() -> None:
    assert GALLERY.at_home() == ["bars"]


def test_an_empty_gallery_knows_no_actor() -> None:
    assert Gallery().actors("en") == ()
