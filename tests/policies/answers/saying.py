"""What an answer says, without what it rests on."""

from registry.records.kinds import Answer, Said


def said(answer: Answer) -> Said:
    """Return the tag, the sentence and whether it is confirmed."""
    return Said(
        tag=answer["tag"],
        sentence=answer["sentence"],
        confirmed=answer["confirmed"],
    )
