"""A document and its attributions, read for their meaning: the cue, its verb, the words of the content."""

from __future__ import annotations

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.predicates.cues import Cue, is_silence, kind_of, match_verb
from newsparse.model import Attribution, EntityType, ParsedArticle, Span

_FIRST = frozenset({"that", "“", '"'})


@attrs.frozen
class Said:
    """An attribution with the cue that it has in the lexicon, if any, and the verb of that cue."""

    attribution: Attribution
    cue: Cue | None
    group: VerbGroup | None


class Reading:
    """One document: its tokens, and the attributions in it, whoever marked them."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.text = document.article.text
        self.g: Grammar = document.derive(grammar)
        self._persons = {m.head.start for m in document.mentions if m.type in (EntityType.PERSON, EntityType.GROUP)}
        self._actors = {m.head.start for m in document.mentions if m.type is not EntityType.PLACE}

    def is_person(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is a person or a group of persons."""
        return self.g.tokens is not None and self.g.tokens.starts[phrase.head] in self._persons

    def acts(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is somebody: a person, a group, an organisation or a state."""
        return self.g.tokens is not None and self.g.tokens.starts[phrase.head] in self._actors

    def tokens(self, span: Span) -> range:
        """The tokens of a span."""
        return self.g.tokens.within(span) if self.g.tokens is not None else range(0)

    def of(self, attribution: Attribution) -> Said:
        """An attribution with its cue, and the last verb that the lexicon knows: *saying* in *released it saying*."""
        groups = []
        for span in attribution.cue:
            if inside := self.tokens(span):
                groups += list(self.g.groups_in(inside.start, inside.stop))
        for group in reversed(groups):
            matches = tuple(m for m in match_verb(self.g, group) if group.negated or not is_silence(m.cue))
            silent = [m.cue for m in matches if m.cue.negated is m.cue.kind]
            if group.negated and silent:
                return Said(attribution, silent[0], group)
            if matches and not self._is_helper(group, groups):
                return Said(attribution, self._best(attribution, [m.cue for m in matches]), group)
        cue = None
        for span in attribution.cue:
            if inside := self.tokens(span):
                cue = cue or kind_of(self.g, inside.start, inside.stop)
        return Said(attribution, cue, groups[-1] if groups else None)

    def _is_helper(self, group: VerbGroup, groups: list[VerbGroup]) -> bool:
        """Whether a verb in a cue completes one before it: *declined to comment*, *stopped short of blaming*."""
        at = groups.index(group)
        if at == 0:
            return False
        before = match_verb(self.g, groups[at - 1])
        return any(m.end >= group.start or m.cue.negated is not None or group.form == "infinitive" for m in before)

    def _best(self, attribution: Attribution, found: list[Cue]) -> Cue:
        """Of the kinds that one verb may have, the one whose complement is there."""
        inside = self.tokens(attribution.content[0]) if attribution.content else range(0)
        if len(found) == 1 or not inside:
            return found[0]
        g = self.g
        first = g.lower[inside.start]
        for cue in found:
            if first in ("to", "not", "never") and "to" in cue.content:
                return cue
            if (first.endswith("ing") and "ing" in cue.content) or first in cue.content:
                return cue
        if first in _FIRST:
            return next((c for c in found if {"that", "quote"} & c.content), found[0])
        phrase = g.np_at(inside.start)
        verb = g.vg_at(phrase.end) if phrase is not None else None
        if verb is not None and verb.form == "finite":
            return next((c for c in found if "that" in c.content), found[0])
        return next((c for c in found if c.object in ("content", "target", "accused")), found[0])
