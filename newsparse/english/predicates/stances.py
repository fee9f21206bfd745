"""The words that show a stance, matched on tokens."""

from __future__ import annotations

from newsparse.english.grammar import Grammar
from newsparse.english.predicates.families import Predicate, predicate_phrases, predicates
from newsparse.english.predicates.phrases import likely, phrase_end


def match(g: Grammar, head: int, entries: tuple[Predicate, ...]) -> tuple[Predicate, int] | None:
    """The longest predicate whose words stand at ``head``, and the token after them; adverbs between are skipped."""
    if not entries:
        return None
    for predicate in likely(g, head, predicate_phrases(entries[0].pos, entries[0].words[0])):
        end = phrase_end(g, head, predicate.words)
        if end is not None:
            return predicate, end
    return None


__all__ = ["Predicate", "match", "phrase_end", "predicates"]
