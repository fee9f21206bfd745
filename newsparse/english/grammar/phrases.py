"""Phrases: what a sentence is cut into."""

from __future__ import annotations

import attrs


@attrs.frozen
class NounPhrase:
    """A base noun phrase: from its determiner (or possessor) to its head noun, without what follows the head."""

    start: int
    end: int
    head: int


@attrs.frozen
class VerbGroup:
    """A verb with its auxiliaries, negation and the adverbs between them. ``head`` is the main verb's token.

    ``form`` is ``finite``, ``infinitive`` (with *to*), ``gerund`` or ``participle`` (past, without an auxiliary);
    ``ceased`` marks *no longer*; ``modal`` is the modal's lemma, or empty.
    """

    start: int
    end: int
    head: int
    lemma: str
    form: str
    passive: bool = False
    negated: bool = False
    ceased: bool = False
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    past: bool = False
