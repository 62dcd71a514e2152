"""The kind `regulator`."""

from registry.records.kinds import Kind

REGULATOR = Kind(
    model="policies.Regulator",
    slug="regulators",
    prefix="RG",
    title=("name",),
    summary=("short_name", "type", "remit"),
    detail=(
        "name", "short_name", "type", "jurisdiction", "remit", "website",
        "register_urls",
    ),
    filters=("type", "jurisdiction"),
    search={"name": "heading", "short_name": "heading", "website": "heading",
        "remit": "body"},
    own=frozenset({"jurisdiction"}),
)  # fmt: skip
