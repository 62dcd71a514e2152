"""The forms of a feed."""

from registry.pages.feeds.formats import FEEDS


def test_each_form_has_the_media_type_of_its_standard() -> None:
    found = [(one.suffix, one.content_type) for one in FEEDS]

    assert found == [
        ("atom", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json"),
    ]
