"""More of what the register must say: written by hand, before the functions.

`golden.csv` beside this holds what it must say of the Hong Kong data set. An event
reads as in `cases.py`; a bearing reads `source publisher field stance [read]`.
"""

from typing import NamedTuple

from tests.policies.answers.cases import HKBITEX, NOTHING, OSL, PRESS, STOPPED, Case
from tests.policies.answers.platform_cases import Pair


class Checked(NamedTuple):
    """What a platform with this licence is told, by the last check of its list.

    `checked` is blank where the register holds no such list; a check is good for
    `days` after its own.
    """

    on: str
    events: tuple[str, ...]
    checked: str
    days: int
    tag: str
    sentence: str
    stale: bool


class Granted(NamedTuple):
    """On this day a licence with these events is listed so, or not at all (`None`)."""

    on: str
    events: tuple[str, ...]
    tag: str | None
    audience: str | None = None
    audience_from: str | None = None
    since: str | None = None
    to: str | None = None


class Weighed(NamedTuple):
    """These bearings must weigh so."""

    bearings: tuple[str, ...]
    sources: int
    official: int
    mark: str | None


class Next(NamedTuple):
    """After this day the first of these dates is the next."""

    on: str
    literals: tuple[str, ...]
    next: str | None


CLOSING = (
    "submitted 2023-10-02 official",
    "closing_down 2024-03-01 official",
    "withdrawn 2024-05-31 official",
)
UNTIL = "We cannot say for today: the last day we can speak for is 29 May 2026."
HOLDS = f"{UNTIL} What the register holds:"
RETAIL = "retail_and_professional"
PROFESSIONAL = "professional_only"

CLOSINGS = (
    Case("2024-02-29", CLOSING, "applied", "Applied: 2 Oct 2023. No licence yet."),
    Case(
        "2024-03-01", CLOSING, "closing",
        "Closing down: on the regulator’s closing-down list since 1 Mar 2024.",
    ),
    Case(
        "2024-05-31", CLOSING, "withdrawn",
        "Application withdrawn: 31 May 2024. No licence came of it.",
    ),
    Case(
        "2024-03-15", ("closing_down 2024-03 press",), "uncertain",
        "Not certain on this day. Possible: No record / Closing down.",
    ),
    Case(
        "2024-03-31", ("closing_down 2024-03 press",), "closing",
        "Closing down: on the regulator’s closing-down list since Mar 2024."
        f" {PRESS}",
    ),
)  # fmt: skip

CLOSING_PLATFORMS = (
    Pair(
        "2024-06-02", (("closing_down 2024-03-01 official",), HKBITEX), "closing",
        "Closing down: on the regulator’s closing-down list since 1 Mar 2024.",
    ),
    Pair(
        "2024-12-18", (("closing_down 2024-03-01 official",), HKBITEX), "licensed",
        "Licensed in Hong Kong since 18 Dec 2024."
        " Which investors it may serve is not stated.",
    ),
)  # fmt: skip

CHECKS = (
    # a check speaks for every day up to its own
    Checked("2020-01-01", OSL, "2026-05-29", 7, "none", NOTHING, stale=False),
    Checked(
        "2025-06-01", HKBITEX, "2026-05-29", 7, "licensed",
        "Licensed in Hong Kong since 18 Dec 2024."
        " Which investors it may serve is not stated.",
        stale=False,
    ),
    # and for as many days as are allowed until the next
    Checked(
        "2026-06-05", HKBITEX, "2026-05-29", 7, "licensed",
        "Licensed in Hong Kong since 18 Dec 2024."
        " Which investors it may serve is not stated.",
        stale=False,
    ),
    Checked(
        "2026-06-06", HKBITEX, "2026-05-29", 7, "uncertain",
        f"{HOLDS} Licensed in Hong Kong since 18 Dec 2024."
        " Which investors it may serve is not stated.",
        stale=True,
    ),
    Checked(
        "2026-11-22", ("licensed 2026-02-13 press",), "2026-05-29", 7, "uncertain",
        f"{HOLDS} Reported licensed since 13 Feb 2026, not confirmed:"
        " only press or the firm says so.",
        stale=True,
    ),
    Checked(
        "2026-11-22", ("submitted 2026-02-13 official",), "2026-05-29", 7, "uncertain",
        f"{HOLDS} Applied: 13 Feb 2026. No licence yet.",
        stale=True,
    ),
    Checked(
        "2026-06-15", ("licensed [..2026-06-03] official",), "2026-05-29", 7,
        "uncertain",
        "We cannot say for today: the last day we can speak for is 3 Jun 2026."
        " What the register holds: Licensed in Hong Kong since 3 Jun 2026 or earlier."
        " Which investors it may serve is not stated.",
        stale=True,
    ),
    # a later event speaks for the days before it, as a check would
    Checked(
        "2026-11-15", ("licensed 2026-11 official",), "2026-05-29", 7, "uncertain",
        "Not certain on this day. Possible: Licensed / No record.", stale=False,
    ),
    # who holds nothing, or nothing any more, may hold something new
    Checked(
        "2026-11-22", (), "2026-05-29", 7, "uncertain", f"{HOLDS} {NOTHING}", stale=True
    ),
    Checked(
        "2026-11-22", STOPPED, "2026-05-29", 7, "revoked",
        f"{HOLDS} Licence revoked: 2 Jan 2025.", stale=True,
    ),
    # a list that is looked in once a year
    Checked(
        "2026-11-22", STOPPED, "2026-05-29", 366, "revoked",
        "Licence revoked: 2 Jan 2025.", stale=False,
    ),
    # no list on record: no check is needed
    Checked(
        "2026-11-22", STOPPED, "", 7, "revoked", "Licence revoked: 2 Jan 2025.",
        stale=False,
    ),
)  # fmt: skip

GRANTS = (
    Granted("2020-08-20", OSL, None),
    Granted("2020-08-21", OSL, "in-principle", since="2020-08-21"),
    Granted(
        "2020-12-15", OSL, "licensed", PROFESSIONAL, "2020-12-15", "2020-12-15"
    ),
    Granted("2023-08-03", OSL, "licensed", RETAIL, "2023-08-03", "2020-12-15"),
    Granted("2023-05-15", HKBITEX, "uncertain"),
    Granted("2023-11-04", HKBITEX, "applied", since="[..2023-09]"),
    Granted("2024-06-01", HKBITEX, "deemed", since="2024-06-01"),
    Granted(
        "2022-01-10", STOPPED, "licensed", RETAIL, "2022-01-10", "2022-01-10",
        "2025-01-02",
    ),
    Granted(
        "2024-03-01", STOPPED, "suspended", RETAIL, "2022-01-10", "2024-03-01",
        "2025-01-02",
    ),
    Granted(
        "2025-01-02", STOPPED, "revoked", RETAIL, "2022-01-10", "2024-06-01",
        "2025-01-02",
    ),
    Granted(
        "2024-03-02", CLOSING, "closing", since="2024-03-01", to="2024-05-31"
    ),
    Granted("2024-06-01", CLOSING, "withdrawn", since="2024-03-01", to="2024-05-31"),
    Granted("2024-06-01", ("ceased 2024-05-31 official",), "ended", to="2024-05-31"),
    Granted(
        "2024-07-15",
        ("licensed 2024-01-10 official professional",
         "condition_varied 2024-07 official retail"),
        "licensed", "uncertain", None, "2024-01-10",
    ),
)  # fmt: skip

WEIGHED = (
    Weighed((), 0, 0, None),
    Weighed(("a gazette status supports",), 1, 1, "one"),
    Weighed(("a press status supports",), 1, 0, "one"),
    Weighed(("a gazette status supports", "b press status supports"), 2, 1, "agree"),
    Weighed(("a gazette status supports", "a gazette number supports"), 1, 1, "one"),
    # of different things
    Weighed(("a gazette status supports", "b press number supports"), 2, 1, "one"),
    # what nobody opened agrees with nothing
    Weighed(
        ("a gazette status supports", "b press status supports not_read"), 2, 1, "one"
    ),
    # nor does a reprint with what it reprints
    Weighed(
        ("a register status supports", "reprint-of-a press status supports"),
        2, 1, "one",
    ),
    Weighed(
        ("a gazette status supports", "b press status less_precise"), 2, 1, "one"
    ),
    Weighed(
        ("a gazette status supports", "b court status supports",
         "c press status contradicts"), 3, 1, "disagree",
    ),
    # the firm itself says otherwise
    Weighed(
        ("a register status supports", "b company status contradicts"),
        2, 1, "disputed",
    ),
    Weighed(
        ("a register status supports", "b company status contradicts",
         "c press number contradicts"), 3, 1, "disagree",
    ),
)  # fmt: skip

NEXT = (
    Next("2023-05-22", ("2023-06-01", "2023-05-23"), "2023-05-23"),
    Next("2023-05-23", ("2023-06-01", "2023-05-23"), "2023-06-01"),
    Next("2023-06-01", ("2023-06-01", "2023-05-23"), None),
    Next("2023-06-01", ("",), None),
    # a month that has not begun is ahead, one that has begun may be over
    Next("2024-01-31", ("2024-02",), "2024-02"),
    Next("2024-02-01", ("2024-02",), None),
    Next("2024-01-31", ("2024-02~",), None),
    # of one first day the more exact
    Next("2024-01-31", ("2024-02", "2024-02-01"), "2024-02-01"),
    Next("2024-01-31", ("[2024-03-01..2024-06]",), "[2024-03-01..2024-06]"),
    Next("2024-01-31", ("[..2024-06]",), None),
    Next("2024-01-31", ("2025", "2024-12-31"), "2024-12-31"),
)

# what is said of a record that is no longer in the register
WITHDRAWN = "Removed from the register: 4 Mar 2026."
MERGED = "Merged into %(survivor)s. Deemed licensed by Hong Kong law since 1 Jun 2024:"
