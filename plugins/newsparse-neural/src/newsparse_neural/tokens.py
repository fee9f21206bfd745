"""The component ``neural.tokens``: the network's tags where it is sure of them, with the lemmas that they lead to."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.tagging.readings import lemma
from newsparse.model import Item, ParsedArticle
from newsparse_neural.component import Reader

SURE = 0.9
"""How likely a tag of the network must be to replace another one."""


class NeuralTokens:
    """Tags words anew where the network is sure; the others keep the tags and lemmas that they have."""

    def __init__(self, model: str = "", threads: int = 1, sure: float = SURE) -> None:
        self.read = Reader(model, threads)
        self.sure = sure

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the table of tokens with better tags and lemmas."""
        tokens = document.tokens
        if tokens is None or not tokens.upos:
            return
        found = self.read(document)
        upos, lemmas = list(tokens.upos), list(tokens.lemmas)
        for i, (tag, likely) in enumerate(zip(found.upos, found.tagged, strict=True)):
            word = found.page.words[i]
            if tag != upos[i] and likely >= self.sure and any(map(str.isalpha, word)):
                upos[i], lemmas[i] = tag, lemma(word, tag)
        yield attrs.evolve(tokens, upos=upos, lemmas=lemmas)
