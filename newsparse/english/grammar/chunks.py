"""Chunks: a tagged text, cut into noun phrases and verb groups."""

from __future__ import annotations

from collections.abc import Callable

from newsparse.english.grammar.modifiers import modifies
from newsparse.english.grammar.noun_phrases import NOMINAL, noun_phrase
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.verb_groups import verb_group


class Chunks:
    """The noun phrases and verb groups of a text, in order, and which of them a token belongs to."""

    def __init__(self, text: TaggedText) -> None:
        phrases: list[NounPhrase] = []
        groups: list[VerbGroup] = []
        for start, end in zip(text.sentence_starts, text.sentence_ends, strict=True) if text.tags else ():
            _cut(text, start, end, phrases, groups)
        self.noun_phrases, self.verb_groups = tuple(phrases), tuple(groups)
        # Attributes, no methods: they are asked at every token.
        self.np_at: Callable[[int], NounPhrase | None] = {
            i: phrase for phrase in phrases for i in range(phrase.start, phrase.end)
        }.get
        """The noun phrase that a token belongs to."""
        self.vg_at: Callable[[int], VerbGroup | None] = {
            i: group for group in groups for i in range(group.start, group.end)
        }.get
        """The verb group that a token belongs to."""


def _cut(t: TaggedText, start: int, end: int, phrases: list[NounPhrase], groups: list[VerbGroup]) -> None:
    """Add the noun phrases and the verb groups of the sentence from ``start`` to ``end``."""
    i = start
    while i < end:
        tag = t.tags[i]
        group = phrase = None
        if tag in NOMINAL or (tag == "VERB" and modifies(t, i, start, end)):
            phrase = noun_phrase(t, i, end)
        elif tag in ("VERB", "AUX") or (tag == "PART" and t.lower[i] == "to"):
            group = verb_group(t, i, start, end)
        if phrase is not None:
            phrases.append(phrase)
            i = phrase.end
        elif group is not None:
            groups.append(group)
            i = group.end
        else:
            i += 1
