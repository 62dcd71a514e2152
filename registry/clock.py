"""The clock: read once by a face, and by nothing below it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def now() -> datetime:
    """Return this instant, in UTC."""
    return timezone.now()


def hong_kong_day(at: datetime) -> date:
    """Return the calendar day in Hong Kong at an instant."""
    return at.astimezone(HONG_KONG).date()
