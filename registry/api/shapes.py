"""What bodies share, as JSON Schema: names, answers, entries, links, problems."""

from collections.abc import Mapping

from registry.api.form_schema import UUID, component
from registry.api.parameters import Schema

TEXT: Schema = {"type": "string"}
BLANK_TEXT: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
INSTANT: Schema = {"type": "string", "format": "date-time"}


def whole(**properties: Schema) -> Schema:
    """Return the schema of an object whose members are all always there."""
    return {"type": "object", "required": list(properties), "properties": properties}


def with_more(sometimes: Mapping[str, Schema], **properties: Schema) -> Schema:
    """Return the same of an object that may have further members."""
    always = whole(**properties)
    return always | {"properties": {**properties, **sometimes}}


def also(base: str, **properties: Schema) -> Schema:
    """Return the schema of an object that has these members too."""
    return {"allOf": [component(base), whole(**properties)]}


def listed(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def mapped(items: Schema) -> Schema:
    """Return the schema of a map by public id."""
    return {"type": "object", "additionalProperties": items}


TIMES = {"true_on": DAY, "known_at": TEXT}
HEAD = whole(log_id=TEXT, head_seq=NUMBER)
FACTS: dict[str, Schema] = {  # of an entry
    "seq": NUMBER,
    "type": TEXT,
    "cause": TEXT,
    "kind": TEXT,
    "id": TEXT,
    "version": NUMBER,
    "recorded_at": INSTANT,
    "change_set": UUID,
    "reason": TEXT,
    "payload_digest": TEXT,
}
LEDGER = whole(**FACTS, salt=TEXT)
REF = whole(
    kind=TEXT,
    slug=TEXT,
    name_en=BLANK_TEXT,
    name_zh_hant=BLANK_TEXT,
    name_zh_hans=BLANK_TEXT,
    url=TEXT,
)
FAULT = whole(parameter=TEXT, detail=TEXT, allowed=listed(TEXT))
PROBLEM = whole(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT, instance=TEXT)
PROBLEM["properties"] = {**PROBLEM["properties"], "errors": listed(FAULT)}
# partial dates, like those of forms
GRANTED = whole(
    licence=TEXT,
    regime=TEXT,
    regulator=TEXT,
    activities=listed(TEXT),
    audience=BLANK_TEXT,
    audience_from=BLANK_TEXT,
    audience_confirmed=FLAG,
    **{"from": BLANK_TEXT, "to": BLANK_TEXT},
    tag=TEXT,
    confirmed=FLAG,
)
EVIDENCE = whole(
    sources=NUMBER,
    official=NUMBER,
    mark={"enum": ["agree", "one", "disagree", "disputed", None]},
)
LIST_CHECK = whole(
    list=TEXT,
    name=TEXT,
    on=DAY,
    time=BLANK_TEXT,
    result=TEXT,
    count={"type": ["integer", "null"]},
    overdue=FLAG,
)
ANSWER = whole(
    tag=BLANK_TEXT,
    sentence=TEXT,
    confirmed=FLAG,
    permissions=listed(component("Granted")),
    evidence=component("Evidence"),
    checks=listed(component("ListCheck")),
    stale=FLAG,
    spoken_to=BLANK_TEXT,
    later_changes=NUMBER,
    next_change=BLANK_TEXT,
)
ANY: Schema = {
    "type": ["string", "number", "boolean", "array", "object", "null"],
    "items": {},  # a list of whatever
}
DIFFERENCE = whole(path=TEXT, before=ANY, after=ANY)
CHANGED = {
    "differences": listed(component("Difference")),
    "true_from": BLANK_TEXT,
}
CHANGES = whole(
    data=listed(component("Change")),
    head_seq=NUMBER,
    next_after=NUMBER,
    log_id=TEXT,
    upto=NUMBER,
)

SHARED: dict[str, Schema] = {
    "Problem": PROBLEM,
    "Head": HEAD,
    "Ref": REF,
    "Answer": ANSWER,
    "Granted": GRANTED,
    "Evidence": EVIDENCE,
    "ListCheck": LIST_CHECK,
    "Entry": LEDGER,
    "Difference": DIFFERENCE,
    "Change": also("Entry", leaf=TEXT, **CHANGED, payload={"type": "object"}),
    "Version": also("Entry", published_alone=FLAG),
    "VersionMeta": {"allOf": [component("Version"), component("Head")]},
    "RecordMeta": also("VersionMeta", **TIMES),
    "RecordLinks": whole(
        self=TEXT, html=TEXT, versions=TEXT, changes=TEXT, history=TEXT
    ),
    "PageMeta": also(
        "Head", limit=NUMBER, next={"type": ["string", "integer", "null"]}
    ),
    "PageLinks": whole(self=TEXT, next=BLANK_TEXT),
}
