"""Changes to tell, and the endpoint as it then stands."""

from registry.ledger import read
from registry.webhooks.models import Endpoint
from tests.makers import a_source


def some(number: int) -> int:
    """Publish so many sources, and return the newest change number."""
    for _n in range(number):
        a_source()
    return read.head().seq


def fresh(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint, read anew."""
    return Endpoint.objects.get(pk=endpoint.pk)
