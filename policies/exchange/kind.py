"""The kind `exchange`."""

from registry.records.kinds import Kind

EXCHANGE = Kind(
    model="policies.Exchange",
    slug="exchanges",
    prefix="EX",
    title=("name",),
    summary=("operators.entity",),
    detail=(
        "name", "names", "operators", "addresses", "client_scopes", "opened", "closed",
        "note",
    ),
    filters=("operators__entity",),
    search={
        "name": "heading", "names.name": "heading", "addresses.address": "heading",
        "note": "body",
    },
    own=frozenset({"note", "names.kind", "addresses.kind"}),
)  # fmt: skip
