"""A work to cite, for tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from registry.pages.citing.work import Work
from registry.records.names import Text

WORK = Work(
    key="EX-0002-57",
    register="Virtual Asset Policy Register",
    name=Text("Example Exchange", "en"),
    public_id="EX-0002",
    version=3,
    seq=57,
    issued=date(2026, 11, 20),
    url="https://register.example/en/at/57/on/2026-11-22/exchanges/example",
    language="en",
    day="22 Nov 2026",
    accessed=date(2026, 11, 22),
)


def a_work(**changed: Any) -> Work:
    """Return the work with something changed."""
    return replace(WORK, **changed)
