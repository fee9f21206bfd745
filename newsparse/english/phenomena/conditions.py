"""Conditions: on what a clause depends, in the words of the text."""

from __future__ import annotations

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, first

_STOPS = frozenset({",", ";", ".", "!", "?", "”", '"', "—"})
_REACH = 24
"""Tokens around a clause within which its condition begins."""
_LONGEST = 40
"""Tokens of a condition that are told."""
_BEFORE_CONDITION = frozenset({",", ";", "and", "but", "“", '"'})


def condition(g: Grammar, start: int, end: int) -> str | None:
    """The condition that a clause from token ``start`` to ``end`` depends on, in the words of the text."""
    return first(RULES, g, start, end)


def is_inverted(g: Grammar, i: int) -> bool:
    """Whether a verb before its subject begins a condition: *Should prices fall*, *Had Mali backed it*."""
    begins = i == g.sentence_range(i)[0]
    if begins and g.lower[i] == "should":
        return True  # a noun after it may look like its verb: "Should wages rise, ..."
    subject = g.np_at(i + 1) if begins or g.lower[i - 1] in _BEFORE_CONDITION else None
    return subject is not None and subject.start == i + 1


def _after(g: Grammar, start: int, end: int) -> str | None:
    _, last = g.sentence_range(start)
    for i in range(end, min(last, end + _REACH)):
        group = g.vg_at(i)
        if g.lower[i] in (";", ":"):
            return None
        if _opens(g, i) and g.lower[i - 1] != "even":
            return _clause(g, i - 1 if g.lower[i - 1] in ("only", "but") and i - 1 >= end else i, last)
        if group is not None and group.form in ("finite", "gerund") and group.start >= end:
            return None
    return None


def _in_front(g: Grammar, start: int, _: int) -> str | None:
    i, _ = g.sentence_range(start)
    while i < start and (g.words[i] in '“"‘' or g.tags[i] == "CCONJ" or g.lower[i] == "only"):
        i += 1
    return _up_to_comma(g, i, start) if i < start and _opens(g, i) else None


def _inserted(g: Grammar, start: int, _: int) -> str | None:
    first_token, _ = g.sentence_range(start)
    for i in range(start - 1, max(first_token, start - _REACH), -1):
        if g.lower[i] == ";":
            return None
        if g.lower[i] in words("conditional") and _opens(g, i):
            return _up_to_comma(g, i, start)
    return None


RULES: tuple[Rule[[Grammar, int, int], str | None], ...] = (
    Rule("after", "Mali backs the pact if Peru pays.", _after, "Mali backs the pact even if Peru pays."),
    Rule(
        "in front",
        "If Peru pays, Mali backs the pact.",
        _in_front,
        unlike="As Peru pays, Mali backs the pact.",
        also="Should Peru pay, Mali will back it.",
    ),
    Rule("inserted", "Mali said that, if Peru pays, it will back the pact.", _inserted, "Mali said, too, it backs it."),
)


def _up_to_comma(g: Grammar, begin: int, end: int) -> str | None:
    stop = next((k for k in range(begin, end) if g.lower[k] == ","), None)
    return g.said(begin, stop) if stop is not None else None


def _opens(g: Grammar, i: int) -> bool:
    """Whether a condition begins at a token."""
    low = g.lower[i]
    if low not in words("opening_condition"):
        return False
    after = g.lower[i + 1 : i + 3]
    if low in ("provided", "providing"):
        fronted = i == g.sentence_range(i)[0] and g.tags[i + 1 : i + 2] in (("DET",), ("PROPN",), ("PRON",))
        return after[:1] == ["that"] or g.tags[i] == "SCONJ" or fronted
    if low in ("as", "so"):
        return after == ["long", "as"]
    if low in words("inverted_condition"):
        return is_inverted(g, i)
    return low != "on" or after[:1] == ["condition"] or after == ["the", "condition"]


def _clause(g: Grammar, begin: int, last: int) -> str:
    """The words from a token to the end of its clause."""
    last = min(last, begin + _LONGEST)
    return g.said(begin, next((k for k in range(begin, last) if g.lower[k] in _STOPS), last))
