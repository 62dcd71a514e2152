"""Say what exporting 100 000 records costs: seconds, and growth of memory.

Run from the project's root: `python benchmarks/export.py`. It publishes made-up records
into a database of its own, on SQLite and on PostgreSQL where one can be had, exports
them as `manage.py build_export` does, prints what was measured beside its limit and
leaves nothing behind; see export_figures.py. `RECORDS=10000` asks for fewer.
"""

from on_both import measure

if __name__ == "__main__":
    measure("export_figures.py")
