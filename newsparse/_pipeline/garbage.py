"""Garbage: while an article is read, Python looks for it less often among what has been there for long.

Nearly all that a pipeline finds is kept until its end. Python looks through all of it for circles that nobody holds,
each time that there is a quarter more: that took a sixth of the time for a text of 200,000 characters, and found next
to nothing. New objects are looked through as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 100
"""Collections of the middle generation for one of the oldest: ten times as many as by default. What is left lying in
the meantime is at most 700,000 objects."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The oldest generation is collected seldom, in all threads; what the process had set comes back at the end.

    Where the contexts of two threads overlap, the first one that ends gives the other one back its own collections,
    which costs time and nothing else.

    Example:
        >>> before = gc.get_threshold()
        >>> with seldom_collected():
        ...     gc.get_threshold()[2] >= SELDOM
        True
        >>> gc.get_threshold() == before
        True
    """
    before = gc.get_threshold()
    within = (*before[:2], max(before[2], SELDOM))
    gc.set_threshold(*within)
    try:
        yield
    finally:
        if gc.get_threshold() == within:  # or somebody else has set another one meanwhile
            gc.set_threshold(*before)
