"""Phrases, what a sentence is cut into, and clauses: a verb with everybody and everything that takes part in it."""

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


@attrs.frozen
class Oblique:
    """A noun phrase with the preposition before it; ``start`` is the token of the preposition."""

    preposition: str
    start: int
    phrase: NounPhrase


@attrs.frozen(kw_only=True)
class Clause:
    """One verb and what belongs to it.

    ``agents`` do what the verb says, ``patients`` have it done to them, ``hearers`` are told, asked or given something.
    The first of two objects is among the hearers whatever the verb: *called* it *a tax*. A passive has its surface
    subject among the patients and its *by*-phrase among the agents. Coordinated phrases stand one by one, in order.
    """

    group: VerbGroup
    passive: bool = False
    agents: tuple[NounPhrase, ...] = ()
    patients: tuple[NounPhrase, ...] = ()
    hearers: tuple[NounPhrase, ...] = ()
    complement: int | None = None
    """The first token of the clause that completes the verb: *that it rained*, *to pay*."""
    obliques: tuple[Oblique, ...] = ()
