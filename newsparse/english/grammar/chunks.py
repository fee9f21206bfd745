"""Chunks: a tagged text, cut into noun phrases and verb groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsparse.english.grammar.modifiers import modifies
from newsparse.english.grammar.noun_phrases import NOMINAL, noun_phrase
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.verb_groups import verb_group


class Chunks:
    """The noun phrases and verb groups of a text, in order, and which of them a token belongs to."""

    def __init__(self, text: TaggedText) -> None:
        found = list(_chunks(text)) if text.tags else []
        self.noun_phrases = tuple(chunk for chunk in found if isinstance(chunk, NounPhrase))
        self.verb_groups = tuple(chunk for chunk in found if isinstance(chunk, VerbGroup))
        # Attributes, no methods: they are asked at every token.
        self.np_at: Callable[[int], NounPhrase | None] = {
            i: phrase for phrase in self.noun_phrases for i in range(phrase.start, phrase.end)
        }.get
        """The noun phrase that a token belongs to."""
        self.vg_at: Callable[[int], VerbGroup | None] = {
            i: group for group in self.verb_groups for i in range(group.start, group.end)
        }.get
        """The verb group that a token belongs to."""


def _chunks(t: TaggedText) -> Iterator[NounPhrase | VerbGroup]:
    """The phrases of all sentences, in order."""
    for start, end in zip(t.sentence_starts, t.sentence_ends, strict=True):
        i = start
        while i < end:
            chunk = _chunk(t, i, start, end)
            if chunk is not None:
                yield chunk
            i = chunk.end if chunk is not None else i + 1


def _chunk(t: TaggedText, i: int, start: int, end: int) -> NounPhrase | VerbGroup | None:
    """The phrase that begins at a token of the sentence from ``start`` to ``end``."""
    tag = t.tags[i]
    modifier = tag == "VERB" and modifies(t, i, start, end)
    if not modifier and (tag in ("AUX", "VERB") or (tag == "PART" and t.lower[i] == "to")):
        group = verb_group(t, i, start, end)
        if group is not None:
            return group
    return noun_phrase(t, i, end) if modifier or tag in NOMINAL else None
