"""The host in what is pasted."""

import pytest

from registry.search.hosts import before_suffix, host_in, label_of, parents


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("hashkey.com", "hashkey.com"),
        (" HTTPS://www.HashKey.com/en?x=1#top ", "hashkey.com"),
        ("http://user:secret@osl.com:8080/", "osl.com"),
        ("help@app.osl.com", "app.osl.com"),
        ("mailto:help@osl.com", "osl.com"),
        ("ｗｗｗ．ｏｓｌ．ｃｏｍ", "osl.com"),
        ("www.hk", "www.hk"),
        ("osl.com.", "osl.com"),
        ("xn--hashky-7of.com", "hashkеy.com"),
        ("證監會.香港", "證監會.香港"),
    ],
)
def test_an_address_names_its_host(text: str, host: str) -> None:
    assert host_in(text) == host


@pytest.mark.parametrize(
    "text",
    ["", "hashkey", "Cap. 615", "cap.615", "S.F.C.", "hashkey.com or not", "26EC26",
     "..", "http://", "a" * 300 + ".com", "-.com", "證監會", "@", "1.2.3.4"],
)  # fmt: skip
def test_what_is_no_address_names_none(text: str) -> None:
    assert host_in(text) == ""


def test_those_above_a_host_end_with_the_registered_name() -> None:
    assert parents("a.b.osl.com") == ["a.b.osl.com", "b.osl.com", "osl.com"]
    assert parents("www.osl.com.hk") == ["www.osl.com.hk", "osl.com.hk"]
    assert parents("gov.hk") == ["gov.hk"]


def test_the_registered_name_is_told_from_what_it_is_under() -> None:
    assert label_of("app.osl.com") == label_of("osl.com.hk") == "osl"
    assert before_suffix("app.osl.com.hk") == ["app", "osl"]
