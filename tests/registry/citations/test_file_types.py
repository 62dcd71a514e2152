"""A file is what its first bytes say."""

import pytest

from registry.citations.file_types import file_type

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"%PDF-1.7\n\x00\x01", "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"GIF89a\x00", "image/gif"),
        (b"RIFF\n\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "text/html"),
        (b"  <html lang=en>", "text/html"),
        ("證監會發出通函。".encode(), "text/plain"),
        ("證監會發出通函。".encode("big5"), "text/plain"),
    ],
)
def test_the_first_bytes_say_what_a_file_is(head, media_type):
    found = file_type(head)

    assert found is not None
    assert found.media_type == media_type


@pytest.mark.parametrize(
    "head", [b"", b" \n", b"PK\x03\x04\x14\x00", b"MZ\x90\x00", b"\x7fELF\x02\x01\x01"]
)
def test_what_is_none_of_these_is_not_taken(head):
    assert file_type(head) is None


def test_a_drawing_that_could_run_a_script_is_text():
    found = file_type(b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')

    assert found is not None
    assert found.media_type == "text/plain"
