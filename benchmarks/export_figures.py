"""What export.py runs in a database that holds the data set.

The records are made up and published beside it in sets of 1000. The export runs in a
process of its own, whose resident memory is read before and at its highest.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from uuid import uuid4

from policies.models import LegalEntity
from registry.changesets.propose import Proposed, new_record
from registry.search.models import SearchRow
from tests.makers import commit, evidence, state_of

RECORDS, TOGETHER = int(os.environ.get("RECORDS", "100000")), 1000
LIMIT_MB = 100
EXPORT = """
import django, re, time
from pathlib import Path
django.setup()
from registry.exports.build import build
from registry.ledger.read import head

def kilobytes():  # resident at the highest, as Linux tells it of this process alone
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])

head()
before, began = kilobytes(), time.monotonic()
export = build()
size = sum(file["bytes"] for file in export.files.values())
rows = export.files["records.jsonl"]["rows"]
print(
    f"  {rows} records, {size / 1e6:.0f} MB in {time.monotonic() - began:.0f} s;"
    f" memory grew by {(kilobytes() - before) / 1024:.0f} MB (limit %d)"
)
"""


def invented() -> Iterator[Proposed]:
    """Yield new legal entities, each with a name, a number and its citation."""
    source = evidence()
    for number in range(RECORDS):
        fields = {
            "name_en": f"Company no. {number} (Hong Kong) Limited",
            "company_number": f"{number:08d}",
            "source": source,
        }
        state = state_of(LegalEntity, fields)
        yield new_record(LegalEntity, uuid4(), state=state)


def main() -> None:
    """Print all figures."""
    began, changes = time.monotonic(), invented()
    while some := list(islice(changes, TOGETHER)):
        commit(*some)
    took_s = time.monotonic() - began
    print(f"  {SearchRow.objects.count()} records published in {took_s:.0f} s")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-c", EXPORT % LIMIT_MB], check=True)


if __name__ == "__main__":
    main()
