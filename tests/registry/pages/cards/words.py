"""What a picture says, for tests."""

from dataclasses import replace
from typing import Any

from registry.pages.cards.shown import Shown
from registry.records.kinds import Tag
from registry.records.names import Text

SHOWN = Shown(
    name=Text("Example Exchange", "en"),
    tag=Tag("Licensed", "ok", "disc"),
    sentence="Licensed in Hong Kong since 9 Nov 2022.",
    day="22 Nov 2026",
    public_id="EX-0002",
    version=3,
    register="Virtual Asset Policy Register",
    lang="en",
)


def words(**changed: Any) -> Shown:
    """Return the words with something changed."""
    return replace(SHOWN, **changed)
