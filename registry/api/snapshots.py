"""The exports that stand, as data: where each lies, what it holds, how to check it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _

from registry.api import addresses, openapi, shapes
from registry.api.bodies import joined, text
from registry.api.form_schema import component
from registry.api.parameters import LIMIT, Parameter, Schema, Unreadable
from registry.api.view import Asked, PublicView
from registry.built import PACKAGE, Export, exports

LATEST = "/exports/latest/"
PLACE = r"([0-9]{1,18})\.([0-9]{4}-[0-9]{2}-[0-9]{2})"
HASH = "sha256:"


@dataclass(frozen=True, slots=True)
class Place(Parameter):
    """Where a page of exports ended: `593.2026-09-25`, the change and the day."""

    def read(self, text: str) -> tuple[int, str]:
        """Return (change number, day); raise Unreadable for what is neither."""
        if not (found := re.fullmatch(PLACE, text, re.ASCII)):
            raise Unreadable(_("This is no cursor of ours."))
        return int(found[1]), found[2]

    def allowed(self) -> list[str]:
        """Return what may be given, in words."""
        return [_("the value of meta.next of the page before")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        return {"type": "string", "pattern": f"^{PLACE}$", "maxLength": 29}


AFTER = Place("after", "Where the page before ended: its meta.next.")
FILE: Schema = shapes.whole(
    name=shapes.TEXT,
    url=shapes.TEXT,
    title=shapes.TEXT,
    mediatype=shapes.TEXT,
    bytes=shapes.NUMBER,
    sha256=shapes.TEXT,
    rows=shapes.NUMBER,
)
SNAPSHOT: Schema = shapes.whole(
    seq=shapes.NUMBER,
    true_on=shapes.DAY,
    recorded_at=shapes.INSTANT,
    root=shapes.TEXT,
    last_digest=shapes.TEXT,
    url=shapes.TEXT,
    package=shapes.TEXT,
    is_latest=shapes.FLAG,
    files=shapes.listed(FILE),
)


class Snapshots(PublicView):
    """Exports of this register, newest first; an export never changes."""

    parameters: ClassVar[tuple[Parameter, ...]] = (LIMIT, AFTER)
    depends_on: ClassVar[tuple[str, ...]] = ("log_id", "head_seq", "built")

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page of them; one query."""
        found, limit = exports(), asked.values["limit"]
        latest = next((export for export in found if export.is_usual), None)
        after = asked.values["after"]
        ahead = [e for e in found if after is None or (e.seq, e.true_on) < after]
        place = _place(ahead, limit)
        following = addresses.following(asked.url, place) if place else None
        links = {"self": asked.url, "next": following}
        body = joined(
            data=text([told(e, is_latest=e == latest) for e in ahead[:limit]]),
            meta=text({**asked.told_head(), "limit": limit, "next": place}),
            links=text({**links, "latest": LATEST if latest else None}),
        )
        return self.answered(body, following)

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        return openapi.operation(
            "list_snapshots",
            "List the exports of the whole register, newest first",
            tag="register",
            parameters=openapi.in_query(self.parameters),
            body=shapes.whole(
                data=shapes.listed(SNAPSHOT),
                meta=component("PageMeta"),
                links=shapes.also("PageLinks", latest=shapes.BLANK_TEXT),
            ),
        )


def told(export: Export, *, is_latest: bool) -> dict[str, Any]:
    """Return an export and its files."""
    package = export.package
    return {
        "seq": export.seq,
        "true_on": export.true_on,
        **{name: package[name] for name in ("recorded_at", "root", "last_digest")},
        "url": export.url,
        "package": export.url + PACKAGE,
        "is_latest": is_latest,
        "files": [
            {
                "name": name,
                "url": export.url + name,
                **{key: file[key] for key in ("title", "mediatype", "bytes", "rows")},
                "sha256": file["hash"].removeprefix(HASH),
            }
            for name, file in export.files.items()
        ],
    }


def _place(ahead: Sequence[Export], limit: int) -> str | None:
    if len(ahead) <= limit:
        return None
    last = ahead[limit - 1]
    return f"{last.seq}.{last.true_on}"
