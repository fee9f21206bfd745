"""Clauses: a verb with everybody and everything that takes part in it, each read once."""

from __future__ import annotations

from enum import StrEnum

import attrs

from newsparse.english.grammar.phrases import NounPhrase, VerbGroup


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
