"""Every picture, and where it stands."""

from datetime import date

import pytest
from django.utils.translation import override

from policies.pictures.gallery import GALLERY
from registry.records.pictures import Asked
from tests.makers import a_policy


@pytest.mark.django_db
@pytest.mark.parametrize("name", GALLERY.subjects)
def test_of_an_empty_register_no_picture_is_drawn(name: str) -> None:
    asked = Asked(date(2024, 1, 1), "en", record="EX-0001")

    assert GALLERY.subjects[name].make(asked) is None


@pytest.mark.django_db
def test_a_picture_speaks_the_language_it_is_asked_in() -> None:
    a_policy(force="in_force", announced="2023-01-01", effective="2023-06-01")
    make = GALLERY.subjects["in-force"].make

    with override("zh-hant"):
        found = make(Asked(date(2024, 1, 1), "en"))

    assert found is not None
    assert found.title.startswith("1 rule is in force")


def test_every_kind_that_has_pictures_is_named() -> None:
    assert GALLERY.of_records("exchanges") == ["permissions"]
    assert GALLERY.of_records("policies") == ["relations"]
    assert GALLERY.of_records("regulators") == ["timeline"]
    assert GALLERY.of_list("policies") == ["in-force"]
    assert GALLERY.of_theme("applications") == ["counts"]
    assert GALLERY.at_home() == ["in-force"]
