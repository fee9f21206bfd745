"""The component ``neural.tokens``: sentences, and tokens with lemma, part of speech, head and relation."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.tagging import tag
from newsparse.model import Item, ParsedArticle, Sentence, Tokens, item_id
from newsparse_neural.component import Reader, other_language


class NeuralTokens:
    """Tokens and sentences are cut by rule, as everywhere in newsparse; the tree over them is the network's."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the sentences, one table of tokens, and a diagnostic if the article is in another language."""
        article = document.article
        found = self.read(article)
        page = found.page
        for span in page.spans:
            yield Sentence(id=item_id(article.id, "sentence", [span]), span=span)
        lemmas, upos = tag(page.words, page.sentences)
        yield Tokens(
            starts=page.starts, ends=page.ends, lemmas=lemmas, upos=upos, heads=found.heads, deprels=found.deprels
        )
        remark = other_language(article, found)
        if remark is not None:
            yield remark
