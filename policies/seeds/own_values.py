"""Values of our own making: a policy's weight, whom it binds, its addresses."""

from policies.policy.vocabulary import AppliesTo, PolicyType, Weight
from policies.seeds.tables import Row, rows
from policies.seeds.values import words

# The type decides: a rule that a circular or guideline makes binding is told apart by
# hand only once its text has been read.
WEIGHTS = {
    PolicyType.ORDINANCE: Weight.LAW,
    PolicyType.GUIDELINE: Weight.GUIDANCE,
    PolicyType.CODE: Weight.GUIDANCE,
    PolicyType.CIRCULAR: Weight.GUIDANCE,
    PolicyType.JOINT_CIRCULAR: Weight.GUIDANCE,
    PolicyType.STATEMENT: Weight.POSITION,
    PolicyType.POLICY_STATEMENT: Weight.POSITION,
    PolicyType.CONSULTATION_CONCLUSIONS: Weight.POSITION,
    PolicyType.CONSULTATION_PAPER: Weight.POSITION,
    PolicyType.DISCUSSION_PAPER: Weight.POSITION,
    PolicyType.PROPOSAL: Weight.POSITION,
    PolicyType.BILL: Weight.POSITION,
    PolicyType.ROADMAP: Weight.ANNOUNCEMENT,
    PolicyType.POLICY_ADDRESS: Weight.ANNOUNCEMENT,
    PolicyType.BUDGET: Weight.ANNOUNCEMENT,
    PolicyType.PRESS_RELEASE: Weight.ANNOUNCEMENT,
}
BINDING_NOBODY = {Weight.POSITION, Weight.ANNOUNCEMENT}
SUBSIDIARY = "ordinance (subsidiary)"
CHINESE = "/TC/"  # in the addresses of documents that the SFC publishes in Chinese


def of_policy(row: Row) -> dict[str, str | list[str]]:
    """Return {field: value} for a row of policies."""
    found: dict[str, str | list[str]] = {"weight": weight(row)}
    if found["weight"] not in BINDING_NOBODY and (who := binds(row["key"])):
        found["binds"] = who
    if address := row["official_url"]:
        language = "zh_hant" if CHINESE in address else "en"
        found[f"official_url_{language}"] = address
    return found


def weight(row: Row) -> str:
    """Return how much a policy weighs, by its type."""
    if row["type_raw"] == SUBSIDIARY:
        return Weight.SUBSIDIARY_LAW.value
    return WEIGHTS[PolicyType(row["type"])].value


def binds(policy: str) -> list[str]:
    """Return whom a policy's requirements apply to, in the order of the vocabulary."""
    cells = [r["applies_to"] for r in rows("requirements") if r["policy"] == policy]
    found = {word for cell in cells for word in words(cell)}
    return [code for code in AppliesTo.values if code in found]
