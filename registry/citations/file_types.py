"""What sort of file a copy is, told by its first bytes and never by its name."""

import re
from dataclasses import dataclass

HEAD = 4096  # bytes looked at
# magic bytes, where they begin, and what they say
# (https://www.iana.org/assignments/media-types, WHATWG MIME Sniffing 6 and 7)
MAGIC: list[tuple[bytes, str, str]] = [
    (rb"%PDF-\d", "pdf", "application/pdf"),
    (rb"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (rb"\xff\xd8\xff", "jpg", "image/jpeg"),
    (rb"GIF8[79]a", "gif", "image/gif"),
    (rb"RIFF.{4}WEBP", "webp", "image/webp"),
    (rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|body|!--)", "html", "text/html"),
]
NEVER_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # \x1b begins ISO-2022


@dataclass(frozen=True, slots=True)
class FileType:
    """The ending of a file's name, and its media type."""

    ending: str
    media_type: str


def file_type(head: bytes) -> FileType | None:
    """Return what the first bytes of a file say it is; None for what is not taken.

    Text is what holds no control character; its encoding is not asked for.
    """
    for magic, ending, media_type in MAGIC:
        if re.match(magic, head, re.DOTALL | re.IGNORECASE):
            return FileType(ending, media_type)
    start = head[:HEAD]
    if not start.strip() or NEVER_IN_TEXT.search(start):
        return None
    return FileType("txt", "text/plain")
