"""Refusals and grants: *denied him bail* gives somebody nothing, and denies no claim."""

from __future__ import annotations

from newsparse.english.grammar import Clause
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, first
from newsparse.english.view import View


def gives_or_withholds(view: View, clause: Clause) -> bool:
    """Whether a verb that could speak of a claim gives or withholds something instead."""
    return bool(first(RULES, view, clause))


def _of_something_granted(view: View, clause: Clause) -> bool:
    g = view.g
    phrase = g.np_at(clause.group.end) if clause.group.lemma == "deny" else None
    return phrase is not None and not words("granted_thing").isdisjoint(
        (g.lemmas[phrase.head], *g.lemmas[phrase.end : phrase.end + 1])
    )


def _to_somebody(view: View, clause: Clause) -> bool:
    if clause.group.lemma != "deny" or clause.passive:
        return False
    two = bool(clause.hearers and clause.patients) and view.g.tags[clause.patients[0].head] in ("NOUN", "PROPN")
    return two or bool(view.actors_of((*clause.hearers, *clause.patients)[:1]))


def _let_in(view: View, clause: Clause) -> bool:
    bare = any(view.g.tags[phrase.start] == "NOUN" for phrase in clause.patients)
    return bare and clause.complement is None and clause.group.lemma in ("admit", "concede")


def _appointed(view: View, clause: Clause) -> bool:
    return clause.group.lemma == "confirm" and clause.complement is None and bool(view.actors_of(clause.patients[:1]))


RULES = (
    Rule("thing", "The court denied the request.", _of_something_granted, "The court denied the rumour."),
    Rule("somebody", "Peru denied the union a hearing.", _to_somebody, "Peru denied a link."),
    Rule("let in", "Peru admitted refugees.", _let_in, "Peru admitted that it had lost."),
    Rule("appointed", "The Senate confirmed Tom Bell as judge.", _appointed, "The Senate confirmed the plan."),
)
