"""Every picture, and where it stands."""

from collections.abc import Callable

from django.utils import translation

from policies.pictures.counts import counts
from policies.pictures.in_force import in_force
from policies.pictures.permissions import permissions
from policies.pictures.relations import relations
from policies.pictures.timeline import actors, timeline
from registry.records.pictures import Asked, Gallery, Picture, Subject

Make = Callable[[Asked], Picture | None]


def spoken(make: Make) -> Make:
    """Have a picture speak the language it is asked in."""

    def made(asked: Asked) -> Picture | None:
        with translation.override(asked.language):
            return make(asked)

    return made


GALLERY = Gallery(
    {
        "in-force": Subject(spoken(in_force), lists=("policies",), home=True),
        "permissions": Subject(spoken(permissions), records=("exchanges",), leads=True),
        "relations": Subject(spoken(relations), records=("policies",)),
        "timeline": Subject(spoken(timeline), records=("regulators",)),
        "counts": Subject(spoken(counts), themes=("applications",)),
    },
    actors,
)
