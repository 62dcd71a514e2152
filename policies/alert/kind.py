"""The kind `alert`."""

from registry.records.kinds import Kind

ALERT = Kind(
    model="policies.Alert",
    slug="alerts",
    prefix="AL",
    title=("name",),
    summary=(
        "type", "domains.domain", "exchange", "regulator", "listed", "removed",
        "imitates",
    ),
    detail=(
        "name", "type", "regulator", "listed", "removed", "imitates", "exchange",
        "domains", "note",
    ),
    filters=("type", "regulator", "exchange", "imitates"),
    search={"name": "heading", "domains.domain": "heading", "note": "body"},
    own=frozenset({"note"}),
)  # fmt: skip
