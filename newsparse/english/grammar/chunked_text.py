"""The words of a document, cut into noun phrases and verb groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsparse.english.grammar.modifiers import modifies
from newsparse.english.grammar.noun_phrases import NOMINAL, noun_phrase
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.verb_groups import verb_group
from newsparse.model import ParsedArticle


class ChunkedText(TaggedText):
    """A tagged text with its noun phrases and verb groups, and which of them a token belongs to."""

    def __init__(self, document: ParsedArticle) -> None:
        super().__init__(document)
        phrase_at: dict[int, NounPhrase] = {}
        group_at: dict[int, VerbGroup] = {}
        phrases: list[NounPhrase] = []
        groups: list[VerbGroup] = []
        if self.tags:
            for start, end in zip(self.sentence_starts, self.sentence_ends, strict=True):
                for chunk in _chunks(self, start, end):
                    if isinstance(chunk, NounPhrase):
                        phrases.append(chunk)
                        for i in range(chunk.start, chunk.end):
                            phrase_at[i] = chunk
                    else:
                        groups.append(chunk)
                        for i in range(chunk.start, chunk.end):
                            group_at[i] = chunk
        self.noun_phrases = tuple(phrases)
        self.verb_groups = tuple(groups)
        # Attributes, no methods: they are asked at every token.
        self.np_at: Callable[[int], NounPhrase | None] = phrase_at.get
        """The noun phrase that a token belongs to."""
        self.vg_at: Callable[[int], VerbGroup | None] = group_at.get
        """The verb group that a token belongs to."""

    def groups_in(self, start: int, end: int) -> Iterator[VerbGroup]:
        """The verb groups whose main verb lies in a range of tokens, in order."""
        i = start
        while i < end:
            group = self.vg_at(i)
            if group is not None:
                if start <= group.head < end:
                    yield group
                i = group.end
            else:
                i += 1


def _chunks(t: TaggedText, start: int, end: int) -> Iterator[NounPhrase | VerbGroup]:
    """The phrases of a sentence, in order."""
    i = start
    while i < end:
        tag = t.tags[i]
        modifier = tag == "VERB" and modifies(t, i, start, end)
        if tag == "AUX" or tag == "VERB" or (tag == "PART" and t.lower[i] == "to"):
            group = None if modifier else verb_group(t, i, start, end)
            if group is not None:
                yield group
                i = group.end
                continue
        if modifier or tag in NOMINAL:
            phrase = noun_phrase(t, i, end)
            if phrase is not None:
                yield phrase
                i = phrase.end
                continue
        i += 1
