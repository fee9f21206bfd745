"""Phenomena: what makes a predicate mean less, or something else, than it says. One module for each of them.

Every module has a list of `Rule` objects of one shape (`factuality` has two), and a small function that asks them. A
rule has a name, an example, and a function from values to a value; it changes nothing. The first rule that says
something decides, so their order counts. The tests take the examples from the lists.

`factuality` tells what is asserted, planned, only apparent, denied or ended; `conditions` on what it depends; `reports`
who tells it; `neutrality` and `irony` what their names say; `deeds` whether a verb is one of words or of deeds;
`refusals` what is denied to somebody. `issued` is no list: it tells who speaks through a document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, ParamSpec, TypeVar

import attrs

P = ParamSpec("P")
R = TypeVar("R", covariant=True)


@attrs.frozen
class Rule(Generic[P, R]):
    """One rule of a phenomenon.

    ``holds`` gives what the rule says of something, or what counts as false where it says nothing. In ``example``, and
    in ``also``, it says something; in ``unlike`` it does not, though that looks much like it.
    """

    name: str
    example: str
    holds: Callable[P, R]
    unlike: str = ""
    also: str = ""


def first(rules: Iterable[Rule[P, R | None]], *asked: P.args, **named: P.kwargs) -> R | None:
    """What the first rule says that says something.

    Example:
        >>> rules = [Rule("short", "It is on.", lambda word: len(word) < 3), Rule("any", "It is here.", bool)]
        >>> first(rules, "on"), first(rules, "")
        (True, True)
    """
    for rule in rules:
        found = rule.holds(*asked, **named)
        if found:
            return found
    return None
