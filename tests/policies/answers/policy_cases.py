"""What the register must say of policies and warnings: written by hand, beforehand."""

from datetime import date
from typing import NamedTuple


class Case(NamedTuple):
    """On this day a policy with these columns must give this tag and sentence."""

    on: str
    columns: dict[str, str]
    tag: str
    sentence: str


class Bill(NamedTuple):
    """On this day a bill enacted as this ordinance must give this."""

    on: str
    bill: dict[str, str]
    ordinance: dict[str, str]
    tag: str
    sentence: str


class Warned(NamedTuple):
    """On this day a warning with these two days must give this."""

    on: str
    listed: str
    removed: str
    tag: str
    sentence: str


NOT_YET = "No record of it on this day."
OPEN = "Not certain on this day."
KNOWN_FROM = date(2023, 11, 4)  # the day the register recorded each of them
UNDATED = (
    f"{OPEN} No day is on record: it is certain only from 4 Nov 2023,"
    " when the register recorded it."
)

GUIDELINES = {
    "type": "guideline", "stage": "issued", "force": "in_force",
    "announced": "2023-05-23", "effective": "2023-06-01",
}  # fmt: skip
JOINT = {
    "type": "joint_circular", "stage": "issued", "force": "superseded",
    "announced": "2023-10-20", "effective": "2023-10-20",
    "superseded_on": "2023-12-22",
}  # fmt: skip
VISION = {
    "type": "policy_statement", "stage": "issued", "force": "superseded",
    "announced": "2022-10-31", "superseded_on": "2025-06-26",
}  # fmt: skip
NFT = {
    "type": "press_release", "stage": "issued", "force": "informational",
    "announced": "2022-06-06", "effective": "2022-06-06",
}  # fmt: skip
BUDGET = {
    "type": "budget", "stage": "issued", "force": "stated_target",
    "announced": "2022-09",
}  # fmt: skip
CONSULTATION = {
    "type": "consultation_paper", "stage": "conclusions_published",
    "force": "informational", "announced": "2023-02-20",
    "consultation_to": "2023-03-31", "concluded": "2023-05-23",
}  # fmt: skip
DISCUSSION = {
    "type": "discussion_paper", "stage": "conclusions_published",
    "force": "informational", "announced": "2022-01-12", "concluded": "2023-01-31",
}  # fmt: skip
OTC = {
    "type": "consultation_paper", "stage": "consultation_closed",
    "force": "superseded", "announced": "2024-02-08",
    "consultation_to": "2024-04-12", "superseded_on": "2025-06-27",
}  # fmt: skip
CONCLUSIONS = {
    "type": "consultation_conclusions", "stage": "conclusions_published",
    "force": "informational", "announced": "2023-05-23",
}  # fmt: skip
CLOSED = {"type": "consultation_paper", "stage": "consultation_closed"}
PART = {
    "type": "statement", "stage": "issued", "force": "partially_in_force",
    "announced": "2018-11-01", "effective": "2018-11-01",
}  # fmt: skip
UNSURE = {
    "type": "circular", "stage": "issued", "force": "", "announced": "2022-01-28",
    "effective": "2022-01-28",
}  # fmt: skip
ORDINANCE = {"type": "ordinance", "stage": "commenced", "force": "in_force"}
BILL = {
    "type": "bill", "stage": "passed", "force": "not_in_force",
    "gazetted": "2022-06-24", "introduced": "2022-07-06", "passed": "2022-12-07",
}  # fmt: skip
ACT = {**ORDINANCE, "passed": "2022-12-07", "effective": "2023-06-01"}
REPEALED = {**ACT, "force": "repealed", "superseded_on": "2026"}
COMING = {"type": "bill", "stage": "announced_not_introduced", "force": "not_in_force"}
LOST = {
    "type": "bill",
    "stage": "lapsed",
    "gazetted": "2020-03",
    "superseded_on": "2021",
}
DROPPED = {"type": "proposal", "stage": "withdrawn", "announced": "2021-05-01"}
PILOT = {**GUIDELINES, "expires": "2024-05-31"}

POLICIES = (
    # made, in force, replaced
    Case("2023-05-22", GUIDELINES, "none", NOT_YET),
    Case("2023-05-23", GUIDELINES, "made", "Made: 23 May 2023. Not yet in force."),
    Case(
        "2023-06-01", GUIDELINES, "in-force", "In force in Hong Kong since 1 Jun 2023."
    ),
    Case("2023-11-01", JOINT, "in-force", "In force in Hong Kong since 20 Oct 2023."),
    Case("2023-12-22", JOINT, "superseded", "Superseded: 22 Dec 2023."),
    Case(
        "2023-07-01", {**GUIDELINES, "effective": ""}, "in-force",
        "In force in Hong Kong since 23 May 2023.",
    ),
    Case(
        "2025-01-01", {**GUIDELINES, "effective": "2025"}, "uncertain",
        f"{OPEN} Possible: Made, not yet in force / In force.",
    ),
    Case(
        "2025-01-01", {**GUIDELINES, "force": "not_in_force", "effective": ""},
        "made", "Made: 23 May 2023. Not yet in force.",
    ),
    Case(
        "2018-11-01", PART, "in-force",
        "In force in part in Hong Kong since 1 Nov 2018.",
    ),
    Case("2024-05-31", PILOT, "in-force", "In force in Hong Kong since 1 Jun 2023."),
    Case("2024-06-01", PILOT, "repealed", "Expired: 31 May 2024."),
    # words, not law
    Case("2023-01-01", VISION, "statement", "Statement issued: 31 Oct 2022. Not law."),
    Case("2025-06-26", VISION, "superseded", "Superseded: 26 Jun 2025."),
    Case("2022-06-06", NFT, "statement", "Statement issued: 6 Jun 2022. Not law."),
    Case(
        "2022-09-10", BUDGET, "uncertain",
        f"{OPEN} Possible: No record / Statement, not law.",
    ),
    Case("2022-09-30", BUDGET, "statement", "Statement issued: Sep 2022. Not law."),
    # consultations
    Case("2023-02-19", CONSULTATION, "none", NOT_YET),
    Case(
        "2023-03-31", CONSULTATION, "proposed",
        "Consultation opened: 20 Feb 2023. Proposed, not law.",
    ),
    Case(
        "2023-04-01", CONSULTATION, "concluded",
        "Consultation closed: 31 Mar 2023. Not law.",
    ),
    Case(
        "2023-05-23", CONSULTATION, "concluded",
        "Conclusions published: 23 May 2023. Not law.",
    ),
    Case(
        "2022-06-01", DISCUSSION, "uncertain",
        f"{OPEN} Possible: Proposed / Consultation closed.",
    ),
    Case(
        "2023-01-31", DISCUSSION, "concluded",
        "Conclusions published: 31 Jan 2023. Not law.",
    ),
    Case(
        "2024-03-01", OTC, "proposed",
        "Consultation opened: 8 Feb 2024. Proposed, not law.",
    ),
    Case("2025-06-26", OTC, "concluded", "Consultation closed: 12 Apr 2024. Not law."),
    Case("2025-06-27", OTC, "superseded", "Superseded: 27 Jun 2025."),
    Case(
        "2023-06-01", CONCLUSIONS, "concluded",
        "Conclusions published: 23 May 2023. Not law.",
    ),
    Case(
        "2023-11-04", CLOSED, "concluded",
        "Consultation closed: a day not on record. Not law.",
    ),
    Case(
        "2023-11-04", {**CLOSED, "stage": "consultation_open"}, "proposed",
        "Consultation opened: a day not on record. Proposed, not law.",
    ),
    # a force that is not established is never green
    Case("2022-01-27", UNSURE, "none", NOT_YET),
    Case(
        "2022-01-28", UNSURE, "uncertain",
        f"{OPEN} Its legal force is not established.",
    ),
    Case(
        "2022-01-28", {**UNSURE, "type": "statement"}, "uncertain",
        f"{OPEN} Its legal force is not established.",
    ),
    # no day at all
    Case("2023-11-03", ORDINANCE, "uncertain", UNDATED),
    Case(
        "2023-11-04", ORDINANCE, "in-force",
        "In force in Hong Kong since a day not on record.",
    ),
    Case("2023-11-03", COMING, "uncertain", UNDATED),
    Case("2026-06-24", COMING, "announced", "Announced: a day not on record. Not law."),
    Case(
        "2023-07-01", {**JOINT, "superseded_on": ""}, "none", NOT_YET
    ),
    Case(
        "2023-11-01", {**JOINT, "superseded_on": ""}, "superseded",
        "Superseded: a day not on record.",
    ),
    # proposals that came to nothing
    Case("2020-04-01", LOST, "proposed", "Bill gazetted: Mar 2020. Proposed, not law."),
    Case("2021-12-31", LOST, "repealed", "Proposal lapsed: 2021."),
    Case("2021-05-01", DROPPED, "repealed", "Proposal withdrawn: a day not on record."),
    Case("2026-12-31", REPEALED, "repealed", "Repealed: 2026."),
)  # fmt: skip

BILLS = (
    Bill("2022-06-23", BILL, ACT, "none", NOT_YET),
    Bill(
        "2022-06-24", BILL, ACT, "proposed",
        "Bill gazetted: 24 Jun 2022. Proposed, not law.",
    ),
    Bill(
        "2022-07-06", BILL, ACT, "proposed",
        "Bill introduced: 6 Jul 2022. Proposed, not law.",
    ),
    Bill(
        "2022-12-07", BILL, ACT, "made",
        "Enacted as the Ordinance. Made: 7 Dec 2022. Not yet in force.",
    ),
    Bill(
        "2023-06-01", BILL, ACT, "in-force",
        "Enacted as the Ordinance. In force in Hong Kong since 1 Jun 2023.",
    ),
    Bill(
        "2023-11-03", BILL, ORDINANCE, "uncertain",
        f"Enacted as the Ordinance. {UNDATED}",
    ),
    Bill(
        "2023-11-04", BILL, ORDINANCE, "in-force",
        "Enacted as the Ordinance. In force in Hong Kong since a day not on record.",
    ),
    Bill(
        "2022-07-06", BILL, ORDINANCE, "proposed",
        "Bill introduced: 6 Jul 2022. Proposed, not law.",
    ),
    Bill(
        "2022-12-08", BILL, {**ACT, "passed": "2022-12-09"}, "made",
        "Made: 7 Dec 2022. Not yet in force.",
    ),
    Bill(
        "2025-01-01", {**BILL, "superseded_on": "2024"}, ACT, "superseded",
        "Superseded: 2024.",
    ),
    Bill(
        "2026-07-01", BILL, REPEALED, "uncertain",
        "Enacted as the Ordinance. Not certain on this day."
        " Possible: In force / Repealed or withdrawn.",
    ),
)  # fmt: skip

WARNINGS = (
    Warned("2023-09-12", "2023-09-13", "", "none", "No warning on record on this day."),
    Warned(
        "2023-09-13", "2023-09-13", "", "alert",
        "On the alert list: warning by the Securities and Futures Commission,"
        " 13 Sep 2023.",
    ),
    Warned(
        "2023-09-15", "2023-09", "", "uncertain",
        "Not certain on this day. Possible: No record / On the alert list.",
    ),
    Warned(
        "2024-01-01", "2023-09", "2024", "uncertain",
        "Not certain on this day. Possible: On the alert list / Ended.",
    ),
    Warned(
        "2024-12-31", "2023-09", "2024", "ended",
        "Warning by the Securities and Futures Commission, removed: 2024.",
    ),
)  # fmt: skip
