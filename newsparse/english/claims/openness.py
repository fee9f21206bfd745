"""What is left open: a report in a clause with *whether* or *if* is none (*unclear whether Chad backs the plan*)."""

from __future__ import annotations

from newsparse.english.grammar import Grammar, VerbGroup

_OPENING = frozenset({"whether", "if"})
_CLOSING = frozenset({",", ";", ":", "—", "–", "--", "“", "”", '"'})
_FAR = 15
"""Tokens between the word that opens a clause and its verb."""


def is_open(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is the one of a clause that asks, or supposes; *even if* grants what it says."""
    if group.form != "finite":
        return False
    first = max(g.sentence_range(group.head)[0], group.start - _FAR)
    if _OPENING.isdisjoint(g.lower[first : group.start]):
        return False
    for i in range(group.start - 1, first - 1, -1):
        low = g.lower[i]
        if low in _OPENING and g.tags[i] != "NOUN":
            return g.lower[i - 1 : i] != ["even"]
        other = g.vg_at(i)
        if low in _CLOSING or (other is not None and other.form == "finite"):
            return False
    return False
