"""What speaks for a capitalised word being a name: the document itself, and the names that need no introduction."""

from __future__ import annotations

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon.gazetteer import given_names, known_lengths, look_up, titles
from newsparse.english.names.titles import title_before
from newsparse.english.tagging.tagger import is_title_case


def _is_given(g: Grammar, i: int) -> bool:
    """Whether a word is written as a given name, and no title."""
    return g.words[i][0].isupper() and not g.words[i].isupper() and g.tags[i] == "PROPN" and g.lower[i] not in titles()


def _is_titled(g: Grammar, i: int) -> bool:
    """Whether a title stands right before a token."""
    return title_before(g, i, g.sentence_range(i)[0]) is not None


class Evidence:
    """How the words of one document are written everywhere in it, and where a known name begins."""

    def __init__(self, grammar: Grammar) -> None:
        self.g = grammar
        self.capital_inside = self._capital_inside()
        self.lower_somewhere = {w for w in grammar.words if w.isalpha() and w.islower()}
        self.surnames = self._after_given_names()
        self.family_names = self._in_capitals()

    def _capital_inside(self) -> set[str]:
        """Words with a capital where no rule of spelling asks for one: names, most likely."""
        g, found = self.g, set()
        for start, end in zip(g.sentence_starts, g.sentence_ends, strict=True):
            if is_title_case(g.words[start:end]):
                continue
            for i in range(start + 1, end):
                if g.words[i][0].isupper() and g.words[i - 1][0].isalnum():
                    found.add(g.words[i])
        return found

    def _after_given_names(self) -> set[str]:
        """Capitalised words after a given name: *Singer* of "Rick Singer" is no singer."""
        g, found = self.g, set()
        for i in range(1, len(g.words)):
            word, before = g.words[i], g.words[i - 1]
            capital = word[0].isupper() and before[0].isupper() and not word.isupper()
            if capital and before.lower() in given_names():
                found.add(word)
        return found

    def _in_capitals(self) -> set[str]:
        """Family names that are set in capitals, before or after a given name: PARK *Jin-ho*, *Sofia* ORTEGA."""
        g, found = self.g, set()
        for i, word in enumerate(g.words):
            if len(word) < 3 or not word.isalpha() or not word.isupper():
                continue
            first, end = g.sentence_range(i)
            after = i > first and _is_given(g, i - 1) and (g.lower[i - 1] in given_names() or _is_titled(g, i - 1))
            before = i + 1 < end and _is_given(g, i + 1) and _is_titled(g, i)
            if after or before:
                found.add(word)
        return found

    def known_length(self, i: int) -> int:
        """How many tokens a known name takes that begins at token ``i``; 0 if none does."""
        g = self.g
        if not g.words[i][0].isupper() or g.tokens is None or g.lower[i] == "the":
            return 0
        end = g.sentence_range(i)[1]
        for length in known_lengths(g.lower[i]):
            j = i + length
            if j <= end and (length == 1 or g.words[j - 1][0].isalnum() or g.lower[j - 1] in ("'s", "’s")):
                text = g.said(i, j)
                if look_up(text) is not None:
                    return length
        return 0
