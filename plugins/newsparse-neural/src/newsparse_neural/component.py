"""What the components share: options, and the reading of an article."""

from __future__ import annotations

import attrs

from newsparse.model import Article
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
