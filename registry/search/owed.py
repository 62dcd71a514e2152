"""What is to be indexed before this transaction is searched, and only then.

A draft is laid out for each page of its editor, and few of them search.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Index = Callable[[], None]
_owed: ContextVar[tuple[Index, ...]] = ContextVar("owed", default=())


@contextmanager
def owing(index: Index) -> Iterator[None]:
    """Have `index` run before the first search inside the block, if there is one."""
    token = _owed.set((index,))
    try:
        yield
    finally:
        _owed.reset(token)


def pay() -> None:
    """Index what is owed; once."""
    owed = _owed.get()
    _owed.set(())
    for index in owed:
        index()
