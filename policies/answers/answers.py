"""Answer for any record on any day."""

from collections.abc import Sequence
from datetime import date

from registry.records.kinds import Answer, Kind


def answers(
    kind: Kind, public_ids: Sequence[str], on: date, language: str
) -> dict[str, Answer]:
    """Return {public id: Answer}."""
    blank = Answer(tag=None, sentence="", confirmed=False)
    return dict.fromkeys(public_ids, blank)
