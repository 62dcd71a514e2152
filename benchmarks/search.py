"""Say what a search costs the server at 10 000 records, on both databases.

Run from the project's root: `python benchmarks/search.py`. It fills a directory of its
own with names and texts made up, on SQLite and on PostgreSQL where one can be had,
prints medians and 95th percentiles beside the limit and leaves nothing behind; see
search_figures.py for what is measured. Nothing fails: it only reports.
"""

from on_both import measure

if __name__ == "__main__":
    measure("search_figures.py")
