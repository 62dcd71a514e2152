"""What the register must say: written by hand, before any function that says it.

An event reads `status day evidence [clients]`: the day is a literal as the register
holds it (`[..2024-06-03]` where only a last day is known), the evidence `official` or
`press`, the clients `retail` or `professional`.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """On this day these events must give this tag and this sentence."""

    on: str
    events: tuple[str, ...]
    tag: str
    sentence: str


PRESS = "Reported, not confirmed: only press or the firm says so."
RETAIL = (
    "It is reported, not confirmed,"
    " that it may serve retail and professional investors."
)
NOTHING = "No licence or application on record on this day."

OSL = (
    "in_principle_approval 2020-08-21 press",
    "licensed 2020-12-15 official professional",
    "condition_varied 2023-08-03 press retail",
)
OSL_AMLO = ("licensed [2023-09-29..2026-05] press",)
HKBITEX = (
    "submitted [..2023-09] press",
    "deemed_licensed 2024-06-01 official",
    "licensed 2024-12-18 official",
)
BULLISH = ("deemed_licensed 2024-06-01 press", "licensed 2025-02 press")
MEEX = ("submitted [..2023-11-04] press", "returned 2024-02-07 press")
OKX = ("submitted 2023-11 press", "withdrawn [..2024-05-24] press")
LATE = ("submitted [..2024-06-03] press",)
VARIED = (
    "licensed 2024-01-10 official professional",
    "condition_varied 2024-07 official retail",
)
STOPPED = (
    "licensed 2022-01-10 official retail",
    "suspended 2024-03-01 official",
    "licensed 2024-06-01 official",
    "revoked 2025-01-02 official",
)
GRANTED = (
    "submitted 2023-10-02 official",
    "granted 2024-01-10 official",
    "licensed 2024-02-01 press retail",
    "licensed_restricted 2024-05-01 official",
    "partially_suspended 2024-09-01 official",
    "ceased [2025-03..] official",
)

LICENCES = (
    # a licence, step by step
    Case("2020-08-20", OSL, "none", NOTHING),
    Case(
        "2020-08-21", OSL, "in-principle",
        f"Approved in principle: 21 Aug 2020. No licence yet. {PRESS}",
    ),
    Case(
        "2020-12-14", OSL, "in-principle",
        f"Approved in principle: 21 Aug 2020. No licence yet. {PRESS}",
    ),
    Case(
        "2020-12-15", OSL, "licensed",
        "Licensed in Hong Kong since 15 Dec 2020."
        " It may serve professional investors only.",
    ),
    Case(
        "2023-08-02", OSL, "licensed",
        "Licensed in Hong Kong since 15 Dec 2020."
        " It may serve professional investors only.",
    ),
    Case(
        "2023-08-03", OSL, "licensed",
        f"Licensed in Hong Kong since 15 Dec 2020. {RETAIL}",
    ),
    # only bounds are known
    Case("2023-09-28", OSL_AMLO, "none", NOTHING),
    Case(
        "2023-11-04", OSL_AMLO, "uncertain",
        "Not certain on this day."
        " Possible: No record / Reported licensed, not confirmed.",
    ),
    Case(
        "2026-05-30", OSL_AMLO, "uncertain",
        "Not certain on this day."
        " Possible: No record / Reported licensed, not confirmed.",
    ),
    Case(
        "2026-05-31", OSL_AMLO, "reported",
        "Reported licensed since a day between 29 Sep 2023 and May 2026,"
        " not confirmed: only press or the firm says so.",
    ),
    # deemed to be licensed, then licensed
    Case(
        "2023-05-15", HKBITEX, "uncertain",
        "Not certain on this day. Possible: No record / Applied, not licensed.",
    ),
    Case(
        "2023-09-30", HKBITEX, "applied",
        f"Applied: Sep 2023 or earlier. No licence yet. {PRESS}",
    ),
    Case(
        "2024-06-01", HKBITEX, "deemed",
        "Deemed licensed by Hong Kong law since 1 Jun 2024:"
        " an application, not a licence.",
    ),
    Case(
        "2024-12-18", HKBITEX, "licensed",
        "Licensed in Hong Kong since 18 Dec 2024."
        " Which investors it may serve is not stated.",
    ),
    # a month only
    Case(
        "2024-06-01", BULLISH, "deemed",
        "Deemed licensed by Hong Kong law since 1 Jun 2024:"
        f" an application, not a licence. {PRESS}",
    ),
    Case(
        "2025-02-01", BULLISH, "uncertain",
        "Not certain on this day."
        " Possible: Deemed licensed / Reported licensed, not confirmed.",
    ),
    Case(
        "2025-02-28", BULLISH, "reported",
        "Reported licensed since Feb 2025, not confirmed:"
        " only press or the firm says so.",
    ),
    # applications that came to nothing
    Case(
        "2023-11-04", MEEX, "applied",
        f"Applied: 4 Nov 2023 or earlier. No licence yet. {PRESS}",
    ),
    Case(
        "2024-02-07", MEEX, "returned",
        f"Application returned: 7 Feb 2024. No licence came of it. {PRESS}",
    ),
    Case(
        "2024-01-15", OKX, "uncertain",
        "Not certain on this day."
        " Possible: Applied, not licensed / Application withdrawn.",
    ),
    Case(
        "2023-11-15", OKX, "uncertain",
        "Not certain on this day."
        " Possible: No record / Applied, not licensed / Application withdrawn.",
    ),
    Case(
        "2024-05-24", OKX, "withdrawn",
        "Application withdrawn: 24 May 2024 or earlier."
        f" No licence came of it. {PRESS}",
    ),
    Case("2023-10-31", OKX, "none", NOTHING),
    Case(
        "2024-08-01", ("refused 2024-08-01 official",), "refused",
        "Application refused: 1 Aug 2024. No licence came of it.",
    ),
    Case(
        "2024-08-02", ("lapsed 2024-08~ official",), "uncertain",
        "Not certain on this day. Possible: No record / Ended.",
    ),
    Case(
        "2024-09-30", ("lapsed 2024-08~ official",), "ended",
        "Application lapsed: about Aug 2024. No licence came of it.",
    ),
    # first seen among the applicants
    Case(
        "2024-06-02", LATE, "uncertain",
        "Not certain on this day. Possible: No record / Applied, not licensed.",
    ),
    Case(
        "2024-06-03", LATE, "applied",
        f"Applied: 3 Jun 2024 or earlier. No licence yet. {PRESS}",
    ),
    # the clients change within a month
    Case(
        "2024-07-15", VARIED, "licensed",
        "Licensed in Hong Kong since 10 Jan 2024."
        " Which investors it may serve on this day is not certain.",
    ),
    Case(
        "2024-07-31", VARIED, "licensed",
        "Licensed in Hong Kong since 10 Jan 2024."
        " It may serve retail and professional investors.",
    ),
    # stopped, resumed, taken away
    Case("2024-03-01", STOPPED, "suspended", "Licence suspended since 1 Mar 2024."),
    Case(
        "2024-06-01", STOPPED, "licensed",
        "Licensed in Hong Kong since 1 Jun 2024."
        " It may serve retail and professional investors.",
    ),
    Case("2025-01-02", STOPPED, "revoked", "Licence revoked: 2 Jan 2025."),
    # granted, restricted, suspended in part, ended on a day not known
    Case(
        "2023-10-02", GRANTED, "applied", "Applied: 2 Oct 2023. No licence yet."
    ),
    Case(
        "2024-01-10", GRANTED, "licensed",
        "Licensed in Hong Kong since 10 Jan 2024."
        " Which investors it may serve is not stated.",
    ),
    Case(
        "2024-02-01", GRANTED, "licensed",
        f"Licensed in Hong Kong since 10 Jan 2024. {RETAIL}",
    ),
    Case(
        "2024-05-01", GRANTED, "licensed",
        f"Licensed in Hong Kong (restricted) since 10 Jan 2024. {RETAIL}",
    ),
    Case(
        "2024-09-01", GRANTED, "suspended",
        "Licence suspended in part since 1 Sep 2024.",
    ),
    Case(
        "2025-03-01", GRANTED, "uncertain",
        "Not certain on this day. Possible: Suspended / Ended.",
    ),
    Case(
        "2024-01-10", ("licensed_restricted 2024-01-10 press professional",),
        "reported",
        "Reported licensed (restricted) since 10 Jan 2024, not confirmed:"
        " only press or the firm says so."
        " It is reported, not confirmed,"
        " that it may serve professional investors only.",
    ),
    Case(
        "2024-01-10", ("ceased 2024-01-10 press",), "ended",
        f"Licence ended: 10 Jan 2024. {PRESS}",
    ),
    Case(
        "2024-01-10", ("expired 2024 official",), "uncertain",
        "Not certain on this day. Possible: No record / Ended.",
    ),
    Case(
        "2024-12-31", ("expired 2024 official",), "ended", "Licence expired: 2024."
    ),
    # a record that begins with a change of conditions: some licence was held
    Case(
        "2024-01-10", ("condition_varied 2024-01-10 official retail",), "uncertain",
        "Not certain on this day. Possible: Licensed / Suspended.",
    ),
    Case("2024-01-10", (), "none", NOTHING),
)  # fmt: skip
