"""Convert the catalogue of 繁 into that of 简; the reverse is never made."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from registry.records.chinese import simplified

CATALOGUE = "LC_MESSAGES/django.po"
HEADER = "Made from zh_Hant by `make messages`: never edited, never its source."
DATE = "POT-Creation-Date"  # changes at every run, though no message does


class Command(BaseCommand):
    help = "Convert the catalogue of Traditional Chinese into Simplified Chinese."

    def handle(self, **options: Any) -> None:
        locale = Path(settings.LOCALE_PATHS[0])
        master = polib.pofile(str(locale / "zh_Hant" / CATALOGUE))
        master.metadata.pop(DATE, None)
        master.save()
        convert(master, overrides(locale / "overrides-zh-hans.csv"))
        target = locale / "zh_Hans" / CATALOGUE
        target.parent.mkdir(parents=True, exist_ok=True)
        master.save(str(target))
        self.stdout.write(f"{len(master)} messages converted.")


def overrides(path: Path) -> dict[str, str]:
    """Return {繁: 简} of the words that conversion by character would get wrong."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["zh_hant"]: row["zh_hans"] for row in csv.DictReader(file)}


def convert(catalogue: polib.POFile, words: Mapping[str, str]) -> None:
    """Turn the translations of a catalogue from 繁 into 简."""
    catalogue.header = HEADER
    catalogue.metadata["Language"] = "zh_Hans"
    for entry in catalogue:
        entry.msgstr = in_simplified(entry.msgstr, words)
        entry.msgstr_plural = {
            number: in_simplified(text, words)
            for number, text in entry.msgstr_plural.items()
        }


def in_simplified(text: str, words: Mapping[str, str]) -> str:
    """Return 繁 as 简, the words given taken first."""
    for traditional, as_given in words.items():
        text = text.replace(traditional, as_given)
    return simplified(text)
