"""What tests of pages share."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Ask in English where a test does not say, whatever the last one read."""
    with override("en"):
        yield
