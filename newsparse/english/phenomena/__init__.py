"""Phenomena: what makes a predicate mean less, or something else, than it says. One module for each of them.

Every module is a list of `Rule` objects of one shape, and a small function that asks them. A rule has a name, an
example, and a function from a value to a value; it changes nothing. Each module also has ``asked``: what the rules are
asked about in a document, so that a test can run each example.

`factuality` tells what is asserted, planned, only apparent, denied or ended; `conditions` on what it depends; `reports`
who tells it; `neutrality` and `irony` what their names say; `deeds` whether a verb is one of words or of deeds;
`refusals` what is denied to somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import attrs

from newsparse.english.grammar import Grammar, VerbGroup
from newsparse.english.view import View

A = TypeVar("A")
R = TypeVar("R", covariant=True)


@attrs.frozen
class Rule(Generic[A, R]):
    """One rule of a phenomenon.

    ``holds`` gives what the rule says of some value, or something that counts as false where it says nothing. In
    ``example`` it says something; in ``unlike``, where there is one, it does not, though that looks much like it.
    """

    name: str
    example: str
    holds: Callable[[A], R]
    unlike: str = ""


def first(rules: Iterable[Rule[A, R | None]], asked: A) -> R | None:
    """What the first rule says that says something.

    Example:
        >>> rules = [Rule("short", "It is on.", lambda word: len(word) < 3), Rule("any", "It is here.", bool)]
        >>> first(rules, "on"), first(rules, "")
        (True, True)
    """
    for rule in rules:
        found = rule.holds(asked)
        if found:
            return found
    return None


@attrs.frozen
class Verb:
    """A verb in its text."""

    g: Grammar
    group: VerbGroup


def verbs(view: View) -> Iterator[Verb]:
    """The verbs of a document."""
    return (Verb(view.g, group) for group in view.g.verb_groups)
