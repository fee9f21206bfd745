"""Turns: lines that begin with who speaks, in interviews and transcripts. *Q: …*, *JOHN DOE, CHAIRMAN: …*.

They are running text, and no headings, however short they are and however their letters are cased.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsparse.cleaning import notices
from newsparse.cleaning.credits import is_known

FEWEST = 3
"""How many turns a text has at least, if it is a conversation."""
DENSE = 1 / 3
"""How many of the lines from the first turn to the last are turns, where names are not in capitals."""
_READ = 120
_SPEAKER = re.compile(
    r"(?:>>\s*)?(?P<who>Q|A|Question|Answer|Speaker \d+"
    r"|[A-Z][\w.'’-]*(?:[ ,]+[\w.'’&-]+){0,9}(?: \([^()]{1,40}\))?)\s?:(?=\s|$)"
)


def speaker(line: str) -> str | None:
    """What stands before the colon at the front of a line, if it may be a speaker.

    Example:
        >>> speaker("IDA QUIST, CHAIRWOMAN: We will not."), speaker("We will not: ever.")
        ('IDA QUIST, CHAIRWOMAN', 'We will not')
        >>> speaker("We will not.")
    """
    found = _SPEAKER.match(line[:_READ])
    if found is None or notices.reason(line[:_READ]) is not None or is_known(line[: 4 * _READ]):
        return None
    return found["who"]


def turns(lines: Sequence[str]) -> list[bool]:
    """Which lines are turns of a conversation; none of them if the text is something else.

    Two must speak, each in several lines that differ; or, where names are in capitals as in transcripts, one of them.

    Example:
        >>> turns(["Fees Rise", "Q: Why?", "A: We must.", "Q: Who pays?", "The ships."])
        [False, True, True, True, False]
    """
    said = [speaker(line) for line in lines]
    different = {line: who for line, who in zip(lines, said, strict=True) if who is not None}
    times = Counter(map(_surname, different.values()))
    again = {name for name, count in times.items() if count > 1}
    shouted = {name for name in times if _is_shouted(name)}
    speaking = shouted if shouted & again else again & {_surname(who) for who in said if who and _is_name(who)}
    if len(speaking) < 2 or sum(times[name] for name in speaking) < FEWEST:
        return [False] * len(lines)
    found = [who is not None and _surname(who) in speaking for who in said]
    first, last = found.index(True), len(found) - found[::-1].index(True)
    dense = shouted & again or sum(found) >= DENSE * (last - first)
    return found if dense else [False] * len(lines)


def _surname(who: str) -> str:
    """*QUIST* of *IDA QUIST, CHAIRWOMAN*: in full once, and then by this alone."""
    name = re.sub(r"\s*\([^()]*\)", "", who).split(",")[0]
    return name.split()[-1]


def _is_shouted(name: str) -> bool:
    return name.isupper() and (len(name) > 1 or name in "QA")


def _is_name(who: str) -> bool:
    """Whether it looks like a name in full: two to four words with capitals."""
    words = who.split(",")[0].split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
