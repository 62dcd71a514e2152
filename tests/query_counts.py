"""What an address costs in queries, and what was agreed in `query_counts.json`."""

import json
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

COUNTS = Path(__file__).with_suffix(".json")


def agreed(name: str) -> int:
    """Return the number of queries agreed upon."""
    return int(json.loads(COUNTS.read_text(encoding="utf-8"))[name])


def cost(client: Client, url: str) -> int:
    """Return how many queries an address takes, the second time it is asked."""
    assert client.get(url).status_code == 200  # what is remembered is not counted
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)
