"""Badges and cards by public id."""

import re

import pytest
from django.test import Client

from registry.pages.cards import views
from tests.linked_records import merged
from tests.makers import MAKERS, an_exchange, withdraw
from tests.registry.pages.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", MAKERS)
def test_every_record_has_both(client: Client, slug: str) -> None:
    made = MAKERS[slug]()

    assert client.get(f"/badge/{made.public_id}.svg")["Content-Type"] == "image/svg+xml"
    assert client.get(f"/card/{made.public_id}.png")["Content-Type"] == "image/png"


def test_a_badge_is_dated_and_kept_for_less_than_an_hour(client: Client) -> None:
    made = an_exchange(name_en="Example")

    response = client.get(f"/badge/{made.public_id}.svg?true_on=2023-05-15")

    assert "No record, 15 May 2023" in response.content.decode()
    age = re.search(r"max-age=(\d+)", response["Cache-Control"])
    assert age is not None
    assert int(age[1]) <= 3600
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    kept = {"if-none-match": response["ETag"]}
    again = client.get(f"/badge/{made.public_id}.svg?true_on=2023-05-15", headers=kept)
    assert again.status_code == 304


def test_a_badge_speaks_the_language_its_address_asks_for(client: Client) -> None:
    made = an_exchange(name_en="Example", name_zh_hant="例子")

    response = client.get(
        f"/badge/{made.public_id}.svg?lang=zh-hant", headers={"accept-language": "en"}
    )

    assert "例子" in response.content.decode()
    assert response["Content-Language"] == "zh-Hant-HK"


@pytest.mark.parametrize("form", ["badge/{}.svg", "card/{}.png"])
def test_what_left_says_so(client: Client, form: str) -> None:
    stays, gone, other = an_exchange(), an_exchange(), an_exchange()
    merged(gone, stays)
    withdraw(other)

    led = client.get(f"/{form.format(gone.public_id)}?lang=en")

    assert led.status_code == 308
    assert led["Location"] == f"/{form.format(stays.public_id)}?lang=en"
    read(f"/{form.format(other.public_id)}", status=410)
    read(f"/{form.format('EX-9999')}", status=404)
    read(f"/{form.format('XX-1')}", status=404)
    read(f"/{form.format(stays.public_id)}?lang=fr", status=400)


def test_a_card_is_in_english_where_no_chinese_face_is_at_hand(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(views, "chinese", tuple)
    monkeypatch.setattr(views, "drawn", lambda svg: drawn.append(svg) or b"")
    english = an_exchange(name_en="Example", name_zh_hant="例子")
    chinese = an_exchange(name_en="例子")

    for made in (english, chinese):
        client.get(f"/card/{made.public_id}.png?lang=zh-hant")

    assert "Example" in drawn[0]
    assert f">{chinese.public_id}</tspan>" in drawn[1]
    assert not any(views.has_han(svg) for svg in drawn)


def test_a_page_names_both(client: Client) -> None:
    made = an_exchange(name_en="Example")

    html = client.get("/en/exchanges/example?true_on=2023").content.decode()

    assert f'og:image" content="http://testserver/card/{made.public_id}.png' in html
    assert f"/badge/{made.public_id}.svg?lang=en" in html


@pytest.mark.parametrize(
    ("page", "image"), [("", "/card.png"), ("exchanges", "/card.png")]
)
def test_home_and_lists_are_shared_with_the_card_of_the_register(
    client: Client, page: str, image: str
) -> None:
    an_exchange()

    html = client.get(f"/zh-hant/{page}?true_on=2023-05-15").content.decode()

    told = dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)"', html))
    assert told["type"] == "website"
    assert told["url"] == f"http://testserver/zh-hant/{page}"
    assert told["image"].startswith(
        f"http://testserver{image}?lang=zh-hant&amp;true_on"
    )
    assert told["locale"] == "zh_HK"
    assert told["locale:alternate"] in {"en_GB", "zh_CN"}
    assert all(told[name] for name in ("title", "description", "site_name"))
    assert client.get(told["image"].replace("&amp;", "&")).status_code == 200


def test_the_card_of_the_register_says_its_change_number(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(views, "drawn", lambda svg: drawn.append(svg) or b"")
    an_exchange()

    client.get("/card.png?true_on=2023-05-15")

    assert "Is it licensed?" in drawn[0]
    assert "As at 15 May 2023" in drawn[0]
    assert re.search(r"change no\. \d+", drawn[0])
    read("/card.png?lang=fr", status=400)
