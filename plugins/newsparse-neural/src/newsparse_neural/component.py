"""What the components share: options, the reading of an article, and the guard against other languages."""

from __future__ import annotations

import attrs

from newsparse.model import Article, Diagnostic, Level
from newsparse_neural.language import is_english
from newsparse_neural.reading import Reading, reading


@attrs.frozen
class Reader:
    """Reads articles with one model. It pickles as its options; every process loads the network when it first reads.

    Raises:
        NewsparseError: when a file of the model is missing or damaged.
    """

    model: str = ""
    threads: int = 1

    def __call__(self, article: Article) -> Reading:
        """What the network finds in an article: nothing but tokens if it is in another language."""
        return reading(article, self.model, self.threads)


def other_language(article: Article, found: Reading) -> Diagnostic | None:
    """A remark if an article is not in English, so that nothing is looked for."""
    if is_english(found.page.words, article.language):
        return None
    said = f"the article is in {article.language!r}" if article.language else "the text does not look English"
    return Diagnostic(
        level=Level.WARNING,
        code="other-language",
        message=f"{said}; the model reads English, so no mentions and attributions are looked for",
    )
