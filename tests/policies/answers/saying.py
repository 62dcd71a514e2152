"""What an answer says, without what it rests on."""

from registry.records.kinds import Answer, Said


def said(answer: Answer) -> Said:
    """Return the tag, the sentence, whether it is confirmed, and to which day."""
    found = Said(
        tag=answer["tag"],
        sentence=answer["sentence"],
        confirmed=answer["confirmed"],
    )
    if answer["spoken_to"]:
        found["spoken_to"] = answer["spoken_to"]
    return found
