"""Schemathesis finds no answer that the committed OpenAPI document does not foretell.

All of its checks run, for SCHEMATHESIS_S seconds (300), each time from another seed:
the seed is printed, and SCHEMATHESIS_SEED repeats it.
"""

import json
import os
import random
import sys

import pytest

from tests.conformance.asking import PATIENCE_S, asked
from tests.conformance.outside import HERE, PYTHON, ROOT, run

DOCUMENT = ROOT / "docs" / "openapi.json"
LONG_S = os.environ.get("SCHEMATHESIS_S") or "300"
SEED = os.environ.get("SCHEMATHESIS_SEED") or str(random.randrange(2**32))  # noqa: S311 - to try, not to hide
OFTEN = 0.6  # how often a parameter names what there is
ACCEPTED = ["2xx", "3xx", "404", "409", "410"]
TIMES = ["seq:57", "seq:200", "2026", "2023-05-15"]

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]


def some_names(register):
    """Return {kind: ids and slugs of some of its records}, and each kind's prefix."""
    found, prefixes = {}, {}
    for kind in asked(f"{register}/api/v1")["data"]:
        rows = asked(f"{register}{kind['url']}")["data"]
        some = [rows[0], rows[len(rows) // 2], rows[-1]]
        found[kind["kind"]] = [
            name for row in some for name in (row["id"], row["slug"])
        ]
        prefixes[kind["prefix"]] = kind["kind"]
    return found, prefixes


def bound(register):
    """Yield the lines that tell which parameters take which names."""
    found, prefixes = some_names(register)
    for kind, some in [*found.items(), ("times", TIMES)]:
        yield f'[dictionaries."{kind}"]\nvalues = {json.dumps(some)}'
    for path, methods in json.loads(DOCUMENT.read_text("utf-8"))["paths"].items():
        yield f'[[operations]]\ninclude-path = "{path}"\n[operations.parameters]'
        for one in methods["get"]["parameters"]:
            kind = names(one, path, prefixes)
            if kind:
                binding = f'dictionary = "{kind}", probability = {OFTEN}'
                yield f'"{one["in"]}.{one["name"]}" = {{ {binding} }}'


def names(parameter, path, prefixes):
    """Return what a parameter names: a kind, times, or None for neither."""
    if parameter["name"] == "key":
        return path.split("/")[3]
    if parameter["name"] in {"true_on", "known_at"}:
        return "times"
    example = parameter["schema"].get("examples", [""])[0]
    return prefixes.get(str(example).partition("-")[0])


def configuration(register):
    """Return the settings of a run."""
    return "\n".join(
        [
            f'hooks = "{HERE / "fuzzing_rules.py"}"',
            f"request-timeout = {PATIENCE_S}",
            "[checks.positive_data_acceptance]",
            # 400 besides: fuzzing_rules.py says why, and when
            f"expected-statuses = {json.dumps([*ACCEPTED, '400'])}",
            *bound(register),
        ]
    )


def fuzzed(register, folder, *, document=DOCUMENT, seconds=LONG_S):
    """Return what Schemathesis said of a register and its document."""
    (folder / "settings.toml").write_text(configuration(register), encoding="utf-8")
    settings = ("--config-file", folder / "settings.toml")
    long = ("--max-time", seconds, "--workers", 2, "--seed", SEED)
    where = ("run", document, "--url", register, "--continue-on-failure")
    return run(PYTHON / "schemathesis", *settings, *where, *long, inside=folder)


def test_every_answer_is_as_the_document_says(register, tmp_path, capsys):
    with capsys.disabled():  # what a worker of xdist says there, all can read
        sys.stderr.write(f"\nSchemathesis: SCHEMATHESIS_SEED={SEED}, {LONG_S} s\n")

    done = fuzzed(register, tmp_path)

    told = done.stdout[done.stdout.find("= FAILURES =") :]
    assert done.returncode == 0, told + done.stderr
    paths = json.loads(DOCUMENT.read_text("utf-8"))["paths"]
    assert f"Tested: {len(paths)}\n" in done.stdout


def test_the_fuzzer_finds_a_lie(register, tmp_path):
    lie = json.loads(DOCUMENT.read_text("utf-8"))
    lie["components"]["schemas"]["Head"]["properties"]["head_seq"] = {"type": "string"}
    lie["paths"] = {"/api/v1": lie["paths"]["/api/v1"]}
    (tmp_path / "lie.json").write_text(json.dumps(lie), encoding="utf-8")

    done = fuzzed(register, tmp_path, document=tmp_path / "lie.json", seconds=5)

    assert done.returncode == 1
    assert "head_seq" in done.stdout
