"""The addresses of other forms; the converter `kind` must be registered before."""

from collections.abc import Callable

from django.urls import URLPattern, path, register_converter

from registry.pages.twins.formats import DATA, REFERENCES, suffixes
from registry.pages.twins.neutral import View, neutral
from registry.pages.twins.of_lists import list_twin
from registry.pages.twins.of_records import record_twin, version_twin

RECORD = "<kind:kind>/<slug:slug>"


class OfData:
    """How the address of a list's other form ends."""

    regex = suffixes(DATA)

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


class OfReference(OfData):
    """How the address of a citation ends."""

    regex = suffixes(REFERENCES)


class OfRecord(OfData):
    """How the address of a record's other form ends."""

    regex = suffixes((*REFERENCES, *DATA))


register_converter(OfData, "of_data")
register_converter(OfReference, "of_reference")
register_converter(OfRecord, "of_record")


def behind_language() -> list[URLPattern]:
    """Return the addresses of forms behind a language."""
    return _made(lambda view: view)


def without_language() -> list[URLPattern]:
    """Return the same addresses with no language in front."""
    return _made(neutral)


def _made(how: Callable[[View], View]) -> list[URLPattern]:
    return [
        path("<kind:slug>.<of_data:suffix>", how(list_twin)),
        path(f"{RECORD}.<of_record:suffix>", how(record_twin)),
        path(f"{RECORD}/v/<int:number>.<of_reference:suffix>", how(version_twin)),
    ]
