"""A client generated from the OpenAPI document walks every list to its end."""

import json

import pytest

from tests.conformance.asking import asked, counts
from tests.conformance.outside import HERE, PYTHON, ROOT, run, told

DOCUMENT = ROOT / "docs" / "openapi.json"
FORMS = ("csv", "jsonl")
OF_RECORD = ("_changes", "_versions")  # lists that each record has of its own

pytestmark = [pytest.mark.conformance, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def met(register, tmp_path_factory):
    """Return {operation: [rows, different rows]} of every list."""
    folder = tmp_path_factory.mktemp("client")
    done = run(
        PYTHON / "openapi-python-client",
        "generate",
        *("--path", DOCUMENT, "--config", HERE / "client.yaml"),
        *("--meta", "none", "--output-path", folder / "register_client"),
        "--fail-on-warning",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return told("walk_lists.py", folder, register)


def test_every_list_is_walked(met):
    described = {
        operation["get"]["operationId"]
        for operation in json.loads(DOCUMENT.read_text("utf-8"))["paths"].values()
    }

    assert set(met) == {name for name in described if name.startswith("list_")}


def test_no_list_tells_anything_twice(met):
    assert {name: rows for name, rows in met.items() if len(set(rows)) > 1} == {}


def test_lists_hold_as_much_as_the_index_and_the_export_tell(met, register):
    expected = {name_of(url): rows for _table, url, rows in counts(register)}
    for kind in asked(f"{register}/api/v1")["data"]:
        name = name_of(kind["url"])
        expected |= {f"{name}_as_{form}": kind["records"] for form in FORMS}
    expected["list_changes"] = asked(f"{register}/api/v1")["meta"]["head_seq"]

    expected["list_snapshots"] = len(asked(f"{register}/exports/")["exports"])

    walked = {n: rows for n, [rows, _] in met.items() if not n.endswith(OF_RECORD)}
    assert walked | {"list_changes": met["list_changes"][0]} == expected


def test_a_record_has_a_first_version(met):
    own = [name for name in met if name.endswith(OF_RECORD) and name != "list_changes"]

    assert own
    assert all(met[name][0] >= 1 for name in own)


def name_of(url):
    """Return what the operation of a list is called."""
    return "list_" + url.rpartition("/")[2].replace("-", "_")
