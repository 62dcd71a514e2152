"""The kind `licence type`."""

from registry.records.kinds import Kind

LICENCE_TYPE = Kind(
    model="policies.LicenceType",
    slug="licence-types",
    prefix="LT",
    title=("name",),
    summary=("statute", "section", "licensor", "state", "effective"),
    detail=(
        "name", "statute", "section", "licensor", "co_licensor", "holder_kind",
        "covers", "state", "effective",
    ),
    filters=("statute", "licensor", "state"),
    search={"name": "heading", "section": "body", "covers": "body"},
    own=frozenset({"state_raw"}),
)  # fmt: skip
