"""The component ``spacy.tokens``: tokens, sentences and trees as spaCy finds them."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.errors import ConfigurationError
from newsparse.model import Item, ParsedArticle, Sentence, item_id
from newsparse_spacy.reading import Reader

_GIVEN_BY = {
    "POS": "parts of speech (a tagger with its attribute_ruler, or a morphologizer)",
    "DEP": "trees (a parser)",
}


class SpacyTokens:
    """Cuts every block that has sentences as spaCy does: for ``english.tokens``.

    Args:
        model: the name or path of a spaCy model; the only installed one for English where there is none.

    Raises:
        ConfigurationError: when an article is read, if there is no such model, or it has no tagger or parser.
    """

    def __init__(self, model: str = "") -> None:
        self.read = Reader(model)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the sentences of the document, and one table of its tokens."""
        found = self.read(document)
        missing = [what for attribute, what in _GIVEN_BY.items() if attribute in found.missing]
        if missing:
            raise ConfigurationError(
                f"the spaCy pipeline gives no {' and no '.join(missing)}; use a model that has them, such as "
                "en_core_web_sm, or newsparse's own pipeline rules"
            )
        for span in found.sentences:
            yield Sentence(id=item_id(document.article.id, "sentence", [span]), span=span)
        yield found.tokens
