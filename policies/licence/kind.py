"""The kind `licence`: licences and applications."""

from registry.records.kinds import Kind

LICENCE = Kind(
    model="policies.Licence",
    slug="licences",
    prefix="LC",
    title=("exchanges", "holder", "statute"),
    summary=("holder", "statute", "regulator", "number"),
    detail=(
        "holder", "exchanges", "statute", "regulator", "regime", "number",
        "last_seen_on", "note", "status_events", "activities", "conditions",
    ),
    filters=("regulator", "regime", "statute", "holder", "exchanges"),
    search={"number": "heading", "note": "body"},
    own=frozenset({
        "note", "status_events.position", "status_events.effective_raw",
        "status_events.announced_raw",
    }),
    confirms=("status_events.status",),
)  # fmt: skip
