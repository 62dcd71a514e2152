"""Records in the words of schema.org, where nobody knows their kind."""

from datetime import date

from registry.records.linked import thing


def test_a_record_nobody_describes_is_a_thing() -> None:
    told = thing({}, answer={}, on=date(2026, 1, 1), link=lambda key: {"@id": key})

    assert told == {"@type": "Thing"}
