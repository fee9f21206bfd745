"""The words of a document with their tags, sentence by sentence."""

from __future__ import annotations

from newsparse.english.grammar.nicknames import nicknames
from newsparse.model import ParsedArticle, Span
from newsparse.text import one_line


class TaggedText:
    """The tokens of a document: as written, in lower case, with tags and lemmas, and where its sentences begin."""

    def __init__(self, document: ParsedArticle) -> None:
        tokens = document.tokens
        self.text = text = document.article.text
        self.tokens = tokens
        self._starts, self._ends = (tokens.starts, tokens.ends) if tokens else ((), ())
        self.words = [text[a:b] for a, b in zip(self._starts, self._ends, strict=True)]
        self.lower = [w.lower() for w in self.words]
        self.tags = tokens.upos if tokens else ()
        self.lemmas = tokens.lemmas if tokens else ()
        inside = [tokens.within(sentence.span) for sentence in document.sentences] if tokens else []
        self.sentence_starts = [sentence.start for sentence in inside]
        self.sentence_ends = [sentence.stop for sentence in inside]
        self.sentence_range = _ranges(self.sentence_starts, self.sentence_ends, len(self.words)).__getitem__
        """First token, and the one after the last, of the sentence that a token stands in; asked at every token."""
        sentences = zip(self.sentence_starts, self.sentence_ends, strict=True)
        self.nicknames = nicknames(self.words, self.tags, sentences)
        """Where a nickname begins inside a name, and the token after it."""

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens ``start`` to ``end`` (half open) in the text.

        Raises:
            ValueError: if there is none.
        """
        if start >= end:
            raise ValueError(f"no tokens from {start} to {end}")
        return Span(self._starts[start], self._ends[end - 1])

    def said(self, start: int, end: int) -> str:
        """The text of the tokens ``start`` to ``end``, on one line."""
        if end == start + 1:
            return self.words[start]
        return one_line(self.text[self._starts[start] : self._ends[end - 1]])


def _ranges(starts: list[int], ends: list[int], count: int) -> list[tuple[int, int]]:
    """The sentence of each token and of the end; a token between two sentences counts as one of the first."""
    stops = [*starts, count + 1]
    found = [(i, i + 1) for i in range(stops[0])]
    for start, end, stop in zip(starts, ends, stops[1:], strict=True):
        found += [(start, end)] * (stop - start)
    return found
