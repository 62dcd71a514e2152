"""The kind `source`: it describes itself, so none of its values needs a citation."""

from registry.records.kinds import Kind

SOURCE = Kind(
    model="registry.Source",
    slug="sources",
    prefix="SRC",
    title=("title",),
    summary=("publisher", "publisher_kind", "tier", "language", "published"),
    detail=(
        "publisher", "publisher_kind", "tier", "language", "reference", "url",
        "read_via", "published", "retrieved", "copy_sha256", "note", "claims",
    ),
    filters=("tier", "publisher_kind", "language"),
    search={"title": "heading", "publisher": "body", "reference": "heading"},
    own=frozenset({
        "title", "title_kind", "publisher", "publisher_kind", "tier", "language",
        "reference", "url", "read_via", "published", "retrieved", "copy_sha256",
        "note", "claims.*",
    }),
)  # fmt: skip
