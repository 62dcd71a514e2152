"""Limits low enough to meet, counted in a file of the test's own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from registry.limits.counts import counts


@pytest.fixture
def limited(settings: Any, tmp_path: Path) -> Iterator[Any]:
    """Yield the settings: two requests of the API a minute, four pages, two tries."""
    settings.VAR = tmp_path
    settings.API_LIMIT, settings.PAGE_LIMIT, settings.SIGN_IN_LIMIT = 2, 4, 2
    with closing(counts(tmp_path)):
        yield settings
