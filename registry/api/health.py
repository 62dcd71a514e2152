"""Whether the server lives, and whether it can answer: for those who run it."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registry.ledger import read as ledger
from registry.ledger.models import Head


@require_safe
@never_cache
def alive(_request: HttpRequest) -> JsonResponse:
    """Answer as long as the process does; no query."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Answer 200 when the ledger can be read, else 503; one query."""
    try:
        head = ledger.head()
    except (DatabaseError, Head.DoesNotExist):
        return JsonResponse({"ready": False}, status=503)
    return JsonResponse({"ready": True, "head_seq": head.seq})
