"""Refusals and grants: *denied him bail* gives somebody nothing, and denies no claim."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import Clause
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, first
from newsparse.english.view import View


@attrs.frozen
class Giving:
    """A clause that may tell of giving or withholding."""

    view: View
    clause: Clause


def gives_or_withholds(view: View, clause: Clause) -> bool:
    """Whether a verb that could speak of a claim gives or withholds something instead."""
    return bool(first(RULES, Giving(view, clause)))


def _of_something_granted(giving: Giving) -> bool:
    view, clause = giving.view, giving.clause
    phrase = view.g.np_at(clause.group.end)
    if clause.group.lemma != "deny" or phrase is None:
        return False
    return not words("granted_thing").isdisjoint(
        (view.g.lemmas[phrase.head], *view.g.lemmas[phrase.end : phrase.end + 1])
    )


def _to_somebody(giving: Giving) -> bool:
    view, clause = giving.view, giving.clause
    if clause.group.lemma != "deny" or clause.passive:
        return False
    two = bool(clause.hearers and clause.patients) and view.g.tags[clause.patients[0].head] in ("NOUN", "PROPN")
    return two or bool(view.actors_of((*clause.hearers, *clause.patients)[:1]))


def _let_in(giving: Giving) -> bool:
    view, clause = giving.view, giving.clause
    bare = [phrase for phrase in clause.patients if view.g.tags[phrase.start] == "NOUN"]
    return clause.group.lemma in ("admit", "concede") and bool(bare) and clause.complement is None


def _appointed(giving: Giving) -> bool:
    view, clause = giving.view, giving.clause
    return clause.group.lemma == "confirm" and clause.complement is None and bool(view.actors_of(clause.patients[:1]))


RULES = (
    Rule("thing", "The court denied the request.", _of_something_granted, "The court denied the rumour."),
    Rule("somebody", "Peru denied the union a hearing.", _to_somebody, "Peru denied a link."),
    Rule("let in", "Peru admitted refugees.", _let_in, "Peru admitted that it had lost."),
    Rule("appointed", "The Senate confirmed Tom Bell as judge.", _appointed, "The Senate confirmed the plan."),
)


def asked(view: View) -> Iterator[Giving]:
    """The clauses of a document."""
    return (Giving(view, view.g.clause(group)) for group in view.g.verb_groups)
