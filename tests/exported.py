"""The addresses of exports, for whoever walks every address: built when asked for."""

from collections.abc import Callable, Iterator

from registry.built import PACKAGE
from registry.exports.build import build
from registry.exports.snapshot import NoSuchEntry
from tests.asked import Asked


def exported(_asked: Asked, route: str) -> Iterator[str]:
    """Yield what is below an export of the register as it stands; none of nothing."""
    try:
        export = build()
    except NoSuchEntry:
        return
    url = f"/{route}".replace("<int:seq>", str(export.seq))
    for name in (PACKAGE, *export.files) if "<str:name>" in url else [""]:
        yield url.replace("<str:on>", export.true_on).replace("<str:name>", name)


def foldered(asked: Asked, _route: str) -> Iterator[str]:
    """Yield the folders of exports without the slash at their end."""
    for route in FOLDERS:
        yield from (url.rstrip("/") for url in exported(asked, route))


FOLDERS = (
    *("exports/", "exports/latest/"),
    *("exports/<int:seq>/", "exports/<int:seq>/on/<str:on>/"),
)
FILES = (
    "exports/latest/<str:name>",
    "exports/<int:seq>/<str:name>",
    "exports/<int:seq>/on/<str:on>/<str:name>",
)
EXPORTED: dict[str, Callable[[Asked, str], Iterator[str]]] = {
    "into_folder": foldered,
    **dict.fromkeys((*FOLDERS, *FILES), exported),
}
