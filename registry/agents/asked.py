"""What the tools take; their JSON Schemas are made of these (msgspec)."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Number = Annotated[int, Meta(ge=0)]
Record = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=120,
        description="A public id such as EX-0002, or kind and slug such as"
        " exchanges/hashkey. The tool search finds both.",
    ),
]


class Asked(Struct, kw_only=True, omit_defaults=True):
    """The two times every record answers at, and the language of sentences."""

    true_on: Annotated[
        str | None,
        Meta(
            description="Valid time: what was so in the world on this day in Hong Kong,"
            " 2023-05-15; 2023-05 and 2023 mean their last day. Today, if left out."
        ),
    ] = None
    known_at: Annotated[
        str | None,
        Meta(
            description="Record time: what the register said then: 2023-05-15,"
            " 2023-05-15T09:00:00+08:00 or seq:57. Now, if left out."
        ),
    ] = None
    lang: Annotated[
        Literal["en", "zh-hant", "zh-hans"], Meta(description="Of sentences and names.")
    ] = "en"


class ToSearch(Asked, kw_only=True, omit_defaults=True):
    """What to search for."""

    words: Annotated[
        str,
        Meta(
            min_length=1,
            max_length=200,
            description="A name, web address, number or any words, in English, 繁體 or"
            " 简体.",
        ),
    ]
    kind: Annotated[
        str | None,
        Meta(description="Only records of this kind, such as exchanges or policies."),
    ] = None
    limit: Annotated[int, Meta(ge=1, le=20, description="How many at most.")] = 10


class ToGet(Asked, kw_only=True, omit_defaults=True):
    """Which record to get."""

    record: Record


class ToCite(Asked, kw_only=True, omit_defaults=True):
    """Of which record, and of which of its values, to get the citations."""

    record: Record
    field: Annotated[
        str | None,
        Meta(
            description="Only this value: a path such as name_en, requirements or"
            " requirements.value. All, if left out."
        ),
    ] = None


class ToFollow(Struct, kw_only=True, omit_defaults=True):
    """Which changes to list."""

    after: Annotated[
        Number | None,
        Meta(
            description="The change number (seq) to go on after: next_after of the"
            " answer before. Left out: the newest; with a filter, from the first.",
        ),
    ] = None
    limit: Annotated[int, Meta(ge=1, le=100, description="How many at most.")] = 20
    upto: Annotated[
        Number | None, Meta(description="Only changes up to this number.")
    ] = None
    log: Annotated[
        str | None,
        Meta(description="The log_id you hold: an error where this is another log."),
    ] = None
    record: Annotated[
        str | None,
        Meta(description="Only of this record: EX-0002 or exchanges/hashkey."),
    ] = None
    kind: Annotated[
        str | None, Meta(description="Only of records of this kind, as policies.")
    ] = None
    cause: Annotated[
        str | None, Meta(description="Only with this cause, as new_evidence.")
    ] = None
    type: Annotated[
        str | None, Meta(description="Only of this type, as revised or withdrawn.")
    ] = None
    regulator: Annotated[
        str | None,
        Meta(
            description="Only of records that name this regulator: public id or slug."
        ),
    ] = None


class ToCompare(
    Struct, kw_only=True, omit_defaults=True, rename={"start": "from", "end": "to"}
):
    """Which two versions of a record to compare."""

    record: Record
    start: Annotated[
        str | None,
        Meta(
            description="The earlier version: its number (2), a change number (seq:57)"
            " or a day by which it was recorded (2026-09-25). The one before the later,"
            " if left out."
        ),
    ] = None
    end: Annotated[
        str | None,
        Meta(description="The later version, written alike. The newest, if left out."),
    ] = None
    lang: Annotated[
        Literal["en", "zh-hant", "zh-hans"], Meta(description="Of names and errors.")
    ] = "en"
