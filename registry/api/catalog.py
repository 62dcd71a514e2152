"""Where the API is, for whoever knows no more than the host (RFC 9727).

A set of links (RFC 9264): what describes the API, and what tells how it stands. Its
addresses are whole, so that it can be read apart from where it was found.
"""

from typing import ClassVar

from django.http import HttpResponse

from registry.api import addresses
from registry.api.bodies import text
from registry.api.view import Asked, PublicView

PROFILE = "https://www.rfc-editor.org/info/rfc9727"
JSON, HTML = "application/json", "text/html"
# relation (RFC 8631) → (address, media type)
RELATIONS = {
    "service-desc": (addresses.SCHEMA, JSON),
    "service-doc": (addresses.DOCS, HTML),
    "status": (addresses.STATUS, JSON),
}


class ApiCatalog(PublicView):
    """The one API of this host."""

    schema = None
    media_type = f'application/linkset+json; profile="{PROFILE}"'
    depends_on: ClassVar[tuple[str, ...]] = ()  # of this host, the release alone

    def reply(self, _asked: Asked, /, **path: str) -> HttpResponse:
        """Return the links; no query."""
        whole = self.request.build_absolute_uri
        base = whole(addresses.BASE)
        relations = {
            relation: [{"href": whole(address), "type": media_type}]
            for relation, (address, media_type) in RELATIONS.items()
        }
        found = [
            {"anchor": whole(addresses.CATALOG), "item": [{"href": base}]},
            {"anchor": base, **relations},
        ]
        response = self.answered(text({"linkset": found}))
        response["Link"] = f'<{addresses.CATALOG}>; rel="api-catalog"'
        return response


def links() -> str:
    """Return the header that leads from the API to its catalog and its description."""
    relations = {"api-catalog": addresses.CATALOG}
    relations |= {relation: address for relation, (address, _type) in RELATIONS.items()}
    return ", ".join(f'<{url}>; rel="{name}"' for name, url in relations.items())
