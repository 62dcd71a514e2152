"""What the register must say of a platform with several licences, by hand too."""

from typing import NamedTuple

from tests.policies.answers.cases import (
    HKBITEX,
    LATE,
    MEEX,
    NOTHING,
    OKX,
    OSL,
    OSL_AMLO,
    PRESS,
    RETAIL,
    STOPPED,
    VARIED,
)


class Pair(NamedTuple):
    """On this day a platform with these licences must be answered so."""

    on: str
    licences: tuple[tuple[str, ...], ...]
    tag: str
    sentence: str


PLATFORMS = (
    Pair(
        "2023-11-04", (OSL, OSL_AMLO), "licensed",
        f"Licensed in Hong Kong since 15 Dec 2020. {RETAIL}",
    ),
    Pair(
        "2023-09-29", (LATE, OSL_AMLO), "uncertain",
        "Not certain on this day. Possible:"
        " Reported licensed, not confirmed / Applied, not licensed / No record.",
    ),
    Pair(
        "2024-12-18", (HKBITEX, ("licensed 2024-12-18 press",)), "licensed",
        "Licensed in Hong Kong since 18 Dec 2024."
        " Which investors it may serve is not stated.",
    ),
    Pair(
        "2024-12-17", (HKBITEX, ("licensed 2024-12-17 press",)), "reported",
        "Reported licensed since 17 Dec 2024, not confirmed:"
        " only press or the firm says so.",
    ),
    Pair(
        "2024-08-01", (OSL, VARIED), "licensed",
        "Licensed in Hong Kong since 15 Dec 2020."
        " It may serve retail and professional investors.",
    ),
    Pair(
        "2024-03-02", (VARIED, STOPPED), "licensed",
        "Licensed in Hong Kong since 10 Jan 2024."
        " It may serve professional investors only."
        " Another of its licences is suspended.",
    ),
    Pair(
        "2024-06-03", (LATE, MEEX), "applied",
        f"Applied: 3 Jun 2024 or earlier. No licence yet. {PRESS}",
    ),
    Pair(
        "2024-03-02", (("submitted 2024-01-01 official",), STOPPED), "suspended",
        "Licence suspended since 1 Mar 2024.",
    ),
    Pair(
        "2025-06-01", (MEEX, STOPPED, OKX), "revoked", "Licence revoked: 2 Jan 2025."
    ),
    Pair(
        "2024-06-01", (MEEX, ("withdrawn 2024 press",)), "uncertain",
        "Not certain on this day."
        " Possible: Application returned / Application withdrawn.",
    ),
    Pair("2019-01-01", (OSL, MEEX[1:]), "none", NOTHING),
    Pair("2019-01-01", (), "none", NOTHING),
)  # fmt: skip
