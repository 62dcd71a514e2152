"""Where badges and cards are."""

from datetime import date

from django.test import RequestFactory

from registry.pages.cards.addresses import pictures_of
from registry.pages.reader import Reader


def test_a_badge_is_of_each_day_and_a_card_of_the_days_asked() -> None:
    day = date(2023, 5, 15)
    reader = Reader(
        "zh-hant", on=day, today=day, asked="2023-05-15", asked_known="seq:3"
    )

    found = pictures_of(RequestFactory().get("/"), "EX-0002", reader=reader)

    assert found["badge"] == "http://testserver/badge/EX-0002.svg?lang=zh-hant"
    assert found["card"] == (
        "http://testserver/card/EX-0002.png"
        "?lang=zh-hant&true_on=2023-05-15&known_at=seq%3A3"
    )
