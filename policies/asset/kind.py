"""The kind `asset`."""

from registry.records.kinds import Kind

ASSET = Kind(
    model="policies.Asset",
    slug="assets",
    prefix="AS",
    title=("name",),
    summary=("symbol", "asset_class"),
    detail=("name", "symbol", "dti", "asset_class", "admissions", "note"),
    filters=("asset_class", "admissions__exchange"),
    search={"name": "heading", "symbol": "heading", "dti": "heading", "note": "body"},
    own=frozenset({"note"}),
)
