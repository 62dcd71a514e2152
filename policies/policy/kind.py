"""The kind `policy`."""

from registry.records.kinds import Kind

POLICY = Kind(
    model="policies.Policy",
    slug="policies",
    prefix="PL",
    title=("title",),
    summary=("type", "reference", "issuers", "announced", "effective"),
    detail=(
        "type", "reference", "issuers", "announced", "consultation_to", "gazetted",
        "introduced", "passed", "effective", "expires", "expected_introduced",
        "expected_effective", "concluded", "superseded_on", "stage", "force", "weight",
        "binds", "topics", "summary", "official_url_en", "official_url_zh_hant",
        "official_url_zh_hans", "note", "requirements", "relations",
    ),
    filters=("issuers", "type", "stage", "force", "weight"),
    search={
        "title": "heading", "reference": "heading", "summary": "body",
        "topics": "body", "requirements.subject": "body", "requirements.rule": "body",
    },
    own=frozenset({
        "type", "weight", "binds", "topics", "note", "announced_raw", "effective_raw",
        "summary_en", "summary_zh_hant", "summary_zh_hans",
        "official_url_en", "official_url_zh_hant", "official_url_zh_hans",
        "requirements.locator", "requirements.subject", "requirements.comparator",
        "requirements.unit", "requirements.currency", "requirements.applies_to",
        "requirements.licence_type", "requirements.client_class",
        "requirements.asset_class", "requirements.varied_by", "requirements.note",
        "relations.to_policy", "relations.locator", "relations.asset_class",
        "relations.relation_raw",
    }),
)  # fmt: skip
