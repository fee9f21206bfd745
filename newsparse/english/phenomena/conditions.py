"""Conditions: on what a clause depends, in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, first
from newsparse.english.view import View

_STOPS = frozenset({",", ";", ".", "!", "?", "”", '"', "—"})
_REACH = 24
"""Tokens around a clause within which its condition begins."""
_LONGEST = 40
"""Tokens of a condition that are told."""


@attrs.frozen
class Stretch:
    """The tokens of a clause."""

    g: Grammar
    start: int
    end: int


def condition(g: Grammar, start: int, end: int) -> str | None:
    """The condition that a clause from token ``start`` to ``end`` depends on, in the words of the text."""
    return first(RULES, Stretch(g, start, end))


def _after(clause: Stretch) -> str | None:
    g, start, end = clause.g, clause.start, clause.end
    _, last = g.sentence_range(start)
    for i in range(end, min(last, end + _REACH)):
        if g.lower[i] in (";", ":"):
            return None
        if _opens(g, i) and g.lower[i - 1] != "even":
            return _clause(g, i - 1 if g.lower[i - 1] in ("only", "but") and i - 1 >= end else i, last)
        group = g.vg_at(i)
        if group is not None and group.form in ("finite", "gerund") and group.start >= end:
            return None
    return None


def _in_front(clause: Stretch) -> str | None:
    g, start = clause.g, clause.start
    i, _ = g.sentence_range(start)
    while i < start and (g.words[i] in '“"‘' or g.tags[i] == "CCONJ" or g.lower[i] == "only"):
        i += 1
    return _up_to_comma(g, i, start)


def _inserted(clause: Stretch) -> str | None:
    g, start = clause.g, clause.start
    first_token, _ = g.sentence_range(start)
    for i in range(start - 1, max(first_token, start - _REACH), -1):
        if g.lower[i] == ";":
            return None
        if g.lower[i] in words("conditional") and _opens(g, i):
            return _up_to_comma(g, i, start)
    return None


RULES = (
    Rule("after", "Mali backs the pact if Peru pays.", _after, "Mali backs the pact even if Peru pays."),
    Rule("in front", "If Peru pays, Mali backs the pact.", _in_front, "As Peru pays, Mali backs the pact."),
    Rule("inverted", "Should Peru pay, Mali will back it.", _in_front, "Peru should pay, and Mali will back it."),
    Rule("inserted", "Mali said that, if Peru pays, it will back the pact.", _inserted, "Mali said, too, it backs it."),
)


def asked(view: View) -> Iterator[Stretch]:
    """The verbs of a document."""
    return (Stretch(view.g, group.start, group.end) for group in view.g.verb_groups)


def _up_to_comma(g: Grammar, begin: int, end: int) -> str | None:
    if begin >= end or not _opens(g, begin):
        return None
    stop = next((k for k in range(begin, end) if g.lower[k] == ","), None)
    return g.said(begin, stop) if stop is not None else None


def _opens(g: Grammar, i: int) -> bool:
    """Whether a condition begins at a token."""
    low, after = g.lower[i], g.lower[i + 1 : i + 3]
    if low in ("provided", "providing"):
        fronted = i == g.sentence_range(i)[0] and g.tags[i + 1 : i + 2] in (("DET",), ("PROPN",), ("PRON",))
        return after[:1] == ["that"] or g.tags[i] == "SCONJ" or fronted
    if low in ("as", "so"):
        return after == ["long", "as"]
    if low in words("inverted_condition") and i == g.sentence_range(i)[0]:
        return low == "should" or g.np_at(i + 1) is not None  # "Should prices fall, ..."
    return low in ("if", "unless") or (low == "on" and (after[:1] == ["condition"] or after == ["the", "condition"]))


def _clause(g: Grammar, begin: int, last: int) -> str:
    """The words from a token to the end of its clause."""
    last = min(last, begin + _LONGEST)
    return g.said(begin, next((k for k in range(begin, last) if g.lower[k] in _STOPS), last))
