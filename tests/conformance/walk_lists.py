"""Walk every list with a client that was generated from the document.

usage: walk_lists.py FOLDER_OF_CLIENT URL

Runs among the outside tools. Prints {operation: [rows, different rows]} as JSON.
"""

import importlib
import inspect
import json
import pkgutil
import sys

CLIENT = "register_client"
SMALL = 7  # rows a page, so that every list but the shortest has several


def lists():
    """Yield (group, operation, its function) for each that lists something in pages."""
    api = importlib.import_module(f"{CLIENT}.api")
    for found in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
        *_place, group, name = found.name.split(".")
        if not found.ispkg and name.startswith("list_"):
            yield group, name, importlib.import_module(found.name).sync


def walked(operation, client, **of_record):
    """Return what tells each row of a list from the others, in its order."""
    met, place = [], {}
    while True:
        page = operation(client=client, limit=SMALL, **of_record, **place)
        rows = [row.to_dict() for row in page.data]
        met += [str(row.get("seq") or row.get("id") or row) for row in rows]
        following = after(page)
        if following is None:
            return met
        place = {"after": following}


def after(page):
    """Return where the next page begins, None where there is none."""
    if hasattr(page, "meta"):
        return page.meta.next_
    return page.next_after if page.next_after < page.upto else None


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
