"""The kind `official list`."""

from registry.records.kinds import Kind

# how long a look is good for is our judgement; when we looked, and what we took the
# digest of, is our own act and nobody else's word
OFFICIAL_LIST = Kind(
    model="policies.OfficialList",
    slug="official-lists",
    prefix="OL",
    title=("name",),
    summary=("shows", "regulator", "regimes"),
    detail=(
        "name", "regulator", "website", "shows", "regimes", "days_between_checks",
        "checks", "note",
    ),
    filters=("shows", "regulator"),
    search={"name": "heading", "note": "body"},
    own=frozenset(
        {
            "shows", "regimes", "days_between_checks", "note", "checks.time",
            "checks.sha256", "checks.source",
        }
    ),
)  # fmt: skip
