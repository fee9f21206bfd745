"""The words of a document with their tags, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right

from newsparse.english.grammar.nicknames import nicknames
from newsparse.model import ParsedArticle, Span
from newsparse.text import one_line


class TaggedText:
    """The tokens of a document: as written, in lower case, with tags and lemmas, and where its sentences begin."""

    def __init__(self, document: ParsedArticle) -> None:
        tokens = document.tokens
        self.text = document.article.text
        self.tokens = tokens
        self.words: list[str] = []
        self.lower: list[str] = []
        self.tags: tuple[str, ...] = ()
        self.lemmas: tuple[str, ...] = ()
        self.sentence_starts: list[int] = []
        self.sentence_ends: list[int] = []
        if tokens is not None:
            text = self.text
            self.words = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
            self.lower = [w.lower() for w in self.words]
            self.tags = tokens.upos
            self.lemmas = tokens.lemmas
            for sentence in document.sentences:
                inside = tokens.within(sentence.span)
                self.sentence_starts.append(inside.start)
                self.sentence_ends.append(inside.stop)
        sentences = zip(self.sentence_starts, self.sentence_ends, strict=True)
        self.nicknames = nicknames(self.words, self.tags, sentences)
        """Where a nickname begins inside a name, and the token after it."""

    def sentence_range(self, token: int) -> tuple[int, int]:
        """First token, and the one after the last, of the sentence that a token stands in."""
        i = bisect_right(self.sentence_starts, token) - 1
        return (self.sentence_starts[i], self.sentence_ends[i]) if i >= 0 else (token, token + 1)

    def span(self, start: int, end: int) -> Span:
        """The span of the tokens ``start`` to ``end`` (half open) in the text.

        Raises:
            ValueError: if there is none.
        """
        if self.tokens is None or start >= end:
            raise ValueError(f"no tokens from {start} to {end}")
        return Span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def said(self, start: int, end: int) -> str:
        """The text of the tokens ``start`` to ``end``, on one line."""
        return one_line(self.span(start, end).of(self.text))
