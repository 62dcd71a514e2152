"""Walk every list with a client that was generated from the document.

usage: walk_lists.py FOLDER_OF_CLIENT URL

Runs among the outside tools. Prints {operation: [rows, different rows]} as JSON.
"""

import csv
import importlib
import inspect
import json
import pkgutil
import sys
from urllib.parse import parse_qs, urlsplit

CLIENT = "register_client"
AS_TEXT = {
    "application/jsonl": lambda text: [json.loads(one) for one in text.splitlines()],
    "text/csv": lambda text: list(csv.DictReader(text.lstrip("\ufeff").splitlines())),
}
SMALL = 7  # rows a page, so that every list but the shortest has several


def lists():
    """Yield (group, operation, its function) for each that lists something in pages."""
    api = importlib.import_module(f"{CLIENT}.api")
    for found in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
        *_place, group, name = found.name.split(".")
        if not found.ispkg and name.startswith("list_"):
            yield group, name, importlib.import_module(found.name).sync_detailed


def walked(operation, client, **of_record):
    """Return what tells each row of a list from the others, in its order."""
    met, place = [], {}
    while True:
        answer = operation(client=client, limit=SMALL, **of_record, **place)
        rows, following = page(answer)
        met += [str(row.get("seq") or row.get("id") or row) for row in rows]
        if following is None:
            return met
        place = {"after": following}


def page(answer):
    """Return (rows, where the next page begins) of an answer, None for no next one."""
    told = answer.parsed
    if isinstance(told, str):
        kind = answer.headers["content-type"].partition(";")[0]
        link = answer.headers.get("link", "")
        query = parse_qs(urlsplit(link.partition(">")[0].lstrip("<")).query)
        return AS_TEXT[kind](told), query.get("after", [None])[0]
    rows = [row.to_dict() for row in told.data]
    if hasattr(told, "meta"):
        return rows, told.meta.next_
    return rows, told.next_after if told.next_after < told.upto else None


def everything(client):
    """Return what each list holds; of those that a record has, the first record's."""
    met, of_records = {}, []
    for group, name, operation in lists():
        if "key" in inspect.signature(operation).parameters:
            of_records.append((group, name, operation))
        else:
            met[name] = walked(operation, client)
    for group, name, operation in of_records:
        met[name] = walked(operation, client, key=met[f"list_{group}"][0])
    return met


if __name__ == "__main__":
    folder, url = sys.argv[1:]
    sys.path.insert(0, folder)
    generated = importlib.import_module(CLIENT)
    with generated.Client(base_url=url, raise_on_unexpected_status=True) as using:
        found = everything(using)
    print(json.dumps({name: [len(met), len(set(met))] for name, met in found.items()}))  # noqa: T201 - to whoever started it
