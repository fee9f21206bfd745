"""The component ``english.tokens``: sentences, and tokens with lemma and part of speech."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.tagging.tagger import tag
from newsparse.model import BlockKind, Item, ParsedArticle, Sentence, Tokens, item_id
from newsparse.text import blocks_of, sentences, tokenize

SILENT = frozenset({BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE})
"""Blocks that hold no sentence."""


class EnglishTokens:
    """Cuts every block that has sentences into sentences, and each of them into tokens.

    Example:
        >>> from newsparse.model import Article
        >>> *sentences, tokens = EnglishTokens()(ParsedArticle(article=Article(text="Mali says no. Niger agrees.")))
        >>> len(sentences), tokens.lemmas[:3]
        (2, ('Mali', 'say', 'no'))
    """

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the sentences of the document, and one table of its tokens."""
        text = document.article.text
        starts: list[int] = []
        ends: list[int] = []
        firsts: list[int] = []
        for block in blocks_of(document.article):
            if block.kind in SILENT:
                continue
            for span in sentences(text, block.span):
                firsts.append(len(starts))
                more_starts, more_ends = tokenize(text, span.start, span.end)
                starts += more_starts
                ends += more_ends
                yield Sentence(id=item_id(document.article.id, "sentence", [span]), span=span)
        words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
        lemmas, upos = tag(words, firsts)
        yield Tokens(starts=starts, ends=ends, lemmas=lemmas, upos=upos)
