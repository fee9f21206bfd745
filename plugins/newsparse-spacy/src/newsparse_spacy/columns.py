"""From spaCy's tokens to the columns of newsparse: places in the article, and trees in Universal Dependencies.

White space is a token to spaCy, and none here; the offsets of both count code points.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs
from spacy.tokens import Doc, Token

from newsparse.english.api import lemma
from newsparse.model import Span, Tokens
from newsparse.text import sentences
from newsparse_spacy.dependencies import universal

_UNKNOWN = "X"


@attrs.frozen
class Stretch:
    """The tokens ``first`` to before ``end`` of a ``Doc``; its character 0 stands at ``offset`` in the article."""

    doc: Doc
    first: int
    end: int
    offset: int


class Columns:
    """Tokens and sentences of an article, added stretch by stretch in the order of the text."""

    def __init__(self, text: str, language: str) -> None:
        self.sentences: list[Span] = []
        self._text = text
        self._english = language == "en"
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._lemmas: list[str] = []
        self._upos: list[str] = []
        self._heads: list[int] = []
        self._deprels: list[str] = []

    def add(self, stretch: Stretch) -> None:
        """Add the sentences of a stretch."""
        for tokens in _sentences(stretch, self._text):
            self._add_sentence(tokens, stretch.offset)

    def tokens(self) -> Tokens:
        """The table of all tokens so far."""
        return Tokens(
            starts=self._starts,
            ends=self._ends,
            lemmas=self._lemmas,
            upos=self._upos,
            heads=self._heads,
            deprels=self._deprels,
        )

    def _add_sentence(self, tokens: Sequence[Token], offset: int) -> None:
        first = len(self._starts)
        starts = [token.idx + offset for token in tokens]
        ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
        words = [self._text[a:b] for a, b in zip(starts, ends, strict=True)]
        tags = [_tag(token, word) for token, word in zip(tokens, words, strict=True)]
        lemmas = [self._lemma(token, word, tag) for token, word, tag in zip(tokens, words, tags, strict=True)]
        heads, relations = universal(words, tags, lemmas, _heads(tokens), [token.dep_ for token in tokens])
        self._starts += starts
        self._ends += ends
        self._upos += tags
        self._lemmas += lemmas
        self._heads += (first + head for head in heads)
        self._deprels += relations
        self.sentences.append(Span(starts[0], ends[-1]))

    def _lemma(self, token: Token, word: str, tag: str) -> str:
        """The lemma that spaCy found; where no component of it looks for lemmas, that of newsparse."""
        return token.lemma_ or (lemma(word, tag) if self._english else word.lower())


def _tag(token: Token, word: str) -> str:
    """The part of speech that spaCy found, but what has neither letter nor digit is a sign, whatever it looks like."""
    if token.pos_ in ("PUNCT", "SYM") or any(map(str.isalnum, word)):
        return token.pos_ or _UNKNOWN
    return "PUNCT" if all(unicodedata.category(c).startswith("P") for c in word) else "SYM"


def _sentences(stretch: Stretch, text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence, without white space: as spaCy cut them, or newsparse where spaCy did not."""
    tokens = list(stretch.doc[stretch.first : stretch.end])
    words = [token for token in tokens if not token.is_space]
    if not words:
        return
    if stretch.doc.has_annotation("SENT_START"):
        starts = [token.idx for token in tokens if token.is_sent_start]
    else:
        whole = Span(words[0].idx + stretch.offset, words[-1].idx + len(words[-1]) + stretch.offset)
        starts = [span.start - stretch.offset for span in sentences(text, whole)]
    for _, group in groupby(words, lambda token: bisect_right(starts, token.idx)):
        yield list(group)


def _heads(tokens: Sequence[Token]) -> list[int]:
    """The head of each token, as an index into the sentence; a token whose head lies outside of it is a root."""
    places = {token.i: place for place, token in enumerate(tokens)}
    return [_head(token, places) for token in tokens]


def _head(token: Token, places: dict[int, int]) -> int:
    above = token.head
    while above.i not in places and above.head.i != above.i:  # white space, which governs nothing
        above = above.head
    return places.get(above.i, places[token.i])
