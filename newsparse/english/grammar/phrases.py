"""Phrases, what a sentence is cut into, and clauses: a verb with everybody and everything that takes part in it."""

from __future__ import annotations

from enum import StrEnum

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


class ComplementKind(StrEnum):
    """What sort of clause completes a verb."""

    THAT = "that"
    """With *that*: *said that it rained*."""
    BARE = "bare"
    """A finite clause without *that*: *said it rained*."""
    INFINITIVE = "infinitive"
    """*promised to pay*."""
    GERUND = "gerund"
    """*denied paying*."""
    QUESTION = "question"
    """With *whether*, *how*, *why* ...: *asked whether it rained*."""


@attrs.frozen
class Complement:
    """A clause that completes a verb; ``start`` is its first token."""

    kind: ComplementKind
    start: int


@attrs.frozen
class Oblique:
    """A noun phrase with the preposition before it; ``start`` is the token of the preposition."""

    preposition: str
    start: int
    phrase: NounPhrase


@attrs.frozen(kw_only=True)
class Clause:
    """One verb and what belongs to it.

    ``agents`` do what the verb says, ``patients`` have it done to them, ``hearers`` are told, asked or given something,
    ``attributes`` are what somebody is (*is* the mayor). A passive has its surface subject among the patients and its
    *by*-phrase among the agents. Coordinated phrases stand one by one, in text order.
    """

    group: VerbGroup
    passive: bool = False
    agents: tuple[NounPhrase, ...] = ()
    patients: tuple[NounPhrase, ...] = ()
    attributes: tuple[NounPhrase, ...] = ()
    hearers: tuple[NounPhrase, ...] = ()
    complement: Complement | None = None
    obliques: tuple[Oblique, ...] = ()
