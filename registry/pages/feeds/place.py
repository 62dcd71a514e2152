"""Where a feed stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from registry.pages.twins.formats import Format


@dataclass(frozen=True, slots=True)
class Place:
    """A path without its ending, and what is asked there."""

    path: str
    asked: Mapping[str, str] = field(default_factory=dict)

    def url(self, form: Format, **more: object) -> str:
        """Return the address of this form; what is asked stands in stable order."""
        asked = sorted({**self.asked, **more}.items())
        return f"{self.path}.{form.suffix}{'?' if asked else ''}{urlencode(asked)}"
