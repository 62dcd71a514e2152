"""What bodies share, as JSON Schema."""

import pytest
from jsonschema import Draft202012Validator, ValidationError

from registry.api.shapes import NUMBER, SHARED, TEXT, also, listed, mapped, whole


def test_every_member_of_a_whole_must_be_there() -> None:
    schema = Draft202012Validator(whole(name=TEXT))

    schema.validate({"name": "x"})
    with pytest.raises(ValidationError):
        schema.validate({})


def test_also_asks_for_what_its_base_asks() -> None:
    schema = Draft202012Validator(
        {
            **also("Base", name=TEXT),
            "components": {"schemas": {"Base": whole(n=NUMBER)}},
        }
    )

    schema.validate({"n": 1, "name": "x"})
    for short in ({"n": 1}, {"name": "x"}):
        assert not schema.is_valid(short)


def test_lists_and_maps_hold_what_they_say() -> None:
    assert Draft202012Validator(listed(TEXT)).is_valid(["x"])
    assert not Draft202012Validator(listed(TEXT)).is_valid([1])
    assert Draft202012Validator(mapped(TEXT)).is_valid({"RG-0001": "x"})
    assert not Draft202012Validator(mapped(TEXT)).is_valid({"RG-0001": 1})


@pytest.mark.parametrize("name", SHARED)
def test_every_shared_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SHARED[name])
