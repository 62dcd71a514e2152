"""Counts that threads, workers and restarts share."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from registry.limits.counts import NAME, Counts, Uncounted, counts

TAKE = """
import sys
from contextlib import closing
from pathlib import Path
from registry.limits.counts import Counts
with closing(Counts(Path(sys.argv[1]))) as kept:
    for _time in range(50):
        print(kept.take("who", at=1000.0, window_s=60)[0])
"""


@pytest.fixture
def kept(tmp_path):
    with closing(Counts(tmp_path / "new" / NAME)) as found:
        yield found


def test_each_take_counts_one_more_of_its_own(kept):
    found = [kept.take("one", at=10.0 + n, window_s=60) for n in range(3)]

    assert found == [(1, 70.0), (2, 70.0), (3, 70.0)]
    assert kept.take("another", at=13.0, window_s=60) == (1, 73.0)


def test_a_new_window_begins_once_the_old_is_over(kept):
    kept.take("one", at=10.0, window_s=60)
    kept.take("one", at=69.9, window_s=60)

    assert kept.take("one", at=70.0, window_s=60) == (1, 130.0)


def test_what_is_given_back_does_not_count_and_nobody_owes(kept):
    kept.take("one", at=10.0, window_s=60)

    for _time in range(3):
        kept.give_back("one")

    assert kept.take("one", at=11.0, window_s=60) == (1, 70.0)


def test_what_is_over_is_forgotten(kept):
    for number in range(20):
        kept.take(f"caller {number}", at=10.0, window_s=60)

    kept.take("one", at=200.0, window_s=60)

    rows = kept.file.execute("SELECT what FROM counts").fetchall()
    assert rows == [("one",)]


def test_threads_take_turns_and_none_is_lost(kept):
    with ThreadPoolExecutor(8) as pool:
        takes = [pool.submit(kept.take, "w", at=10.0, window_s=9) for _n in range(400)]

    assert sorted(one.result()[0] for one in takes) == list(range(1, 401))


def test_workers_count_together(kept):
    command = [sys.executable, "-c", TAKE, str(kept.path)]
    root = Path(__file__).parents[3]

    workers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
        for _worker in range(2)
    ]
    told = [int(n) for one in workers for n in one.communicate()[0].split()]

    assert sorted(told) == list(range(1, 101))


def test_a_process_opens_the_file_once(tmp_path):
    with closing(counts(tmp_path)) as found:
        assert counts(tmp_path) is found
        assert found.path == tmp_path / NAME


def test_a_folder_nobody_can_write_in_is_told(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(Uncounted, match=r"counts\.sqlite3"):
        counts(tmp_path / "file")


def test_a_lock_that_another_keeps_is_not_waited_for_long(kept):
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            kept.take("one", at=10.0, window_s=60)

    assert kept.take("one", at=10.0, window_s=60) == (1, 70.0)
