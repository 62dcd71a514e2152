"""Parameters of several values at once, parted by commas."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from registry.api.parameters import Parameter, Schema, Unreadable

COMMA = ","
LONGEST = 2000  # characters of all values; servers take addresses twice as long


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Parameter):
    """Values that another parameter takes one of; each counts once."""

    one: Parameter

    def read(self, text: str) -> list[Any]:
        """Return the values in their order."""
        if len(text) > LONGEST:
            raise Unreadable(_("These are too many at once."))
        return list(dict.fromkeys(self.one.read(part) for part in text.split(COMMA)))

    def allowed(self) -> list[str]:
        """Return what each value may be."""
        return [*self.one.allowed(), _("several of these, parted by commas")]

    def schema(self) -> Schema:
        """Return the JSON Schema of the text."""
        one = _pattern(self.one.schema())
        pattern = f"^{one}({COMMA}{one})*$"
        return {"type": "string", "pattern": pattern, "maxLength": LONGEST}


def _pattern(schema: Schema) -> str:
    """Return a pattern that fits one value."""
    if "enum" in schema:
        words = "|".join(map(str, schema["enum"])).replace(".", r"\.")
        return f"({words})"
    return f"({schema['pattern'].removeprefix('^').removesuffix('$')})"
