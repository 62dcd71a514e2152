"""Whom a reader can turn to, beside the lists of the authorities."""

from dataclasses import dataclass

from registry.records.names import Text


@dataclass(frozen=True, slots=True)
class Remedy:
    """An authority that takes reports: its name, its own site, its record here.

    The record cites the address.
    """

    name: Text
    url: str
    public_id: str
