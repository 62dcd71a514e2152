"""The kind `legal entity`."""

from registry.records.kinds import Kind

ENTITY = Kind(
    model="policies.LegalEntity",
    slug="entities",
    prefix="LE",
    title=("name",),
    summary=("ce_number", "lei", "group"),
    detail=(
        "name", "ce_number", "lei", "company_number", "parent", "group",
        "listed_ticker", "note", "former_names",
    ),
    filters=("parent",),
    search={
        "name": "heading", "former_names.name": "heading", "ce_number": "heading",
        "lei": "heading", "group": "body",
    },
    own=frozenset({"note"}),
)  # fmt: skip
