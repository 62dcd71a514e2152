"""What is posted to webhooks, as OpenAPI 3.1 describes it: see docs/webhooks.md."""

from registry.api.form_schema import component
from registry.api.parameters import Schema
from registry.api.shapes import FACTS, INSTANT, NUMBER, TEXT, listed, whole

HEADERS = {
    "webhook-id": "The message, at each try the same: log_id:seq or log_id:first-last.",
    "webhook-timestamp": "When this try was made, in seconds since 1970.",
    "webhook-signature": "v1 and HMAC-SHA256 of id, timestamp and body, in base64;"
    " two of them while a secret changes.",
}
TOLD = whole(
    key=TEXT,
    **FACTS,
    links=whole(change=TEXT, html=TEXT, record=TEXT, version=TEXT),
)
MESSAGE = whole(
    type={"const": "register.changes"},
    timestamp=INSTANT,
    log_id=TEXT,
    after=NUMBER,
    upto=NUMBER,
    data=listed(component("Told")),
)
PING = whole(
    type={"const": "register.ping"},
    timestamp=INSTANT,
    log_id=TEXT,
    data=listed(component("Told")) | {"maxItems": 0},
)
SHAPES: dict[str, Schema] = {"Told": TOLD, "Message": MESSAGE, "Ping": PING}


def described() -> Schema:
    """Return the member `webhooks` of the document."""
    return {
        "changes": _posted("Message", "Be told of changes, in order, until taken"),
        "ping": _posted("Ping", "Be sent a test"),
    }


def _posted(shape: str, summary: str) -> Schema:
    parameters = [
        {
            "name": name,
            "in": "header",
            "required": True,
            "description": text,
            "schema": TEXT,
        }
        for name, text in HEADERS.items()
    ]
    content = {"application/json": {"schema": component(shape)}}
    post = {
        "operationId": f"receive_{shape.lower()}",
        "summary": summary,
        "description": f"{summary}. Signed as Standard Webhooks 1.0.0.",
        "tags": ["register"],
        "parameters": parameters,
        "requestBody": {"required": True, "content": content},
        "responses": {
            "2XX": {"description": "Taken: what follows is sent next."},
            "410": {"description": "Nothing more is wanted: the webhook is paused."},
            "default": {"description": "Tried again later, as Retry-After asks."},
        },
    }
    return {"post": post}
