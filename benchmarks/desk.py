"""Say what the editors' desk costs: opening a form, and publishing 200 changes.

Run from the project's root: `python benchmarks/desk.py`. It loads the data set into a
database of its own, on SQLite and on PostgreSQL where one can be had, prints medians
beside their limits and leaves nothing behind; see desk_figures.py for what is measured.
"""

from on_both import measure

if __name__ == "__main__":
    measure("desk_figures.py")
