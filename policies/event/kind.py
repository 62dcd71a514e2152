"""The kind `event`."""

from registry.records.kinds import Kind

EVENT = Kind(
    model="policies.Event",
    slug="events",
    prefix="EV",
    title=("title",),
    summary=("type", "date_from", "date_to", "regulator"),
    detail=(
        "title", "type", "date_from", "date_to", "regulator", "policy", "amount",
        "currency", "amount_raw", "channel", "note",
    ),
    filters=("type", "regulator", "policy"),
    search={"title": "heading", "channel": "body", "note": "body"},
    own=frozenset({"type", "currency", "note", "amount_raw"}),
)  # fmt: skip
