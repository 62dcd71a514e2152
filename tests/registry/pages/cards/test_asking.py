"""Addresses of pictures as a page is read."""

from datetime import date

from django.test import RequestFactory

from registry.pages.cards.asking import REGISTER_CARD, as_read
from registry.pages.reader import Reader

DAY = date(2023, 5, 15)


def test_a_picture_speaks_the_language_and_keeps_the_times() -> None:
    request = RequestFactory().get("/")
    plain = Reader("zh-hans", on=DAY, today=DAY)
    dated = Reader("en", on=DAY, today=DAY, asked="2023-05", asked_known="seq:3")

    assert as_read(request, REGISTER_CARD, reader=plain) == (
        "http://testserver/card.png?lang=zh-hans"
    )
    assert as_read(request, "/a.png", reader=dated) == (
        "http://testserver/a.png?lang=en&true_on=2023-05&known_at=seq%3A3"
    )
