"""One fact beside an answer."""

from registry.records.points import Point


def test_a_point_holds_one_of_a_text_a_day_and_a_record() -> None:
    found = Point("Regulator", record="RG-0001")

    assert (found.text, found.day, found.mark) == ("", "", "")
    assert found.record == "RG-0001"
