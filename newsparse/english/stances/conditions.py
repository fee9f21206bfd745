"""Conditions: *only if*, *unless*, *provided that* - the clause that a stance depends on."""

from __future__ import annotations

from newsparse.english.grammar import Grammar

_MARKERS = (
    ("only", "if"), ("provided", "that"), ("providing", "that"), ("on", "condition", "that"), ("on", "the", "condition", "that"),
    ("as", "long", "as"), ("so", "long", "as"), ("in", "case"), ("if",), ("unless",), ("provided",), ("until",),
)  # fmt: skip
_REAL = frozenset({"would", "will", "could", "may", "might", "can", "shall", "'ll", "’ll", "'d", "’d"})


def condition(g: Grammar, head: int, modal: str) -> str | None:
    """The words of the condition on the verb at token ``head``, or None if there is none.

    A plain *if* needs a modal verb (or *would* …) to be a condition: "asked if" is none.
    """
    first, end = g.sentence_range(head)
    for i in range(first, end):
        for words in _MARKERS:
            if tuple(g.lower[i : i + len(words)]) != words:
                continue
            start = i + len(words)
            if words == ("if",) and (not modal or i == 0 or g.lower[i - 1] in ("even", "as", "what", "see")):
                continue
            if words in (("provided",), ("until",)) and (i != first and g.lower[i - 1] != "," or words == ("until",)):
                continue
            if (
                words == ("if",)
                and g.vg_at(i - 1) is not None
                and g.lemmas[i - 1] in ("ask", "wonder", "know", "say", "see", "doubt")
            ):
                continue
            stop = start
            while stop < end and g.lower[stop] not in (",", ";", ".", "”", '"'):
                stop += 1
            if stop > start and not start <= head < stop:
                return g.span(start, stop).of(g.text)
    return None
