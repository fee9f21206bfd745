"""The component ``neural.tokens``: the network's trees, and its tags where it is sure of them, with their lemmas."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.api import EnglishTokens, lemma
from newsparse.errors import ConfigurationError
from newsparse.model import Item, ParsedArticle, Sentence, Tokens
from newsparse_neural.component import Reader

SURE = 0.9
"""How likely a tag of the network must be to replace another one."""


class NeuralTokens:
    """Tokens and sentences as the rules of English cut them, with better tags and trees: for ``english.tokens``."""

    def __init__(self, model: str = "", threads: int = 1, sure: float = SURE) -> None:
        self.read = Reader(model, threads)
        if not 0 <= sure <= 1:
            raise ConfigurationError(f"sure is a number from 0 to 1, not {sure!r:.40}")
        self.sure = sure

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the sentences of the document, and one table of its tokens."""
        found = list(EnglishTokens()(document))
        sentences = tuple(item for item in found if isinstance(item, Sentence))
        tokens = next(item for item in found if isinstance(item, Tokens))
        yield from sentences
        yield self._tagged(attrs.evolve(document, tokens=tokens, sentences=sentences), tokens)

    def _tagged(self, document: ParsedArticle, tokens: Tokens) -> Tokens:
        """The tokens with the network's trees, and its tags where it is sure of them."""
        found = self.read(document)
        upos, lemmas = list(tokens.upos), list(tokens.lemmas)
        for i, (tag, likely) in enumerate(zip(found.upos, found.tagged, strict=True)):
            word = found.page.words[i]
            if tag != upos[i] and likely >= self.sure and any(map(str.isalpha, word)):
                upos[i], lemmas[i] = tag, lemma(word, tag)
        return attrs.evolve(tokens, upos=upos, lemmas=lemmas, heads=found.heads, deprels=found.deprels)
